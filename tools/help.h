// Help: what the program says about itself, made from the command table.
// Threads: pure.
//
//   console.print(help_text(*command));
#pragma once

#include <span>
#include <string>

#include "tools/command.h"

namespace casebook {

// The list of commands.
std::string help_text(std::span<const Command> commands);
// One command: usage, what it does, options, examples.
std::string help_text(const Command& command);

}  // namespace casebook
