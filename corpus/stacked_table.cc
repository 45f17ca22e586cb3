#include <algorithm>
#include <string>
#include <utility>

#include "corpus/lines.h"
#include "corpus/loose_heads.h"
#include "corpus/loose_units.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr std::size_t kMostColumns = 24;
constexpr double kLines = 0.85;  // a cell a line: only order tells

// What a cell looks like: its column has one look.
enum class Look : std::uint8_t { kValue, kWords };

Look look_of(std::string_view words) {
  return is_value(words) ? Look::kValue : Look::kWords;
}

class StackedTable {
 public:
  StackedTable(const LooseBody& body, std::vector<LooseBlock> cells)
      : body_(body), cells_(std::move(cells)) {
    take_groups();
    for (const LooseBlock& cell : cells_) {
      looks_.push_back(look_of(words(cell)));
      for (std::size_t i = cell.first; i < cell.end; ++i) {
        rows_of_figures_ |=
            value_run(body_.text, body_.lines[i].span).values.size() > 1;
      }
    }
  }

  // The rows' length and the heads' number that make every column of one
  // look; if two pairs do, none is sure.
  std::optional<Grid> run(double confidence) {
    std::optional<Grid> found;
    if (rows_of_figures_) return found;  // lines are rows, not cells
    for (std::size_t columns = 2; columns <= kMostColumns; ++columns) {
      for (std::size_t heads = 1; heads + 2 * columns <= cells_.size();
           ++heads) {
        if ((cells_.size() - heads) % columns != 0) continue;
        columns_ = columns;
        first_ = heads;
        if (!regular()) continue;
        const auto told = heads_fit();
        if (!told) continue;
        if (found) return std::nullopt;
        found = build(*told, std::min(confidence, told->confidence));
      }
    }
    return found;
  }

 private:
  // "Case 1", cells further on "Case 2": names of the rows behind them, which
  // are no cells of a row.
  void take_groups() {
    std::vector<std::size_t> found;
    std::string_view name;
    for (std::size_t i = 1; i < cells_.size(); ++i) {
      std::string_view before;
      const std::uint32_t number = counted(words(cells_[i]), before);
      if (number != found.size() + 1 || before.empty()) continue;
      if (i + 1 < cells_.size() && is_value(words(cells_[i + 1]))) return;
      if (!found.empty() && (before != name || i < found.back() + 4)) return;
      name = before;
      found.push_back(i);
    }
    if (found.size() < 2) return;
    for (std::size_t g = found.size(); g-- > 0;) {
      groups_.emplace_back(found[g] - g, span(cells_[found[g]]));
      cells_.erase(cells_.begin() + static_cast<std::ptrdiff_t>(found[g]));
    }
  }

  std::string_view words(const LooseBlock& cell) const {
    return slice(body_.text, span(cell));
  }
  Span span(const LooseBlock& cell) const {
    return cover(body_.lines[cell.first].span, body_.lines[cell.end - 1].span);
  }
  std::size_t rows() const { return (cells_.size() - first_) / columns_; }
  const LooseBlock& cell(std::size_t row, std::size_t column) const {
    return cells_[first_ + row * columns_ + column];
  }
  Look look(std::size_t row, std::size_t column) const {
    return looks_[first_ + row * columns_ + column];
  }

  // Columns of one look, or rows of one look behind their labels; some hold
  // figures, no head does, and no two rows begin alike unless they count.
  bool regular() const {
    for (const auto& [before, name] : groups_)
      if (before < first_ || (before - first_) % columns_ != 0) return false;
    for (std::size_t i = 0; i < first_; ++i)
      if (looks_[i] == Look::kValue) return false;
    if (!columns_alike() && !rows_alike()) return false;
    for (std::size_t r = 1; r < rows(); ++r) {
      if (words(cell(r, 0)) == words(cell(r - 1, 0)) &&
          !is_value(words(cell(r, 0))))
        return false;
    }
    return true;
  }

  bool is_nothing(std::size_t row, std::size_t column) const {
    const std::string_view one = words(cell(row, column));
    return is_value(one) && !holds_digit(one);
  }

  bool columns_alike() const {
    std::size_t figures = 0;
    for (std::size_t c = 0; c < columns_; ++c) {
      std::optional<Look> here;
      for (std::size_t r = 0; r < rows(); ++r) {
        if (c > 0 && is_nothing(r, c)) continue;
        if (here && look(r, c) != *here) return false;
        here = look(r, c);
      }
      if (c > 0 && here == Look::kValue) ++figures;
    }
    return figures > 0;
  }

