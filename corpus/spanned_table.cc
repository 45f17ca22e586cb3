#include <algorithm>
#include <utility>

#include "corpus/lines.h"
#include "corpus/loose_heads.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr double kByOrder = 0.8;
constexpr std::size_t kFewestColumns = 3, kMostColumns = 12;

// A cell a block, row by row, where a row's first cell, a figure, may stand
// over several rows, which then have a cell less.
class SpannedTable {
 public:
  SpannedTable(const LooseBody& body, std::vector<LooseBlock> cells)
      : body_(body), cells_(std::move(cells)) {}

  std::optional<Grid> run() {
    std::optional<Grid> found;
    for (columns_ = kFewestColumns; columns_ <= kMostColumns; ++columns_) {
      if (cells_.size() < 3 * columns_ || !read_rows()) continue;
      const auto heads =
          loose_heads(body_, {0, cells_[columns_].first}, columns_);
      if (!heads || heads->cells.size() != columns_) continue;
      if (found) return std::nullopt;
      found = build(*heads);
    }
    return found;
  }

 private:
  bool is_figure(std::size_t cell) const {
    return is_value(body_.words(cells_[cell].first));
  }
  Span span(std::size_t cell) const {
    return cover(body_.lines[cells_[cell].first].span,
                 body_.lines[cells_[cell].end - 1].span);
  }

  // Whether the cells from `at` look like the first row's from `column` on.
  bool fits(std::size_t at, std::size_t column) const {
    if (at + columns_ - column > cells_.size()) return false;
    for (std::size_t c = column; c < columns_; ++c)
      if (is_figure(at + c - column) != is_figure(columns_ + c)) return false;
    return true;
  }

  // Heads that are no figures, then rows whole and rows without their first.
  bool read_rows() {
    rows_.clear();
    for (std::size_t i = 0; i < columns_; ++i)
      if (is_figure(i)) return false;
    // A number, then words: else a row's begin could not be told.
    if (!is_figure(columns_) || is_figure(columns_ + 1) ||
        !is_figure(2 * columns_ - 1))
      return false;
    std::size_t whole = 0;
    for (std::size_t at = columns_; at < cells_.size();) {
      const bool full = fits(at, 0);
      if (!full && !fits(at, 1)) return false;
      rows_.push_back({at, full});
      whole += full ? 1 : 0;
      at += columns_ - (full ? 0 : 1);
    }
    return whole > 1 && whole < rows_.size();
  }

  Grid build(const LooseHeads& heads) const {
    std::vector<PlannedRow> plan(1);
    for (const Span head : heads.cells) plan[0].push_back({head});
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      PlannedRow row;
      const std::size_t cells = columns_ - (rows_[r].whole ? 0 : 1);
      for (std::size_t c = 0; c < cells; ++c)
        row.push_back({span(rows_[r].first + c)});
      if (rows_[r].whole) row[0].rows = below(r);
      plan.push_back(row);
    }
    return grid_of(plan, 1, std::min(kByOrder, heads.confidence));
  }

  std::uint16_t below(std::size_t row) const {
    std::uint16_t rows = 1;
    while (row + rows < rows_.size() && !rows_[row + rows].whole) ++rows;
    return rows;
  }

  struct Row {
    std::size_t first = 0;
    bool whole = true;
  };

  const LooseBody& body_;
  std::vector<LooseBlock> cells_;
  std::vector<Row> rows_;
  std::size_t columns_ = 0;
};

}  // namespace

std::optional<Grid> spanned_table(const LooseBody& body) {
  std::vector<LooseBlock> blocks = blocks_of(body);
  constexpr std::size_t kFewBlocks = 6;
  if (blocks.size() >= kFewBlocks)
    return SpannedTable(body, std::move(blocks)).run();
  return SpannedTable(body, blocks_of_lines(body)).run();
}

}  // namespace casebook
