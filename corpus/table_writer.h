// TableWriter: a table's markup, told element by element, becomes lines of the
// text and Grids: cells parted by tabs so that each stands in its column, rows
// by line ends.
//
// Invariant: calls come in the order of the markup and are paired.
// Threads: one document, one writer.
//
//   TableWriter tables(writer);
//   tables.begin_wrap();
//   tables.begin_table(); tables.begin_row(); tables.begin_cell({}); …
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/grid_builder.h"
#include "corpus/markup_writer.h"

namespace casebook {

class TableWriter {
 public:
  explicit TableWriter(MarkupWriter& writer) : writer_(writer) {}

  // A wrap holds label, caption, tables and footnotes.
  void begin_wrap();
  void end_wrap();
  bool in_wrap() const { return wraps_ > 0; }
  void label(std::string_view text);
  void caption(Span span);
  void footnote(Span span);

  // A table within a cell is text of that cell.
  void begin_table();
  void end_table();
  void begin_group(bool head);
  void end_group();
  void begin_row();
  void begin_cell(const GridBuilder::CellShape& shape);
  void end_cell();
  bool in_cell() const { return cells_ > 0; }

 private:
  bool nested() const { return tables_ > 1; }

  MarkupWriter& writer_;
  GridBuilder grid_;
  std::size_t wraps_ = 0;
  std::size_t tables_ = 0;
  std::size_t cells_ = 0;
  std::size_t line_column_ = 0;  // where the line's last cell stood
  std::size_t first_grid_ = 0;   // of the wrap, in the writer's tables
  TextBuilder::Mark wrap_mark_ = 0;
  TextBuilder::Mark table_mark_ = 0;
  TextBuilder::Mark cell_mark_ = 0;
  std::string label_;
  Span caption_;
  std::vector<Span> footnotes_;
};

}  // namespace casebook
