// Loose units: a line of single spaces as the pieces that may be cells: a
// capital or a figure begins one, small letters, brackets and what follows a
// comma go on.
//
// Threads: pure.
//
//   "2 28 Alendronate T12, L1 NA"  →  2 | 28 | Alendronate | T12, L1 | NA
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/loose_body.h"

namespace casebook {

// What a cell looks like: cells of one column look alike.
enum class UnitLook : std::uint8_t {
  kValue,
  kMeasure,  // a figure with small letters behind it: "20 mg"
  kCode,     // "T12, L1", "L1–L4"
  kWords,
};

struct LooseUnit {
  Span span;
  UnitLook look = UnitLook::kWords;
  bool nothing = false;  // "NA", "–": of any column
};

// With `measures` the small letters behind a figure belong to it.
std::vector<LooseUnit> units_of(std::string_view text, Span line,
                                bool measures);

// "Case 3" → 3 behind "Case "; 0 where no number ends the words.
std::uint32_t counted(std::string_view words, std::string_view& before);

}  // namespace casebook
