// Keys of a fact read back from how a person writes them: the way back of
// shown_text() (kb/fact_text.h).
//
// "−2.5 to −1.0", "31 ± 2 years", "20 ug daily, subcutaneous, for 18 months",
// with a hyphen for the minus or the dash, a decimal comma, "mo" for months.
// Units are written as the fact contract has them.
// Threads: pure.
//
//   Result<KeyList> keys = read_shown("−2,5 (12 mo)", {});
//     → value=-2.5, offset=12, offset_unit=month
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"

namespace casebook {

using KeyList = std::vector<std::pair<std::string, std::string>>;

struct ShownReading {
  bool dose = false;  // the first figure is a dose
  // Words that name a route; any others are a frequency.
  std::vector<std::string> routes = {};
};

// kInput, code "E-XLSX-EDIT", for what is none of that.
Result<KeyList> read_shown(std::string_view text, const ShownReading& reading);

// "" where the list has no such key.
std::string_view value_of(const KeyList& keys, std::string_view name);

}  // namespace casebook
