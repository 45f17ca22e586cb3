// The commands of the program: one constant table, in the order of help.
// Threads: constants.
//
//   for (const Command& command : commands()) …
#pragma once

#include <span>

#include "tools/command.h"

namespace casebook {

std::span<const Command> commands();

// Null where there is none of that name.
const Command* find_command(std::string_view name);

}  // namespace casebook
