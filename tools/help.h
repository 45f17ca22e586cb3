// Help: what the program says about itself, made from the command table.
// Threads: pure.
//
//   console.print(help_text(*command));
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tools/command.h"

namespace casebook {

// The list of commands.
std::string help_text(std::span<const Command> commands);
// One command: usage, what it does, options, examples.
std::string help_text(const Command& command);

// The pieces that the manual page says as well.
std::string usage_line(const Command& command);
std::string option_meaning(const Option& option);
std::string_view purpose_text();
std::string_view exit_status_text();

}  // namespace casebook
