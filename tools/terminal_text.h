// TerminalText: text as a terminal may be given it. Reports, file names and
// titles come from anywhere; in them a control would move the cursor, colour
// what follows or turn the order of letters around.
//
// Threads: pure.
//
//   fputs(terminal_text(title).c_str(), stderr);
#pragma once

#include <string>
#include <string_view>

namespace casebook {

// Controls (but line ends, tabs and colours, "\033[1m"), those of the
// direction of writing, and bytes that are no UTF-8 become "?".
std::string terminal_text(std::string_view text);

}  // namespace casebook
