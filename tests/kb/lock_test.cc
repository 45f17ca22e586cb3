#include "kb/lock.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "scratch.h"

namespace casebook {
namespace {

using std::chrono::milliseconds;

TEST(WriterLock, ASecondOneIsToldWhoHoldsItSinceWhen) {
  const Scratch scratch;
  const Result<WriterLock> first = WriterLock::take(scratch.path(), {});
  ASSERT_TRUE(first);
  const Result<WriterLock> second = WriterLock::take(scratch.path(), {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().fault, Fault::kBusy);
  EXPECT_NE(second.error().what.find("pid " + std::to_string(getpid())),
            std::string::npos);
  EXPECT_NE(second.error().what.find(" since "), std::string::npos);
}

TEST(WriterLock, IsFreeAndGoneWhenItsHolderIs) {
  const Scratch scratch;
  { ASSERT_TRUE(WriterLock::take(scratch.path(), {})); }
  EXPECT_FALSE(std::filesystem::exists(scratch.path() + ".lock"));
  EXPECT_TRUE(WriterLock::take(scratch.path(), {}));
}

TEST(WriterLock, WaitsAsLongAsItIsTold) {
  const Scratch scratch;
  Result<WriterLock> first = WriterLock::take(scratch.path(), {});
  ASSERT_TRUE(first);
  std::thread leaver([&first] {
    std::this_thread::sleep_for(milliseconds(50));
    const WriterLock gone = std::move(*first);
  });
  EXPECT_TRUE(WriterLock::take(scratch.path(), milliseconds(5000)));
  leaver.join();
}

TEST(WriterLock, AKilledHolderLeavesItFree) {
  const Scratch scratch;
  const pid_t child = fork();
  if (child == 0) {
    const Result<WriterLock> held = WriterLock::take(scratch.path(), {});
    if (held) kill(getpid(), SIGKILL);
    _exit(1);
  }
  int state = 0;
  waitpid(child, &state, 0);
  ASSERT_TRUE(WIFSIGNALED(state));
  EXPECT_TRUE(std::filesystem::exists(scratch.path() + ".lock"));
  EXPECT_TRUE(WriterLock::take(scratch.path(), {}));
}

TEST(ReaderMark, IsSeenWhileItIsHeld) {
  const Scratch scratch;
  EXPECT_FALSE(has_readers(scratch.path()));
  {
    const Result<ReaderMark> one = ReaderMark::set(scratch.path());
    const Result<ReaderMark> two = ReaderMark::set(scratch.path());
    ASSERT_TRUE(one);
    ASSERT_TRUE(two);
    EXPECT_TRUE(has_readers(scratch.path()));
  }
  EXPECT_FALSE(has_readers(scratch.path()));
}

}  // namespace
}  // namespace casebook
