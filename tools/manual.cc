#include "tools/manual.h"

#include <fmt/format.h>

#include "tools/help.h"

namespace casebook {
namespace {

// Text as man(7) prints it: a hyphen that can be copied, no escape taken for
// one of roff's, no line taken for a request.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

// A long list of choices may be broken behind each.
std::string choices_broken(std::string_view usage) {
  std::string text;
  for (const char c : usage) {
    text += c;
    if (c == '|') text += "\\:";
  }
  return text;
}

std::string option_part(const Option& option) {
  std::string text = fmt::format(".TP\n.B {}", roff(option.name));
  if (option.value != nullptr)
    text = fmt::format(".TP\n.BI {} \" {}\"", roff(option.name), option.value);
  return fmt::format("{}\n{}\n", text, roff(option_meaning(option)));
}

std::string command_part(const Command& command) {
  std::string text = fmt::format(
      ".SS {}\n{}.\n.PP\n.B {}\n.PP\n{}\n", command.name, roff(command.summary),
      choices_broken(roff(usage_line(command))), roff(command.help));
  for (const Option& option : command.options) text += option_part(option);
  if (command.more != nullptr)
    text += fmt::format(".PP\n{}", roff(command.more()));
  for (const Example& example : command.examples) {
    text += fmt::format(".PP\n{}:\n.PP\n.EX\n{}\n.EE\n", roff(example.why),
                        roff(example.line));
  }
  return text;
}

}  // namespace

std::string manual_page(std::span<const Command> commands,
                        std::string_view version) {
  std::string text = fmt::format(
      ".TH CASEBOOK 1 \"\" \"{}\" \"User Commands\"\n"
      ".ad l\n"  // a line of many choices cannot be adjusted
      ".SH NAME\ncasebook \\- read case reports and give back evidence\n"
      ".SH SYNOPSIS\n.B casebook\n.I COMMAND\n.RI [ WORDS ]\n"
      ".SH DESCRIPTION\n{}\n.SH COMMANDS\n",
      roff(version), roff(purpose_text()));
  for (const Command& command : commands) text += command_part(command);
  text += fmt::format(".SH \"EXIT STATUS\"\n{}\n", roff(exit_status_text()));
  text +=
      ".SH ENVIRONMENT\n"
      ".TP\n.B NO_COLOR\nif set and not empty, nothing is coloured\n"
      ".TP\n.B COLUMNS\nthe width of tables for people\n"
      ".SH FILES\n"
      ".TP\n.I NAME.casebook\n"
      "a knowledge base: one SQLite file that any SQLite tool opens\n";
  return text;
}

}  // namespace casebook
