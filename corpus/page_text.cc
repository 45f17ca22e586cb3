#include "corpus/page_text.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "corpus/grid_builder.h"
#include "corpus/headings.h"
#include "corpus/page_furniture.h"
#include "corpus/page_layout.h"
#include "corpus/page_table.h"
#include "corpus/page_writer.h"

namespace casebook {
namespace {

constexpr float kIndent = 0.6F;       // sizes of type
constexpr float kMostIndent = 3.5F;   // more is another thing
constexpr float kOtherSize = 0.6F;    // points
constexpr double kUnannounced = 0.7;  // of a table without a caption

bool ends_in_hyphen(std::string_view text) {
  return text.ends_with('-') || text.ends_with("\u2010") ||
         text.ends_with("\u00AD");
}

class TextMaker {
 public:
  explicit TextMaker(const LanguageProfiles& profiles) : profiles_(profiles) {}

  PageText run(const std::vector<Page>& pages) {
    const std::vector<std::vector<bool>> furniture = page_furniture(pages);
    PageFlow flow;
    for (std::size_t p = 0; p < pages.size(); ++p) {
      writer_.page(static_cast<std::uint32_t>(p + 1));
      for (const PageBlock& block :
           lay_out_page(pages[p], furniture[p], profiles_, flow)) {
        write(block);
      }
    }
    made_.text = writer_.take_text();
    made_.places = writer_.take_places();
    return std::move(made_);
  }

 private:
  void write(const PageBlock& block) {
    switch (block.kind) {
      case PageBlockKind::kFurniture:
        return furniture(block);
      case PageBlockKind::kTable:
        return table(block);
      case PageBlockKind::kText:
        return text(block);
    }
  }

  void furniture(const PageBlock& block) {
    writer_.end_block();
    const std::uint32_t from = writer_.begin();
    for (const PageRow& row : block.rows) line(row);
    made_.hints.push_back({{from, writer_.size()}, Role::kRunningHead});
    writer_.end_block();
  }

  void line(const PageRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) writer_.space("   ");
      writer_.run(row[i], false);
    }
    writer_.end_line();
  }

  // -- paragraphs

  struct Before {
    bool known = false;
    float left = 0, right = 0;  // of the line's column
    float size = 0;
    float base = 0;
    float line_left = 0;
  };