  bool rows_alike() const {
    std::size_t figures = 0;
    for (std::size_t r = 0; r < rows(); ++r) {
      if (look(r, 0) == Look::kValue) return false;
      std::optional<Look> here;
      for (std::size_t c = 1; c < columns_; ++c) {
        if (is_nothing(r, c)) continue;
        if (here && look(r, c) != *here) return false;
        here = look(r, c);
      }
      if (here == Look::kValue) ++figures;
    }
    return figures > 0 && columns_ > 2;
  }

  std::optional<LooseHeads> heads_fit() const {
    std::size_t end = cells_[first_].first;
    for (const auto& [before, name] : groups_) {
      while (before == first_ && end > 0 &&
             body_.lines[end - 1].span.begin >= name.begin)
        --end;
    }
    return loose_heads(body_, {0, end}, columns_);
  }

  // How many lines all cells of figures have: the parts of a row.
  std::size_t parts() const {
    std::size_t lines = 0;
    for (std::size_t r = 0; r < rows(); ++r) {
      for (std::size_t c = 1; c < columns_; ++c) {
        if (look(r, c) != Look::kValue) continue;
        const std::size_t here = cell(r, c).end - cell(r, c).first;
        if (lines != 0 && here != lines) return 0;
        lines = here;
      }
    }
    return lines;
  }

  // Whether a column has a line for each part in every row.
  bool is_parted(std::size_t column, std::size_t parts) const {
    for (std::size_t r = 0; r < rows(); ++r) {
      const LooseBlock& one = cell(r, column);
      if (one.end - one.first != parts) return false;
      for (std::size_t i = one.first + 1; i < one.end; ++i) {
        if (begins_lower(body_.words(i)) && look(r, column) != Look::kValue &&
            column > 0)
          return false;
      }
    }
    return true;
  }

  // "Case 1 L1–L4" over "femur": the words that end every first line are the
  // first part's; what stands before them names the row.
  std::size_t common_tail() const {
    std::size_t common = SIZE_MAX;
    const std::vector<Span> model = first_line(0);
    for (std::size_t r = 0; r < rows(); ++r) {
      const std::vector<Span> here = first_line(r);
      std::size_t same = 0;
      while (same < here.size() && same < model.size() &&
             slice(body_.text, here[here.size() - 1 - same]) ==
                 slice(body_.text, model[model.size() - 1 - same]))
        ++same;
      common = std::min({common, same, here.size() - 1});
    }
    return rows() < 2 ? 0 : common;
  }
  std::vector<Span> first_line(std::size_t row) const {
    return words_of(body_.text, body_.lines[cell(row, 0).first].span);
  }

  std::optional<Grid> build(const LooseHeads& heads, double confidence) const {
    const std::size_t lines = parts();
    if (lines == 0) return std::nullopt;
    if (lines == 1) return build_plain(heads, confidence);
    if (!groups_.empty()) return std::nullopt;
    if (!is_parted(0, lines)) return std::nullopt;
    const std::size_t tail = common_tail();
    if (tail == 0) return std::nullopt;
    return build_parted(heads, lines, tail, confidence);
  }

  static PlannedRow head_row(const LooseHeads& heads, std::size_t columns) {
    PlannedRow row;
    for (std::size_t i = heads.cells.size(); i < columns; ++i)
      row.emplace_back();
    for (const Span head : heads.cells) row.push_back({head});
    return row;
  }

  Grid build_plain(const LooseHeads& heads, double confidence) const {
    std::vector<PlannedRow> plan;
    add_groups(heads, 1, plan);
    plan.push_back(head_row(heads, columns_));
    const std::size_t head_rows = plan.size();
    for (std::size_t r = 0; r < rows(); ++r) {
      for (const auto& [before, name] : groups_) {
        if (before == first_ + r * columns_)
          plan.push_back({{name, {}, 1, static_cast<std::uint16_t>(columns_)}});
      }
      PlannedRow row;
      for (std::size_t c = 0; c < columns_; ++c)
        row.push_back({span(cell(r, c))});
      plan.push_back(row);
    }
    return grid_of(plan, head_rows, confidence);
  }

