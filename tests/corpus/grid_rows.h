// A grid's cells as text, row by row: "a|b/c|d", lines of a cell joined by a
// space.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "corpus/table_shapes.h"

namespace casebook {

inline std::string grid_rows(const std::string& text,
                             std::optional<Grid> (*shape)(const LooseBody&)) {
  const auto grid =
      shape(loose_body(text, {0, static_cast<std::uint32_t>(text.size())}));
  if (!grid) return "none";
  std::string all;
  for (std::size_t r = 0; r < grid->rows; ++r) {
    if (r > 0) all += '/';
    for (std::size_t c = 0; c < grid->columns; ++c) {
      std::string cell =
          cell_text(text, grid->cells[static_cast<std::size_t>(
                              grid->map[r * grid->columns + c])]);
      std::replace(cell.begin(), cell.end(), '\n', ' ');
      all += (c > 0 ? "|" : "") + cell;
    }
  }
  return all;
}

}  // namespace casebook
