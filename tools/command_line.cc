#include "tools/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>

#include "corpus/suggestion.h"

namespace casebook {
namespace {

Error usage_error(std::string where, std::string what, std::string hint) {
  return {Fault::kUsage, "E-USAGE", std::move(where), std::move(what),
          std::move(hint)};
}

std::string see_help(const Command& command) {
  return "see 'casebook " + std::string(command.name) + " --help'";
}

// Whoever lacks a word sees a whole line that works.
std::string see_example(const Command& command) {
  if (command.examples.empty()) return see_help(command);
  return "for example: " + std::string(command.examples.front().line) + "; " +
         see_help(command);
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 10 &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// Whether a value is one of the choices, or a number where "N" is asked for.
Status check_value(const Command& command, const std::string& name,
                   const std::string& value, const char* choices) {
  const std::vector<std::string_view> allowed = split_choices(choices);
  if (allowed.empty()) return Ok{};
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) {
    return Ok{};
  }
  std::string list;
  for (const std::string_view choice : allowed) {
    list += (list.empty() ? "" : ", ") + std::string(choice);
  }
  return usage_error("casebook " + std::string(command.name),
                     name + " cannot be '" + value + "'; it is one of " + list,
                     did_you_mean(value, allowed, ""));
}

Status check_options(const Command& command, const Words& words) {
  for (const Option& option : command.options) {
    const bool given = words.given(option.name);
    if (option.required && !given) {
      return usage_error(
          "casebook " + std::string(command.name),
          std::string(option.name) + " " + option.value + " is needed",
          see_example(command));
    }
    if (!given || option.value == nullptr) continue;
    const std::string value = words.get(option.name);
    if (std::string_view(option.value) == "N" && !is_number(value)) {
      return usage_error("casebook " + std::string(command.name),
                         std::string(option.name) +
                             " takes a whole number, not '" + value + "'",
                         see_help(command));
    }
    Status checked = check_value(command, option.name, value, option.choices);
    if (!checked) return checked;
  }
  return Ok{};
}

Status check_operands(const Command& command, const Words& words) {
  const std::vector<std::string>& given = words.operands();
  std::size_t used = 0;
  for (const Operand& operand : command.operands) {
    if (used >= given.size()) {
      if (!operand.required) continue;
      return usage_error("casebook " + std::string(command.name),
                         std::string(operand.name) + " is missing",
                         see_example(command));
    }
    Status checked =
        check_value(command, operand.name, given[used], operand.choices);
    if (!checked) return checked;
    used = operand.many ? given.size() : used + 1;
  }
  if (used < given.size()) {
    return usage_error("casebook " + std::string(command.name),
                       "'" + given[used] + "' is one word too many",
                       see_help(command));
  }
  return Ok{};
}

Error unknown_option(const Command& command, const std::string& word) {
  std::vector<std::string_view> names = {"--help"};
  for (const Option& option : command.options) names.emplace_back(option.name);
  const std::string name = word.substr(0, word.find('='));
  return usage_error("casebook " + std::string(command.name),
                     "there is no option '" + name + "'",
                     did_you_mean(name, names, see_help(command)));
}

Error no_value(const Command& command, const std::string& problem) {
  for (const Option& option : command.options) {
    if (option.value == nullptr ||
        !problem.starts_with(std::string(option.name) + ":"))
      continue;
    return usage_error(
        "casebook " + std::string(command.name),
        std::string(option.name) + " is without its " + option.value,
        see_example(command));
  }
  return usage_error("casebook " + std::string(command.name), problem,
                     see_help(command));
}

// Splits the words of one command with CLI11. Its callbacks write here.
Result<Call> parse_words(const Command& command,
                         std::vector<std::string> arguments) {
  Call call;
  call.command = &command;
  CLI::App app;
  app.set_help_flag();
  app.add_flag("-h,--help", call.help);
  std::deque<std::string> values(command.options.size());
  std::deque<bool> switches(command.options.size());
  std::vector<CLI::Option*> handles;
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    handles.push_back(option.value == nullptr
                          ? app.add_flag(option.name, switches[i])
                          : app.add_option(option.name, values[i]));
    handles.back()->take_last();
    call.words.set_fallback(option.name, option.fallback);
  }
  std::vector<std::string> operands;
  app.add_option("operands", operands);
  try {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    app.parse(arguments);
  } catch (const CLI::ExtrasError&) {
    const std::vector<std::string> left = app.remaining();
    return unknown_option(command, left.empty() ? "" : left.front());
  } catch (const CLI::ParseError& problem) {
    return no_value(command, problem.what());
  }
  for (std::size_t i = 0; i < handles.size(); ++i) {
    if (handles[i]->count() == 0) continue;
    call.words.set(command.options[i].name, values[i]);
  }
  for (std::string& operand : operands) {
    call.words.add_operand(std::move(operand));
  }
  return call;
}

}  // namespace

Result<Call> parse_command_line(const std::vector<std::string>& arguments,
                                std::span<const Command> commands) {
  Call call;
  if (arguments.empty()) return call;
  const std::string& name = arguments.front();
  call.help = name == "--help" || name == "-h";
  call.version = name == "--version" || name == "-V";
  if (call.help || call.version) return call;
  const auto found =
      std::find_if(commands.begin(), commands.end(),
                   [&](const Command& c) { return name == c.name; });
  if (found == commands.end()) {
    std::vector<std::string_view> names = {"--help", "--version"};
    for (const Command& command : commands) names.emplace_back(command.name);
    return usage_error("casebook", "there is no command '" + name + "'",
                       did_you_mean(name, names, "see 'casebook --help'"));
  }
  Result<Call> parsed =
      parse_words(*found, {arguments.begin() + 1, arguments.end()});
  if (!parsed || parsed->help) return parsed;
  if (const Status checked = check_options(*found, parsed->words); !checked) {
    return checked.error();
  }
  if (const Status checked = check_operands(*found, parsed->words); !checked) {
    return checked.error();
  }
  return parsed;
}

}  // namespace casebook
