// Running heads: lines that a page repeats, and page numbers.
//
// Threads: pure.
//
//   std::vector<RunningHead> heads = running_heads(text, lines);
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/lines.h"

namespace casebook {

enum class RunningHead : std::uint8_t {
  kNo,
  kLikely,  // a table's cells repeat as well
  kSure,    // wherever it stands
};

// One answer a line. A head stands at a page's edge (where the text shows
// pages; else between blank lines) at least three times but for its digits,
// or has a page's number behind a wide gap, and these go on one by one. Sure
// is what a page's end tells: a number far from the margin, a head below it
// that stands above the text as well, and so on, number by number; or the first
// page's number, where the first line tells it.
std::vector<RunningHead> running_heads(std::string_view text,
                                       const Lines& lines);

}  // namespace casebook
