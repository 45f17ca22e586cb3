// Taking decisions in that another base exported: `import --kb`.
// Threads: one.
//
//   import_decisions(words, console);
#pragma once

#include "tools/command.h"

namespace casebook {

// Reads the one operand, JSON Lines, into the base of --kb.
void import_decisions(const Words& words, Console& console);

}  // namespace casebook
