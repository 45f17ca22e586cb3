#include "tools/completion.h"

#include <gtest/gtest.h>

#include "tools/help.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"PATH", true, true}};
constexpr Option kOptions[] = {
    {"--format", "FORMAT", "the facts' format", "csv|jsonl", "jsonl"}};
constexpr Example kExamples[] = {{"casebook extract a.txt", "one report"}};
constexpr Command kCommands[] = {{"extract", "Print facts", "All of them.",
                                  kOperands, kOptions, kExamples, nullptr}};

TEST(Completion, KnowsCommandsOptionsAndValuesInEachShell) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = completion_script(shell, kCommands);
    EXPECT_NE(script.find("extract"), std::string::npos) << shell;
    EXPECT_NE(script.find("format"), std::string::npos) << shell;
    EXPECT_NE(script.find("csv jsonl"), std::string::npos) << shell;
  }
  EXPECT_EQ(completion_script("tcsh", kCommands), "");
}

TEST(Completion, QuotesWhatTheShellWouldRead) {
  const std::string script = completion_script("fish", kCommands);
  EXPECT_NE(script.find("the facts'\\''"), std::string::npos) << script;
}

TEST(Help, ShowsUsageOptionsAndExamples) {
  const std::string text = help_text(kCommands[0]);
  EXPECT_NE(text.find("Usage: casebook extract [OPTIONS] PATH…"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("the facts' format: csv jsonl (otherwise jsonl)"),
            std::string::npos);
  EXPECT_NE(text.find("casebook extract a.txt"), std::string::npos);
}

TEST(Help, EndsTheOptionsWithWhatTheCommandAdds) {
  Command command = kCommands[0];
  command.more = [] { return std::string("Kinds: a, b\n"); };
  const std::string text = help_text(command);
  EXPECT_NE(text.find("this page\n\nKinds: a, b\n\nExamples"),
            std::string::npos)
      << text;
}

TEST(Help, ListsEveryCommandWithItsSummary) {
  const std::string text = help_text(kCommands);
  EXPECT_NE(text.find("extract      Print facts"), std::string::npos) << text;
}

}  // namespace
}  // namespace casebook
