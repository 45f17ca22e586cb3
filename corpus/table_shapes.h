// Table shapes: the ways in which flattening leaves a table, each with what
// puts it together again. Each answers with a grid of its own confidence, or
// with none where the lines are not of its shape; nothing is guessed in part.
//
// None knows words of any language: order, blanks, columns, figures and
// capitals are all that is looked at.
// Threads: pure.
//
//   if (auto grid = aligned_table(body)) use(*grid);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/grid.h"
#include "corpus/loose_body.h"

namespace casebook {

struct PlannedCell {
  Span span;
  std::vector<Span> rest = {};
  std::uint16_t rows = 1, columns = 1;
};
using PlannedRow = std::vector<PlannedCell>;

// The first `head_rows` rows are heads. Places follow as in markup.
Grid grid_of(const std::vector<PlannedRow>& rows, std::size_t head_rows,
             double confidence);

// Whether the cells of a column hold several figures each, or labels a figure
// of the next: a single space parts two columns there, and which head is whose
// is not known.
bool has_figures_in_one(std::string_view text, const Grid& grid);

// Cells kept apart by marks: bars, tabs, semicolons, commas.
std::optional<Grid> delimited_table(const LooseBody& body);
// Whether most lines have bars between their cells.
bool is_barred(const LooseBody& body);
// Whether most lines have blanks between their cells.
bool is_set_apart(const LooseBody& body);
// Columns kept apart by spaces, told by where they stand.
std::optional<Grid> aligned_table(const LooseBody& body);
// Columns kept apart by blanks, as many in every line: order tells them.
std::optional<Grid> even_table(const LooseBody& body);
// The same, where cells stand in the middle of their row's height.
std::optional<Grid> centred_table(const LooseBody& body);
// A row a line, single spaces: words, then figures. Labels may be broken.
std::optional<Grid> spaced_table(const LooseBody& body);
// A row a line, single spaces, words in cells: capitals and figures begin them.
std::optional<Grid> worded_table(const LooseBody& body);
// A cell a block (or a line), row by row; cells may hold a line for each of
// the row's parts.
std::optional<Grid> stacked_table(const LooseBody& body);
// The same, where a patient's number stands over several rows.
std::optional<Grid> spanned_table(const LooseBody& body);
// A column a block: it runs down before across.
std::optional<Grid> column_table(const LooseBody& body);
// Rows that begin with whom they cite, single spaces: figures whose heads say
// what they are part the words between them.
std::optional<Grid> anchored_table(const LooseBody& body);
// Rows of prose, each ended by the number of the report that it is about. What
// stands between first and last cell is one cell: its columns are lost.
std::optional<Grid> cited_table(const LooseBody& body);

}  // namespace casebook
