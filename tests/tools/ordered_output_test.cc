#include "tools/ordered_output.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

namespace casebook {
namespace {

// A console whose streams can be read back.
class Recorder {
 public:
  Recorder() = default;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;
  ~Recorder() {
    (void)std::fclose(out_);
    (void)std::fclose(err_);
  }
  Console& console() { return console_; }
  std::string out() { return content(out_); }
  std::string err() { return content(err_); }

 private:
  static std::string content(std::FILE* file) {
    (void)std::fflush(file);
    std::rewind(file);
    std::string text;
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
      text += static_cast<char>(c);
    }
    return text;
  }
  std::FILE* out_ = std::tmpfile();
  std::FILE* err_ = std::tmpfile();
  Console console_{out_, err_, false};
};

// Earlier inputs take longer, so that later ones are done first.
std::string output_of(int jobs) {
  Recorder recorder;
  OrderedOutput output(recorder.console(), 4);
  constexpr std::size_t kCount = 12;
  for_each_input(kCount, jobs, [&](std::size_t i) {
    output.begin(i);
    output.print(i, std::string("a").append(std::to_string(i)).append("\n"));
    std::this_thread::sleep_for(std::chrono::milliseconds((kCount - i) % 4));
    output.print(i, std::string("b").append(std::to_string(i)).append("\n"));
    if (i % 5 == 0) {
      output.complain(
          i, {Fault::kInput, "E-X", std::to_string(i), "is refused", ""});
    }
    output.finish(i);
  });
  return recorder.out() + recorder.err();
}

TEST(OrderedOutput, IsTheSameForAnyNumberOfWorkers) {
  const std::string one = output_of(1);
  EXPECT_EQ(one.substr(0, 12), "a0\nb0\na1\nb1\n");
  EXPECT_NE(one.find("10: is refused [E-X]\n"), std::string::npos);
  EXPECT_EQ(output_of(2), one);
  EXPECT_EQ(output_of(8), one);
}

TEST(Console, KeepsTheGravestExitCode) {
  Recorder recorder;
  Console& console = recorder.console();
  console.complain({Fault::kInput, "E-A", "a", "is empty", ""});
  EXPECT_EQ(console.exit(), ExitCode::kRefused);
  console.complain({Fault::kBug, "E-BUG", "b", "failed", "report it"});
  console.complain({Fault::kGrammar, "E-G", "c", "is odd", ""});
  EXPECT_EQ(console.exit(), ExitCode::kBug);
  EXPECT_EQ(recorder.err(),
            "a: is empty [E-A]\nb: failed; report it [E-BUG]\n"
            "c: is odd [E-G]\n");
  EXPECT_EQ(recorder.out(), "");
}

TEST(Console, SaysThatADeviceIsFull) {
  std::FILE* full = std::fopen("/dev/full", "w");
  if (full == nullptr) GTEST_SKIP() << "no /dev/full here";
  std::FILE* err = std::tmpfile();
  Console console(full, err, false);
  console.print("data");
  console.flush();
  EXPECT_EQ(console.exit(), ExitCode::kDisk);
  EXPECT_FALSE(console.open());
  (void)std::fclose(full);
  (void)std::fclose(err);
}

}  // namespace
}  // namespace casebook
