#include "tools/writers/table_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "extractor/table_reader.h"
#include "kb/text_table.h"

namespace casebook {
namespace {

constexpr std::size_t kNarrowest = 16;  // terminal columns a table's column

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space =
        c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (c == '\n' && line.ends_with('-')) continue;  // a broken word
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

class TableView {
 public:
  TableView(const Document& document, std::size_t width)
      : document_(document), width_(width) {}

  std::string run() {
    std::size_t next = 0;
    for (const Section& section : document_.sections) {
      if (section.kind != SectionKind::kTable) continue;
      bool any = false;
      while (next < document_.tables.size() &&
             document_.tables[next].span.begin < section.span.end) {
        table(document_.tables[next++]);
        any = true;
      }
      if (!any) without_cells(section);
    }
    while (next < document_.tables.size()) table(document_.tables[next++]);
    if (made_.empty()) {
      made_ = fmt::format("{}: no table\n", document_.path);
    }
    return std::move(made_) + "\n";
  }

 private:
  std::string place(Span span) const {
    std::string pages;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (const PagePlace& place : document_.places) {
      if (!span.contains(place.span)) continue;
      if (first == 0) first = place.page;
      last = place.page;
    }
    if (first > 0) {
      pages = first == last ? fmt::format("page {}, ", first)
                            : fmt::format("pages {} to {}, ", first, last);
    }
    return fmt::format("{}bytes {} to {}", pages, span.begin, span.end);
  }

  void name(std::string_view label, Span span) {
    if (!made_.empty()) made_ += '\n';
    made_ += fmt::format("{}: {}, {}\n", document_.path,
                         label.empty() ? "a table" : std::string(label),
                         place(span));
  }

  void table(const Grid& grid) {
    name(on_one_line(grid.label), grid.span);
    const std::string caption = text(grid.caption);
    if (!caption.empty()) made_ += "  " + caption + "\n";
    const std::string why = unread_reason(grid);
    if (!why.empty()) {
      made_ += "  not read: " + why + "\n";
      return;
    }
    made_ +=
        fmt::format("  {} columns, {} rows, {} of heads, confidence {:.2f}\n",
                    grid.columns, grid.rows, grid.head_rows, grid.confidence);
    cells(grid);
    for (const Span note : grid.footnotes) made_ += "  " + text(note) + "\n";
  }

  void without_cells(const Section& section) {
    name("", section.span);
    const std::string heading = text(section.heading);
    if (!heading.empty()) made_ += "  " + heading + "\n";
    made_ += "  not read: its cells could not be told apart\n";
  }

  void cells(const Grid& grid) {
    std::vector<TextColumn> columns;
    for (std::uint16_t c = 0; c < grid.columns; ++c) {
      columns.push_back({head(grid, c), 1});
    }
    std::vector<std::vector<std::string>> rows;
    for (std::uint16_t r = grid.head_rows; r < grid.rows; ++r) {
      std::vector<std::string>& row = rows.emplace_back();
      for (std::uint16_t c = 0; c < grid.columns; ++c) {
        const Cell* cell = grid.at(r, c);
        const bool here =
            cell != nullptr && cell->row == r && cell->column == c;
        row.push_back(here ? on_one_line(cell_text(document_.text, *cell))
                           : "");
      }
    }
    made_ +=
        text_table(columns, rows, std::max(width_, kNarrowest * grid.columns));
  }

  // What a column is taken to say: its heads, from the top.
  std::string head(const Grid& grid, std::uint16_t column) const {
    std::string words;
    const Cell* above = nullptr;
    for (std::uint16_t r = 0; r < grid.head_rows; ++r) {
      const Cell* cell = grid.at(r, column);
      if (cell == nullptr || cell == above) continue;
      above = cell;
      const std::string one = on_one_line(cell_text(document_.text, *cell));
      if (!one.empty()) words += (words.empty() ? "" : " / ") + one;
    }
    return words;
  }

  std::string text(Span span) const {
    return on_one_line(slice(document_.text, span));
  }

  const Document& document_;
  std::size_t width_;
  std::string made_;
};

}  // namespace

std::string table_view(const Document& document, std::size_t width) {
  return TableView(document, width).run();
}

}  // namespace casebook
