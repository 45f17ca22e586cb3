#include "corpus/table_writer.h"

#include <utility>

namespace casebook {

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