  void add_groups(const LooseHeads& heads, std::size_t stub,
                  std::vector<PlannedRow>& plan) const {
    if (heads.groups.empty()) return;
    PlannedRow row;
    for (std::size_t i = 0; i < stub; ++i) row.emplace_back();
    const auto width =
        static_cast<std::uint16_t>((columns_ - 1) / heads.groups.size());
    for (const Span group : heads.groups) row.push_back({group, {}, 1, width});
    plan.push_back(row);
  }

  Grid build_parted(const LooseHeads& heads, std::size_t lines,
                    std::size_t tail, double confidence) const {
    std::vector<PlannedRow> plan;
    add_groups(heads, 2, plan);
    plan.push_back(head_row(heads, columns_ + 1));
    const std::size_t head_rows = plan.size();
    for (std::size_t r = 0; r < rows(); ++r) {
      for (std::size_t part = 0; part < lines; ++part) {
        plan.push_back(part_row(r, part, lines, tail));
      }
    }
    return grid_of(plan, head_rows, confidence);
  }

  // One line of each cell; what has no line for each part is over them all.
  PlannedRow part_row(std::size_t r, std::size_t part, std::size_t lines,
                      std::size_t tail) const {
    const auto all = static_cast<std::uint16_t>(lines);
    const Span line = body_.lines[cell(r, 0).first + part].span;
    PlannedRow row;
    if (part == 0) {
      const std::vector<Span> label = first_line(r);
      const std::size_t cut = label.size() - tail;
      row.push_back({{line.begin, label[cut - 1].end}, {}, all, 1});
      row.push_back({{label[cut].begin, line.end}});
    } else {
      row.push_back({line});
    }
    for (std::size_t c = 1; c < columns_; ++c) {
      if (is_parted(c, lines)) {
        row.push_back({body_.lines[cell(r, c).first + part].span});
      } else if (part == 0) {
        row.push_back({span(cell(r, c)), {}, all, 1});
      }
    }
    return row;
  }

  const LooseBody& body_;
  std::vector<LooseBlock> cells_;
  std::vector<Look> looks_;
  std::vector<std::pair<std::size_t, Span>> groups_;  // before which cell
  std::size_t columns_ = 0, first_ = 0;
  bool rows_of_figures_ = false;
};

// Blocks that begin with a small letter go on from the one before; behind a
// figure they may be a cell of their own: "ng/mL".
std::vector<LooseBlock> joined_blocks(const LooseBody& body, bool units) {
  std::vector<LooseBlock> cells;
  for (const LooseBlock& block : blocks_of(body)) {
    const bool unit = units && !cells.empty() &&
                      is_value(body.words(cells.back().end - 1)) &&
                      count_words(body.words(block.first)) == 1;
    if (!cells.empty() && !unit && begins_lower(body.words(block.first))) {
      cells.back().end = block.end;
    } else {
      cells.push_back(block);
    }
  }
  return cells;
}

}  // namespace

std::optional<Grid> stacked_table(const LooseBody& body) {
  constexpr std::size_t kMostCells = 4000;
  if (body.lines.size() > kMostCells) return std::nullopt;
  std::vector<LooseBlock> blocks = joined_blocks(body, false);
  if (blocks.size() >= 6) {
    auto grid = StackedTable(body, std::move(blocks)).run(1.0);
    return grid ? grid
                : StackedTable(body, joined_blocks(body, true)).run(kLines);
  }
  return StackedTable(body, blocks_of_lines(body)).run(kLines);
}

std::optional<Grid> column_table(const LooseBody& body) {
  const std::vector<LooseBlock> blocks = blocks_of(body);
  if (blocks.size() < 2) return std::nullopt;
  const std::size_t lines = blocks[0].end - blocks[0].first;
  if (lines < 3) return std::nullopt;
  std::size_t figures = 0;
  for (const LooseBlock& block : blocks) {
    if (block.end - block.first != lines) return std::nullopt;
    if (is_value(body.words(block.first))) return std::nullopt;
    const Look look = look_of(body.words(block.first + 1));
    for (std::size_t i = block.first + 2; i < block.end; ++i)
      if (look_of(body.words(i)) != look) return std::nullopt;
    figures += look == Look::kValue ? 1 : 0;
  }
  if (figures == 0) return std::nullopt;
  std::vector<PlannedRow> plan(lines);
  for (const LooseBlock& block : blocks) {
    for (std::size_t i = 0; i < lines; ++i)
      plan[i].push_back({body.lines[block.first + i].span});
  }
  return grid_of(plan, 1, kLines);
}

}  // namespace casebook
