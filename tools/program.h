// The program as a function, so that tests can call it in process.
// Threads: one.
//
//   return static_cast<int>(run_program(arguments, console));
#pragma once

#include <string>
#include <vector>

#include "tools/console.h"

namespace casebook {

// `arguments` without the program's own name.
ExitCode run_program(const std::vector<std::string>& arguments,
                     Console& console);

}  // namespace casebook
