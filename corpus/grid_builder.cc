#include "corpus/grid_builder.h"

#include <algorithm>
#include <utility>

namespace casebook {
namespace {

constexpr std::size_t kMaxRows = UINT16_MAX;

std::uint16_t small(std::size_t value) {
  return static_cast<std::uint16_t>(std::min<std::size_t>(value, UINT16_MAX));
}

}  // namespace

std::size_t span_attribute(std::string_view value) {
  std::size_t number = 0;
  for (const char c : value) {
    if (c < '0' || c > '9') return 1;
    number = std::min<std::size_t>(
        number * 10 + static_cast<std::size_t>(c - '0'), UINT16_MAX);
  }
  return value.empty() ? 1 : number;
}

void GridBuilder::begin_group(bool head) {
  end_group();
  in_head_ = head;
}

void GridBuilder::end_group() {
  close_row();
  // What reached past the group ends with it.
  for (std::size_t i = first_group_cell_; i < grid_.cells.size(); ++i) {
    Cell& cell = grid_.cells[i];
    cell.rows = small(std::min<std::size_t>(cell.rows, row_ - cell.row));
  }
  std::fill(busy_until_.begin(), busy_until_.end(), row_);
  first_group_cell_ = grid_.cells.size();
  in_head_ = false;
}

void GridBuilder::begin_row() {
  close_row();
  in_row_ = row_ < kMaxRows;
  column_ = 0;
  row_cells_.clear();
}

void GridBuilder::close_row() {
  if (!in_row_) return;
  in_row_ = false;
  const bool all_head =
      !row_cells_.empty() &&
      std::all_of(row_cells_.begin(), row_cells_.end(),
                  [this](std::size_t i) { return grid_.cells[i].head; });
  // Without a thead, rows of th at the top are the head.
  if ((in_head_ || all_head) && !plain_rows_) {
    grid_.head_rows = small(row_ + 1);
  } else {
    plain_rows_ = true;
  }
  ++row_;
}

// How many columns from `from` on are free in this row, up to `wanted`.
std::size_t GridBuilder::free_columns(std::size_t from,
                                      std::size_t wanted) const {
  std::size_t count = 0;
  while (count < wanted && from + count < kMaxGridColumns &&
         (from + count >= busy_until_.size() ||
          busy_until_[from + count] <= row_)) {
    ++count;
  }
  return count;
}

std::uint16_t GridBuilder::place(const CellShape& shape) {
  if (!in_row_) begin_row();
  while (column_ < busy_until_.size() && busy_until_[column_] > row_) {
    ++column_;
  }
  kept_ = in_row_ && column_ < kMaxGridColumns;
  if (!kept_) return small(column_ == 0 ? 0 : column_ - 1);
  std::size_t columns =
      free_columns(column_, std::max<std::size_t>(shape.columns, 1));
  // The rectangle grows to rows × columns: a span may not make it enormous.
  const std::size_t width =
      std::max(column_ + columns, std::size_t{grid_.columns});
  if (width * (row_ + 1) > kMaxGridPlaces) columns = 1;
  Cell cell;
  cell.row = small(row_);
  cell.column = small(column_);
  cell.columns = small(columns);
  cell.rows = shape.rows == 0 ? UINT16_MAX : small(shape.rows);
  cell.head = shape.head || in_head_;
  if (busy_until_.size() < column_ + columns) {
    busy_until_.resize(column_ + columns, 0);
  }
  for (std::size_t c = column_; c < column_ + columns; ++c) {
    busy_until_[c] = row_ + cell.rows;
  }
  row_cells_.push_back(grid_.cells.size());
  grid_.cells.push_back(cell);
  grid_.columns =
      small(std::max<std::size_t>(grid_.columns, column_ + columns));
  column_ += columns;
  return cell.column;
}

void GridBuilder::set_span(Span span) {
  if (kept_ && !grid_.cells.empty()) grid_.cells.back().span = span;
}

void GridBuilder::set_rest(std::vector<Span> rest) {
  if (kept_ && !grid_.cells.empty()) grid_.cells.back().rest = std::move(rest);
}

Grid GridBuilder::finish() {
  end_group();
  const std::size_t columns = std::max<std::size_t>(grid_.columns, 1);
  const std::size_t rows = std::min(row_, kMaxGridPlaces / columns);
  grid_.rows = small(rows);
  grid_.head_rows = std::min(grid_.head_rows, grid_.rows);
  // Cells below the cut keep their text in the document, not in the grid.
  std::erase_if(grid_.cells,
                [rows](const Cell& cell) { return cell.row >= rows; });
  grid_.map.assign(rows * grid_.columns, -1);
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    Cell& cell = grid_.cells[i];
    cell.rows = small(std::min<std::size_t>(cell.rows, rows - cell.row));
    for (std::size_t r = cell.row; r < std::size_t{cell.row} + cell.rows; ++r) {
      for (std::size_t c = 0; c < cell.columns; ++c) {
        grid_.map[r * grid_.columns + cell.column + c] =
            static_cast<std::int32_t>(i);
      }
    }
  }
  return std::move(grid_);
}

}  // namespace casebook
