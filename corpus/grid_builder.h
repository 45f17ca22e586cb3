// GridBuilder: a table's cells, as markup tells them row by row, become a Grid
// with every spanned place filled.
//
// Hostile spans are capped: a grid has at most 1,000 columns and 500,000
// places; a cell that would pass that covers one place. A rowspan ends with its
// group of rows, as HTML says.
// Threads: one table, one builder.
//
//   GridBuilder builder;
//   builder.begin_row();
//   std::uint16_t column = builder.place({.rows = 2, .head = true});
//   builder.set_span(Span{10, 17});
//   Grid grid = builder.finish();
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/grid.h"
#include "corpus/span.h"

namespace casebook {

inline constexpr std::size_t kMaxGridColumns = 1000;
inline constexpr std::size_t kMaxGridPlaces = 500000;

class GridBuilder {
 public:
  struct CellShape {
    std::size_t rows = 1;  // 0: to the end of the group
    std::size_t columns = 1;
    bool head = false;
  };

  // thead, tbody, tfoot: rows of one do not reach into the next.
  void begin_group(bool head);
  void end_group();
  void begin_row();
  // Puts the next cell at the row's first free column, which is returned; a
  // cell past the limits is not kept, and the row's last column is returned.
  std::uint16_t place(const CellShape& shape);
  // Where the text of the cell placed last stands.
  void set_span(Span span);
  // Its further pieces.
  void set_rest(std::vector<Span> rest);

  bool empty() const { return grid_.cells.empty(); }
  // Cells, map and head rows; label, caption and the like are the caller's.
  Grid finish();

 private:
  void close_row();
  std::size_t free_columns(std::size_t from, std::size_t wanted) const;

  Grid grid_;
  std::vector<std::size_t> busy_until_;  // a column's first free row
  std::vector<std::size_t> row_cells_;   // of the current row
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::size_t first_group_cell_ = 0;
  bool in_row_ = false;
  bool in_head_ = false;
  bool kept_ = false;        // whether the last place() made a cell
  bool plain_rows_ = false;  // a row that is no heading was seen
};

// "3" → 3; what is no number, or none, is 1. Capped at 65,535.
std::size_t span_attribute(std::string_view value);

}  // namespace casebook
