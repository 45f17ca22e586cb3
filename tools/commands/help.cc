#include "tools/help.h"

#include <vector>

#include "corpus/suggestion.h"
#include "tools/command_table.h"
#include "tools/commands/commands.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"COMMAND", false}};
constexpr Example kExamples[] = {
    {"casebook help", "the list of commands"},
    {"casebook help extract", "one command"},
};

void run(const Words& words, Console& console) {
  if (words.operands().empty()) {
    console.print(help_text(commands()));
    return;
  }
  const std::string& name = words.operands().front();
  if (const Command* command = find_command(name); command != nullptr) {
    console.print(help_text(*command));
    return;
  }
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  console.complain({Fault::kUsage, "E-USAGE", "casebook help",
                    "there is no command '" + name + "'",
                    did_you_mean(name, names, "see 'casebook help'")});
}

}  // namespace

constexpr Command kHelpCommand = {"help",
                                  "Explain the program or one of its commands",
                                  "The same as --help.",
                                  kOperands,
                                  {},
                                  kExamples,
                                  run};

}  // namespace casebook
