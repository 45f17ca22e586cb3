#include "tools/command_line.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"PATH", true, true}};
constexpr Option kOptions[] = {
    {"--format", "FORMAT", "the format", "csv|jsonl", "jsonl"},
    {"--jobs", "N", "how many", "", "2"},
    {"--all", nullptr, "all of it"},
    {"--kb", "FILE", "the base", "", "", true},
};
constexpr Operand kAction[] = {{"ACTION", true, false, "check|test"}};
constexpr Example kExamples[] = {{"casebook table --kb x", "the table"}};
constexpr Command kCommands[] = {
    {"extract", "Print facts", "Help.", kOperands, kOptions, {}, nullptr},
    {"grammar", "Look at rules", "Help.", kAction, {}, {}, nullptr},
    {"table", "Print it", "Help.", {}, kOptions, kExamples, nullptr},
};

Result<Call> parse(const std::vector<std::string>& words) {
  return parse_command_line(words, kCommands);
}

std::string complaint(const std::vector<std::string>& words) {
  const Result<Call> call = parse(words);
  return call ? "accepted" : call.error().to_text();
}

TEST(CommandLine, SplitsOptionsAndOperandsInAnyOrder) {
  const Result<Call> call = parse(
      {"extract", "a.txt", "--format=csv", "--kb", "x", "--all", "b.txt", "-"});
  ASSERT_TRUE(call) << call.error().to_text();
  EXPECT_STREQ(call->command->name, "extract");
  EXPECT_EQ(call->words.get("--format"), "csv");
  EXPECT_TRUE(call->words.given("--all"));
  EXPECT_EQ(call->words.operands(),
            (std::vector<std::string>{"a.txt", "b.txt", "-"}));
}

TEST(CommandLine, GivesFallbacksToOptionsThatWereNotGiven) {
  const Result<Call> call = parse({"extract", "--kb", "x", "a.txt"});
  ASSERT_TRUE(call);
  EXPECT_EQ(call->words.get("--format"), "jsonl");
  EXPECT_EQ(call->words.number("--jobs"), 2);
  EXPECT_FALSE(call->words.given("--format"));
  EXPECT_FALSE(call->words.given("--all"));
}

TEST(CommandLine, TakesWhatFollowsTwoDashesAsOperands) {
  const Result<Call> call = parse({"extract", "--kb", "x", "--", "--odd.txt"});
  ASSERT_TRUE(call) << call.error().to_text();
  EXPECT_EQ(call->words.operands(), std::vector<std::string>{"--odd.txt"});
}

TEST(CommandLine, SuggestsTheCommandThatWasMeant) {
  EXPECT_EQ(complaint({"extrcat"}),
            "casebook: there is no command 'extrcat'; did you mean "
            "'extract'? [E-USAGE]");
}

TEST(CommandLine, SuggestsTheOptionThatWasMeant) {
  EXPECT_EQ(complaint({"extract", "--fromat", "csv", "a.txt"}),
            "casebook extract: there is no option '--fromat'; did you mean "
            "'--format'? [E-USAGE]");
}

TEST(CommandLine, SuggestsTheValueThatWasMeant) {
  EXPECT_EQ(complaint({"extract", "--kb", "x", "--format", "cvs", "a.txt"}),
            "casebook extract: --format cannot be 'cvs'; it is one of csv, "
            "jsonl; did you mean 'csv'? [E-USAGE]");
  EXPECT_EQ(complaint({"grammar", "tset"}),
            "casebook grammar: ACTION cannot be 'tset'; it is one of check, "
            "test; did you mean 'test'? [E-USAGE]");
}

TEST(CommandLine, RefusesWhatIsMissingOrTooMuch) {
  EXPECT_EQ(complaint({"extract", "--kb", "x"}),
            "casebook extract: PATH is missing; see 'casebook extract "
            "--help' [E-USAGE]");
  EXPECT_EQ(complaint({"extract", "a.txt"}),
            "casebook extract: --kb FILE is needed; see 'casebook extract "
            "--help' [E-USAGE]");
  EXPECT_EQ(complaint({"grammar", "check", "more"}),
            "casebook grammar: 'more' is one word too many; see 'casebook "
            "grammar --help' [E-USAGE]");
}

TEST(CommandLine, ShowsAWholeLineToWhomLacksAWord) {
  EXPECT_EQ(complaint({"table"}),
            "casebook table: --kb FILE is needed; for example: casebook table "
            "--kb x; see 'casebook table --help' [E-USAGE]");
  EXPECT_EQ(complaint({"table", "--kb"}),
            "casebook table: --kb is without its FILE; for example: casebook "
            "table --kb x; see 'casebook table --help' [E-USAGE]");
}

TEST(CommandLine, RefusesANumberThatIsNone) {
  for (const char* word : {"two", "-1", "1.5", "99999999999"}) {
    const std::string said =
        complaint({"extract", "--kb", "x", "--jobs", word, "a.txt"});
    EXPECT_NE(said.find(word), std::string::npos) << said;
  }
}

TEST(CommandLine, HelpNeedsNothingElse) {
  const Result<Call> call = parse({"extract", "--help"});
  ASSERT_TRUE(call);
  EXPECT_TRUE(call->help);
  EXPECT_STREQ(call->command->name, "extract");
}

TEST(Words, SplitsListsAtCommas) {
  Words words;
  words.set("--kinds", "age,,bmd");
  EXPECT_EQ(words.list("--kinds"), (std::vector<std::string>{"age", "bmd"}));
  EXPECT_TRUE(words.list("--other").empty());
}

}  // namespace
}  // namespace casebook
