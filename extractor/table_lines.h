// Table lines: the cells of a grid as small sentences — column head, row
// label, cell — that the rules for prose read as well.
//
// A row whose label names a patient ("Patient 3", or "3" under the head
// "Patient") begins with a line of its own that says so. A grid without a
// head row is not read: what a column says cannot be guessed.
// Threads: pure.
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"

namespace casebook {

struct TableLine {
  std::string text;        // as composed; not of the document
  std::string head;        // the column's
  Span cell;               // where the cell stands in the document
  Span row;                // from the row's label to the cell
  bool names_row = false;  // the line is the row's label, with its head
};

// The text over the first column, for telling what the rows are.
std::string row_head(const Document& document, const Grid& grid);

std::vector<TableLine> table_lines(const Document& document, const Grid& grid);

}  // namespace casebook
