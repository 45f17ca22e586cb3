#include "tools/completion.h"

#include "tools/command_table.h"
#include "tools/commands/commands.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"SHELL", true, false, "bash|zsh|fish"}};
constexpr Example kExamples[] = {
    {"source <(casebook completion bash)", "for this shell"},
    {"casebook completion fish > ~/.config/fish/completions/casebook.fish",
     "for good"},
};

void run(const Words& words, Console& console) {
  console.print(completion_script(words.operands().front(), commands()));
}

}  // namespace

constexpr Command kCompletionCommand = {
    "completion",
    "Print a completion script for a shell",
    "Completes commands, options and the values of options.",
    kOperands,
    {},
    kExamples,
    run};

}  // namespace casebook
