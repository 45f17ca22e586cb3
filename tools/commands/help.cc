#include "tools/help.h"

#include <vector>

#include "corpus/suggestion.h"
#include "tools/command_table.h"
#include "tools/commands/commands.h"
#include "tools/manual.h"
#include "tools/version.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"COMMAND", false}};
constexpr Option kOptions[] = {{"--format", "FORMAT",
                                "a text to read, or the page for man",
                                "text|man", "text"}};
constexpr Example kExamples[] = {
    {"casebook help", "the list of commands"},
    {"casebook help extract", "one command"},
    {"casebook help --format man > casebook.1", "the manual page"},
};

void run(const Words& words, Console& console) {
  if (words.get("--format") == "man") {
    console.print(manual_page(commands(), program_version()));
    return;
  }
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

constexpr Command kHelpCommand = {
    "help",
    "Explain the program or one of its commands",
    "The same as --help. With --format man the whole manual page.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
