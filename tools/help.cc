#include "tools/help.h"

#include <fmt/format.h>

#include <algorithm>

namespace casebook {
namespace {

std::string usage(const Command& command) {
  std::string line = fmt::format("casebook {}", command.name);
  for (const Option& option : command.options) {
    if (option.required) {
      line += fmt::format(" {} {}", option.name, option.value);
    }
  }
  const bool optional =
      std::any_of(command.options.begin(), command.options.end(),
                  [](const Option& option) { return !option.required; });
  if (optional) line += " [OPTIONS]";
  for (const Operand& operand : command.operands) {
    const std::string_view name =
        operand.choices[0] == '\0' ? operand.name : operand.choices;
    const std::string words =
        fmt::format("{}{}", name, operand.many ? "…" : "");
    line += operand.required ? fmt::format(" {}", words)
                             : fmt::format(" [{}]", words);
  }
  return line;
}

std::string option_line(const Option& option) {
  std::string left = option.name;
  if (option.value != nullptr) left += fmt::format(" {}", option.value);
  std::string right = option.help;
  if (option.choices[0] != '\0') {
    std::string list = option.choices;
    std::replace(list.begin(), list.end(), '|', ' ');
    right += fmt::format(": {}", list);
  }
  if (option.fallback[0] != '\0') {
    right += fmt::format(" (otherwise {})", option.fallback);
  }
  return fmt::format("  {:<24} {}\n", left, right);
}

}  // namespace

std::string help_text(std::span<const Command> commands) {
  std::string text =
      "casebook reads case reports and gives back facts, each with the exact\n"
      "characters that say so. It works offline.\n\n"
      "Usage: casebook COMMAND [WORDS]\n\nCommands:\n";
  for (const Command& command : commands) {
    text += fmt::format("  {:<12} {}\n", command.name, command.summary);
  }
  text +=
      "\n  --help        this page; 'casebook COMMAND --help' for a command\n"
      "  --version     the program, its libraries and its grammar\n\n"
      "Exit codes: 0 done; 1 some inputs refused, or a search without a hit;\n"
      "2 usage; 3 grammar invalid; 4 knowledge base unusable; 5 busy; 6 disk\n"
      "full or input/output; 70 a bug of casebook; 128+n signal n.\n";
  return text;
}

std::string help_text(const Command& command) {
  std::string text = fmt::format("{}.\n\nUsage: {}\n\n{}\n", command.summary,
                                 usage(command), command.help);
  text += "\nOptions:\n";
  for (const Option& option : command.options) text += option_line(option);
  text += option_line({"--help", nullptr, "this page"});
  text += "\nExamples:\n";
  for (const Example& example : command.examples) {
    text += fmt::format("  {}\n      {}\n", example.line, example.why);
  }
  return text;
}

}  // namespace casebook
