// Manual: the program's page for man(1), made from the command table.
// Threads: pure.
//
//   console.print(manual_page(commands(), program_version()));
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tools/command.h"

namespace casebook {

// One page in the language of man(7), every command a part of it. `version`
// stands in its foot.
std::string manual_page(std::span<const Command> commands,
                        std::string_view version);

}  // namespace casebook
