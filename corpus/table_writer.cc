#include "corpus/table_writer.h"

#include <algorithm>
#include <utility>

namespace casebook {
namespace {

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// Some files mark no heading at all. A first row of words above rows of
// figures is one.
void guess_head(std::string_view text, Grid& grid) {
  const bool marked = std::any_of(grid.cells.begin(), grid.cells.end(),
                                  [](const Cell& cell) { return cell.head; });
  if (marked || grid.head_rows > 0 || grid.rows < 3 || grid.columns < 2) return;
  std::size_t words = 0;
  std::vector<bool> figures(grid.rows, false);
  for (const Cell& cell : grid.cells) {
    const std::string_view content = slice(text, cell.span);
    if (cell.row == 0 && !content.empty()) {
      if (has_digit(content) || cell.rows > 1 || cell.columns > 1) return;
      ++words;
    }
    if (cell.column > 0 && has_digit(content)) figures[cell.row] = true;
  }
  const auto rows = static_cast<std::size_t>(
      std::count(figures.begin(), figures.end(), true));
  if (words < 2 || rows * 2 < grid.rows - 1U) return;
  grid.head_rows = 1;
  for (Cell& cell : grid.cells) cell.head = cell.row == 0;
}

}  // namespace

void TableWriter::begin_wrap() {
  if (wraps_++ > 0) return;
  wrap_mark_ = writer_.text().mark();
  first_grid_ = writer_.tables.size();
  label_.clear();
  caption_ = {};
  footnotes_.clear();
}

// What the wrap says holds for each table in it; the first reaches back to the
// label, the last on to the footnotes.
void TableWriter::end_wrap() {
  if (wraps_ == 0 || --wraps_ > 0) return;
  const Span whole = writer_.text().since(wrap_mark_);
  std::vector<Grid>& tables = writer_.tables;
  for (std::size_t i = first_grid_; i < tables.size(); ++i) {
    tables[i].label = label_;
    tables[i].caption = caption_;
    tables[i].footnotes = footnotes_;
    if (i == first_grid_) tables[i].span.begin = whole.begin;
    if (i + 1 == tables.size()) tables[i].span.end = whole.end;
  }
}

void TableWriter::label(std::string_view text) {
  if (label_.empty()) label_ = text;
}

void TableWriter::caption(Span span) {
  if (caption_.empty()) caption_ = span;
}

void TableWriter::footnote(Span span) {
  if (!span.empty()) footnotes_.push_back(span);
}

void TableWriter::begin_table() {
  if (++tables_ > 1) return;
  grid_ = GridBuilder();
  writer_.text().end_block();
  table_mark_ = writer_.text().mark();
}

void TableWriter::end_table() {
  if (tables_ == 0) return;
  if (--tables_ > 0) return writer_.text().space();
  Grid grid = grid_.finish();
  guess_head(writer_.text().text(), grid);
  grid.span = writer_.text().since(table_mark_);
  writer_.text().end_block();
  if (!grid.cells.empty() && !grid.span.empty()) {
    writer_.tables.push_back(std::move(grid));
  }
}

void TableWriter::begin_group(bool head) {
  if (tables_ == 1) grid_.begin_group(head);
}

void TableWriter::end_group() {
  if (tables_ == 1) grid_.end_group();
}

void TableWriter::begin_row() {
  if (nested()) return writer_.text().space();
  grid_.begin_row();
  writer_.text().end_line();
  line_column_ = 0;
}

void TableWriter::begin_cell(const GridBuilder::CellShape& shape) {
  if (cells_++ > 0 || nested() || tables_ == 0) return writer_.text().space();
  const std::size_t column = grid_.place(shape);
  if (column > line_column_) writer_.text().cells(column - line_column_);
  line_column_ = column;
  cell_mark_ = writer_.text().mark();
}

void TableWriter::end_cell() {
  if (cells_ == 0 || --cells_ > 0 || tables_ != 1) return;
  grid_.set_span(writer_.text().since(cell_mark_));
}

}  // namespace casebook
