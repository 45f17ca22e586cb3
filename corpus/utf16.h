// UTF-16, as Xerces writes it, to UTF-8.
// Threads: pure.
//
//   assign_utf8(text, units);
#pragma once

#include <string>

namespace casebook {

// A zero-ended text in place of what `text` held; none where it is null.
void assign_utf8(std::string& text, const char16_t* units);

}  // namespace casebook
