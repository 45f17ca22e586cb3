#include "corpus/limited_child.h"

#include <gtest/gtest.h>

#include "corpus/child_walls.h"

namespace casebook {
namespace {

ChildReport run(std::vector<std::string> words, std::string_view input,
                const ChildLimits& limits = {}) {
  words[0] = find_program(words[0]);
  return run_limited(words, input, limits);
}

TEST(LimitedChild, GivesBackWhatTheProgramMakesOfItsInput) {
  const std::string input(300000, 'x');  // more than a pipe holds
  const ChildReport report = run({"cat"}, input);
  EXPECT_EQ(report.end, ChildEnd::kDone);
  EXPECT_EQ(report.code, 0);
  EXPECT_TRUE(report.output == input);
}

TEST(LimitedChild, TellsAProgramThatIsNotThere) {
  EXPECT_EQ(find_program("no-such-program-at-all"), "");
  EXPECT_EQ(run({"no-such-program-at-all"}, "").end, ChildEnd::kNotStarted);
  EXPECT_EQ(run_limited({"/no/such/program"}, "", {}).end,
            ChildEnd::kNotStarted);
}

TEST(LimitedChild, GivesTheExitCodeAndWhatWasSaidOfIt) {
  const ChildReport report = run({"cat", "/no/such/file"}, "");
  EXPECT_EQ(report.end, ChildEnd::kDone);
  EXPECT_EQ(report.code, 1);
  EXPECT_NE(report.errors.find("/no/such/file"), std::string::npos);
}

TEST(LimitedChild, StopsOneThatSleepsPastTheWallTime) {
  EXPECT_EQ(run({"sleep", "60"}, "", {.wall_seconds = 1}).end,
            ChildEnd::kTimedOut);
}

TEST(LimitedChild, StopsOneThatWorksPastTheProcessorTime) {
  const ChildReport report = run({"mawk", "BEGIN { while (1) ++i }"}, "",
                                 {.cpu_seconds = 1, .wall_seconds = 30});
  if (report.end == ChildEnd::kNotStarted) GTEST_SKIP() << "needs mawk";
  EXPECT_EQ(report.end, ChildEnd::kTimedOut);
}

TEST(LimitedChild, StopsOneThatPassesTheOutput) {
  const ChildReport report = run({"yes"}, "", {.output = 100000});
  EXPECT_EQ(report.end, ChildEnd::kTooMuch);
  EXPECT_EQ(report.output.size(), 100000U);
}

TEST(LimitedChild, KeepsMemoryFromOneThatWantsTooMuch) {
  const ChildReport report =
      run({"mawk", "BEGIN { s = \"x\"; while (1) s = s s }"}, "",
          {.wall_seconds = 20, .memory = std::size_t{256} << 20});
  if (report.end == ChildEnd::kNotStarted) GTEST_SKIP() << "needs mawk";
  EXPECT_TRUE(report.end == ChildEnd::kCrashed || report.code != 0);
}

TEST(LimitedChild, WritesNoFileAndReadsNoneOfOurs) {
  if (!ChildWalls::has_landlock()) GTEST_SKIP() << "needs Landlock";
  const std::string place = testing::TempDir() + "casebook-evil";
  EXPECT_NE(run({"touch", place}, "").code, 0);
  EXPECT_NE(run({"cat", CASEBOOK_SOURCE_DIR "/README.md"}, "").code, 0);
  EXPECT_NE(run({"cat", "/etc/passwd"}, "").code, 0);
}

TEST(LimitedChild, StartsNoOtherProgram) {
  const ChildReport report = run({"nice", "cat"}, "let me out");
  if (!ChildWalls::has_landlock()) GTEST_SKIP() << "needs Landlock";
  EXPECT_NE(report.code, 0);
  EXPECT_EQ(report.output, "");
}

}  // namespace
}  // namespace casebook
