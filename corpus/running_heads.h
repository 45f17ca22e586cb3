// Running heads: lines that a page repeats, and page numbers.
//
// Threads: pure.
//
//   std::vector<bool> is_head = running_heads(text, lines);
#pragma once

#include <string_view>
#include <vector>

#include "corpus/lines.h"

namespace casebook {

// One answer a line. A head stands at a page's edge (where the text shows
// pages; else between blank lines) at least three times but for its digits,
// or has a page's number behind a wide gap, and these go on one by one.
std::vector<bool> running_heads(std::string_view text, const Lines& lines);

}  // namespace casebook
