// Conflict: two places of a report that cannot both be right: a figure told
// twice, and differently; a count that is not that of what it counts.
//
// Invariant: both spans are of the stored text; `first` is the one that is
// told in passing (abstract, legend, table), `second` the fuller telling.
// Threads: a value.
#pragma once

#include <string>

#include "corpus/span.h"

namespace casebook {

struct Conflict {
  std::string code;  // "figure", "levels", "count", "share", "sum", "change"
  std::string case_id, kind;
  std::string why;  // for people
  Span first, second;

  bool operator==(const Conflict&) const = default;
};

}  // namespace casebook