  void text(const PageBlock& block) {
    const float leading = leading_of(block);
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
      if (begins_paragraph(block, i, leading)) writer_.end_block();
      line(block.rows[i]);
      const PageRun& first = block.rows[i].front();
      before_ = {true,       block.left, block.right,
                 first.size, first.base, first.box.left};
    }
  }

  // The usual distance of a block's lines.
  static float leading_of(const PageBlock& block) {
    std::vector<float> distances;
    for (std::size_t i = 1; i < block.rows.size(); ++i) {
      distances.push_back(block.rows[i].front().base -
                          block.rows[i - 1].front().base);
    }
    if (distances.empty()) return 0;
    const auto middle =
        distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
  }

  bool begins_paragraph(const PageBlock& block, std::size_t i,
                        float leading) const {
    if (!before_.known) return false;
    const PageRun& run = block.rows[i].front();
    if (std::abs(run.size - before_.size) > kOtherSize) return true;
    if (i == 0 && is_other_width(block)) return true;
    if (i > 0) {
      const float distance = run.base - before_.base;
      if (distance > std::max(1.3F * leading, leading + 0.3F * run.size)) {
        return true;
      }
    }
    return is_indented(block, run);
  }

  // From full width to a column, or back.
  bool is_other_width(const PageBlock& block) const {
    const float here = block.right - block.left;
    const float there = before_.right - before_.left;
    return std::max(here, there) > 1.4F * std::min(here, there);
  }

  // A first line's indent, and not a list's hanging one.
  bool is_indented(const PageBlock& block, const PageRun& run) const {
    const float indent = run.box.left - block.left;
    return indent > kIndent * run.size && indent < kMostIndent * run.size &&
           before_.line_left - before_.left < kIndent * run.size;
  }

  // -- tables

  void table(const PageBlock& block) {
    writer_.end_block();
    Grid grid;
    const std::uint32_t from = writer_.begin();
    const auto caption = static_cast<std::ptrdiff_t>(block.caption);
    const auto footnotes =
        static_cast<std::ptrdiff_t>(block.rows.size() - block.footnotes);
    const auto first = block.rows.begin();
    for (auto row = first; row != first + caption; ++row) line(*row);
    name(grid, {from, writer_.size()});
    cells({first + caption, first + footnotes}, grid);
    for (auto row = first + footnotes; row != block.rows.end(); ++row) {
      const std::uint32_t note = writer_.begin();
      line(*row);
      grid.footnotes.push_back({note, writer_.size()});
    }
    grid.span = {from, writer_.size()};
    made_.hints.push_back({grid.span, Role::kTable});
    if (!goes_on(block, grid) && block.caption == 0) {
      grid.confidence = std::min(grid.confidence, kUnannounced);
    }
    table_on_ = writer_.page();
    if (!grid.cells.empty()) made_.tables.push_back(std::move(grid));
    writer_.end_block();
  }

  // A table that began in the column or on the page before: it has that table's
  // label, and its heads where it does not repeat them itself.
  bool goes_on(const PageBlock& block, Grid& grid) const {
    if (made_.tables.empty() || grid.cells.empty()) return false;
    const Grid& before = made_.tables.back();
    if (before.columns != grid.columns) return false;
    const bool announced = block.caption > 0;
    if (announced ? before.label.empty() || before.label != grid.label
                  : !block.rest && table_on_ + 1 != writer_.page()) {
      return false;
    }
    if (!announced) {
      grid.label = before.label;
      grid.caption = before.caption;
      grid.confidence = std::min(grid.confidence, before.confidence);
    }
    if (same_heads(before, grid)) return true;
    take_heads(before, grid);
    return true;
  }

  bool same_heads(const Grid& before, const Grid& grid) const {
    if (before.head_rows == 0) return true;
    for (std::uint16_t c = 0; c < grid.columns; ++c) {
      const Cell* one = before.at(0, c);
      const Cell* other = grid.at(0, c);
      if (one == nullptr || other == nullptr ||
          slice(writer_.text(), one->span) !=
              slice(writer_.text(), other->span)) {
        return false;
      }
    }
    return true;
  }

  // Puts the heads of the one table above the rows of the other, whose first
  // row was none.
  static void take_heads(const Grid& before, Grid& grid) {
    std::vector<Cell> cells;
    for (const Cell& cell : before.cells) {
      if (cell.row < before.head_rows) cells.push_back(cell);
    }
    const auto heads = static_cast<std::int32_t>(cells.size());
    for (Cell cell : grid.cells) {
      cell.row = static_cast<std::uint16_t>(cell.row + before.head_rows);
      cell.head = false;
      cells.push_back(cell);
    }
    std::vector<std::int32_t> map(
        before.map.begin(),
        before.map.begin() +
            static_cast<std::ptrdiff_t>(std::size_t{before.head_rows} *
                                        before.columns));
    for (const std::int32_t cell : grid.map) {
      map.push_back(cell < 0 ? cell : cell + heads);
    }
    grid.cells = std::move(cells);
    grid.map = std::move(map);
    grid.rows = static_cast<std::uint16_t>(grid.rows + before.head_rows);
    grid.head_rows = before.head_rows;
  }

  // The caption's label and words.
  void name(Grid& grid, Span whole) const {
    if (whole.empty()) return;
    const std::string_view words = slice(writer_.text(), whole);
    const auto match = match_caption(words, true, profiles_);
    std::size_t size = match ? match->size : 0;
    std::string_view label = words.substr(0, size);
    while (!label.empty() && (label.back() == '.' || label.back() == ':' ||
                              label.back() == ' ')) {
      label.remove_suffix(1);
    }
    grid.label = label;
    while (size < words.size() && (words[size] == '.' || words[size] == ':' ||
                                   words[size] == ' ' || words[size] == '\n')) {
      ++size;
    }
    grid.caption = {whole.begin + static_cast<std::uint32_t>(size), whole.end};
  }

  void cells(const std::vector<PageRow>& rows, Grid& grid) {
    const PageTable table = page_table(rows);
    if (table.cells.empty()) {  // no columns were found: lines as they stand
      for (const PageRow& row : rows) line(row);
      return;
    }
    GridBuilder builder;
    auto cell = table.cells.begin();
    for (std::uint16_t row = 0; row < table.rows; ++row) {
      if (row == 0) builder.begin_group(table.head_rows > 0);
      if (row == table.head_rows && row > 0) builder.begin_group(false);
      const auto first = cell;
      while (cell != table.cells.end() && cell->row == row) ++cell;
      write_row({first, cell}, table, builder);
      writer_.end_line();
    }
    builder.end_group();
    Grid made = builder.finish();
    made.label = std::move(grid.label);
    made.caption = grid.caption;
    made.confidence = table.confidence;
    grid = std::move(made);
  }

  // Its cells, and an empty one for each column without.
  void write_row(std::span<const PageCell> cells, const PageTable& table,
                 GridBuilder& builder) {
    builder.begin_row();
    std::size_t written = 0;  // the column up to which tabs were set
    auto cell = cells.begin();
    for (std::size_t column = 0; column < table.columns;) {
      const bool here = cell != cells.end() && cell->column == column;
      const std::size_t columns = here ? cell->columns : 1;
      builder.place({1, columns, here && cell->head});
      if (here) {
        writer_.space(std::string(column - written, '\t'));
        written = column;
        builder.set_span(write_cell(*cell));
        ++cell;
      } else {
        builder.set_span({writer_.size(), writer_.size()});
      }
      column += columns;
    }
  }

  // A word broken at a line's end stays broken, as in prose.
  Span write_cell(const PageCell& cell) {
    const std::uint32_t from = writer_.begin();
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
      if (i > 0 && ends_in_hyphen(writer_.text())) {
        writer_.end_line();
      } else if (i > 0) {
        writer_.space(" ");
      }
      writer_.run(cell.lines[i], true);
    }
    return {from, writer_.size()};
  }

  const LanguageProfiles& profiles_;
  PageWriter writer_;
  PageText made_;
  Before before_;
  std::uint32_t table_on_ = 0;  // the page of the last table
};

}  // namespace

PageText page_text(const std::vector<Page>& pages,
                   const LanguageProfiles& profiles) {
  return TextMaker(profiles).run(pages);
}

}  // namespace casebook
