#include "tools/completion.h"

#include <fmt/format.h>

namespace casebook {
namespace {

std::string names_of(std::span<const Command> commands) {
  std::string list;
  for (const Command& command : commands) {
    list += fmt::format("{}{}", list.empty() ? "" : " ", command.name);
  }
  return list;
}

std::string spaced(const char* choices) {
  std::string list;
  for (const std::string_view choice : split_choices(choices)) {
    list += fmt::format("{}{}", list.empty() ? "" : " ", choice);
  }
  return list;
}

// Within single quotes of a shell.
std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

// The words that may stand as an operand of a command.
std::string operand_choices(const Command& command) {
  return command.operands.empty() ? "" : spaced(command.operands[0].choices);
}

std::string bash_script(std::span<const Command> commands) {
  std::string words, values;
  for (const Command& command : commands) {
    std::string list = "--help";
    for (const Option& option : command.options) {
      list += fmt::format(" {}", option.name);
      if (option.choices[0] == '\0') continue;
      values += fmt::format("    {}:{}) words=\"{}\" ;;\n", command.name,
                            option.name, spaced(option.choices));
    }
    const std::string operands = operand_choices(command);
    if (!operands.empty()) list += fmt::format(" {}", operands);
    words += fmt::format("    {}) words=\"{}\" ;;\n", command.name, list);
  }
  return fmt::format(
      "# casebook completion for bash: source this file.\n"
      "_casebook() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} words=\"\"\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    mapfile -t COMPREPLY < <(compgen -W \"{} --help --version\" "
      "-- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}}:${{COMP_WORDS[COMP_CWORD - 1]}} in\n"
      "{}  esac\n"
      "  if [[ -z $words && ( $word == -* || -z $word ) ]]; then\n"
      "  case ${{COMP_WORDS[1]}} in\n"
      "{}  esac\n"
      "  fi\n"
      "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
      "}}\n"
      "complete -o default -F _casebook casebook\n",
      names_of(commands), values, words);
}

std::string zsh_script(std::span<const Command> commands) {
  std::string list, cases;
  for (const Command& command : commands) {
    list += fmt::format("    {}\n", in_quotes(fmt::format("{}:{}", command.name,
                                                          command.summary)));
    cases += fmt::format("    {}) _arguments", command.name);
    for (const Option& option : command.options) {
      std::string spec = fmt::format("{}[{}]", option.name, option.help);
      if (option.choices[0] != '\0') {
        spec += fmt::format(":{}:({})", option.value, spaced(option.choices));
      } else if (option.value != nullptr) {
        spec += fmt::format(":{}:_files", option.value);
      }
      cases += fmt::format(" {}", in_quotes(spec));
    }
    const std::string operands = operand_choices(command);
    cases += operands.empty() ? " '*:file:_files' ;;\n"
                              : fmt::format(" '1:word:({})' ;;\n", operands);
  }
  return fmt::format(
      "#compdef casebook\n"
      "_casebook() {{\n"
      "  local -a verbs\n"
      "  verbs=(\n{}  )\n"
      "  if ((CURRENT == 2)); then\n"
      "    _describe command verbs\n"
      "    return\n"
      "  fi\n"
      "  local verb=$words[2]\n"
      "  shift words\n"
      "  ((CURRENT--))\n"
      "  case $verb in\n{}  esac\n"
      "}}\n"
      "_casebook \"$@\"\n",
      list, cases);
}

std::string fish_script(std::span<const Command> commands) {
  std::string text = "# casebook completion for fish.\n";
  for (const Command& command : commands) {
    text += fmt::format(
        "complete -c casebook -n __fish_use_subcommand -f -a {} -d {}\n",
        command.name, in_quotes(command.summary));
    const std::string within =
        fmt::format("complete -c casebook -n '__fish_seen_subcommand_from {}'",
                    command.name);
    for (const Option& option : command.options) {
      text += fmt::format("{} -l {} -d {}", within, option.name + 2,
                          in_quotes(option.help));
      if (option.choices[0] != '\0') {
        text += fmt::format(" -x -a {}", in_quotes(spaced(option.choices)));
      } else if (option.value != nullptr) {
        text += " -r";
      }
      text += "\n";
    }
    const std::string operands = operand_choices(command);
    if (operands.empty()) continue;
    text += fmt::format("{} -f -a {}\n", within, in_quotes(operands));
  }
  return text;
}

}  // namespace

std::string completion_script(std::string_view shell,
                              std::span<const Command> commands) {
  if (shell == "bash") return bash_script(commands);
  if (shell == "zsh") return zsh_script(commands);
  if (shell == "fish") return fish_script(commands);
  return "";
}

}  // namespace casebook
