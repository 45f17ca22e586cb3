// Completion: scripts for the shells, made from the command table.
// Threads: pure.
//
//   console.print(completion_script("bash", commands()));
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tools/command.h"

namespace casebook {

// "bash", "zsh" or "fish"; "" for any other shell.
std::string completion_script(std::string_view shell,
                              std::span<const Command> commands);

}  // namespace casebook
