// TableLine: one cell of a table, or a sentence of a wordy one, as it is read:
// heads and labels, a mark, and the cell's own words at the end.
//
// Threads: a value.
#pragma once

#include <cstdint>

#include "corpus/span.h"

namespace casebook {

struct TableLine {
  Span cell;                // where the cell's own words stand in the document
  Span row;                 // from the row's label to the cell
  std::int32_t study = -1;  // the report that the row cites; -1: none
};

}  // namespace casebook
