// Grid: a table as cells with their places in the document's text.
//
// Invariant: each cell's span lies in the document's text; spanned places
// (rowspan, colspan) point to the one cell that covers them, so that
// at(row, column) answers for every place of the rectangle. What could not be
// told apart stands in one cell over all the places that it may belong to.
// Threads: a value.
//
//   const Cell* head = grid.at(0, 2);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

struct Cell {
  Span span;  // may be empty: the cell is
  std::uint16_t row = 0, column = 0;
  std::uint16_t rows = 1, columns = 1;  // how many it covers
  bool head = false;                    // a column's or a row's heading
  // Where flattening wove lines of other cells between: the further pieces.
  std::vector<Span> rest = {};

  bool operator==(const Cell&) const = default;
};

// Below this a grid is not read: half guessed is worse than unread.
inline constexpr double kSureGrid = 0.75;

struct Grid {
  std::string label;  // "Table 2"
  Span span;          // caption, cells, footnotes
  Span caption;       // may be empty
  std::vector<Span> footnotes;
  std::uint16_t rows = 0, columns = 0;
  std::uint16_t head_rows = 0;
  std::vector<Cell> cells;        // in reading order
  std::vector<std::int32_t> map;  // rows × columns → index of cell, -1 none
  double confidence = 1.0;        // 1 for markup; below for reconstructed

  // The cell that covers a place; null where none does.
  const Cell* at(std::uint16_t row, std::uint16_t column) const {
    if (row >= rows || column >= columns) return nullptr;
    const std::size_t place = static_cast<std::size_t>(row) * columns + column;
    if (place >= map.size() || map[place] < 0) return nullptr;
    return &cells[static_cast<std::size_t>(map[place])];
  }
  bool operator==(const Grid&) const = default;
};

// A cell's words, its pieces parted by line ends, without space around.
std::string cell_text(std::string_view text, const Cell& cell);

}  // namespace casebook
