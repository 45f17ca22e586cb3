#include "tools/help.h"

#include <fmt/format.h>

#include <algorithm>

namespace casebook {
namespace {

std::string option_line(const Option& option) {
  std::string left = option.name;
  if (option.value != nullptr) left += fmt::format(" {}", option.value);
  return fmt::format("  {:<24} {}\n", left, option_meaning(option));
}

}  // namespace

std::string usage_line(const Command& command) {
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

std::string option_meaning(const Option& option) {
  std::string meaning = option.help;
  if (option.choices[0] != '\0') {
    std::string list = option.choices;
    std::replace(list.begin(), list.end(), '|', ' ');
    meaning += fmt::format(": {}", list);
  }
  if (option.fallback[0] != '\0') {
    meaning += fmt::format(" (otherwise {})", option.fallback);
  }
  return meaning;
}

std::string_view purpose_text() {
  return "casebook reads case reports and gives back facts, each with the "
         "exact\ncharacters that say so. It works offline.";
}

std::string_view exit_status_text() {
  return "0 done; 1 some inputs refused, or a search without a hit;\n"
         "2 usage; 3 grammar invalid; 4 knowledge base unusable; 5 busy; 6 "
         "disk\nfull or input/output; 70 a bug of casebook; 128+n signal n.";
}

std::string help_text(std::span<const Command> commands) {
  std::string text = fmt::format(
      "{}\n\nUsage: casebook COMMAND [WORDS]\n\nCommands:\n", purpose_text());
  for (const Command& command : commands) {
    text += fmt::format("  {:<12} {}\n", command.name, command.summary);
  }
  text += fmt::format(
      "\n  --help        this page; 'casebook COMMAND --help' for a command\n"
      "  --version     the program, its libraries and its grammar\n\n"
      "Exit codes: {}\n",
      exit_status_text());
  return text;
}

std::string help_text(const Command& command) {
  std::string text = fmt::format("{}.\n\nUsage: {}\n\n{}\n", command.summary,
                                 usage_line(command), command.help);
  text += "\nOptions:\n";
  for (const Option& option : command.options) text += option_line(option);
  text += option_line({"--help", nullptr, "this page"});
  if (command.more != nullptr) text += "\n" + command.more();
  text += "\nExamples:\n";
  for (const Example& example : command.examples) {
    text += fmt::format("  {}\n      {}\n", example.line, example.why);
  }
  return text;
}

}  // namespace casebook
