#include <algorithm>
#include <map>
#include <string>

#include "corpus/lines.h"
#include "corpus/loose_heads.h"
#include "corpus/loose_units.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr std::size_t kMostColumns = 24, kMostHeadLines = 4;
constexpr double kWorded = 0.8;  // capitals and looks tell the cells

using Units = std::vector<LooseUnit>;

// A row a line, single spaces, words in the cells. One column at most holds
// more than a unit; where several could be it, none is sure.
class WordedTable {
 public:
  WordedTable(const LooseBody& body, bool measures) : body_(body) {
    for (const LooseLine& line : body.lines)
      lines_.push_back(units_of(body.text, line.span, measures));
  }

  // Whole heads first; then such as leave the labels' corner empty.
  std::optional<Grid> run() {
    for (const std::size_t corner : {std::size_t{0}, std::size_t{1}}) {
      for (const std::size_t columns : likely_columns())
        if (auto grid = with_columns(columns, corner)) return grid;
    }
    return std::nullopt;
  }

 private:
  std::optional<Grid> with_columns(std::size_t columns, std::size_t corner) {
    columns_ = columns;
    if (corner > 0 && columns_ == 2) return std::nullopt;
    for (first_ = 1; first_ <= kMostHeadLines && first_ + 2 <= lines_.size();
         ++first_) {
      const auto heads = loose_heads(body_, {0, first_}, columns_);
      if (!heads || heads->cells.size() + corner != columns_) continue;
      if (row_goes_on()) continue;
      find_groups();
      if (corner > 0 && lines_[first_][0].look == UnitLook::kValue) continue;
      if (find_wordy()) return build(*heads);
    }
    return std::nullopt;
  }

  // A row broken at its line's end.
  bool row_goes_on() const {
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (begins_lower(body_.words(i)) || body_.words(i).front() == '(' ||
          body_.words(i).front() == '[')
        return true;
    }
    return false;
  }

  // As many as most lines have units, then the more the likelier.
  std::vector<std::size_t> likely_columns() const {
    std::map<std::size_t, std::size_t> counts;
    for (const Units& units : lines_) ++counts[units.size()];
    std::size_t usual = 0, most_lines = 0;
    for (const auto& [count, times] : counts) {
      if (times < most_lines) continue;
      usual = count;
      most_lines = times;
    }
    std::vector<std::size_t> likely;
    const std::size_t most = std::min(kMostColumns, counts.rbegin()->first);
    if (usual >= 2 && usual <= kMostColumns) likely.push_back(usual);
    for (std::size_t k = most; k >= 2; --k)
      if (k != usual) likely.push_back(k);
    return likely;
  }

  // "Case 1", and further down "Case 2": lines that name the rows below.
  void find_groups() {
    groups_.assign(lines_.size(), false);
    std::string_view name;
    std::vector<std::size_t> found;
    std::uint32_t next = 1;
    for (std::size_t i = first_; i + 1 < lines_.size(); ++i) {
      std::string_view before;
      if (counted(body_.words(i), before) != next || before.empty()) continue;
      if (!name.empty() && before != name) continue;
      name = before;
      found.push_back(i);
      ++next;
    }
    const bool rows_between =
        found.size() >= 2 && found[0] == first_ && found[1] > found[0] + 1;
    if (!rows_between) return;
    for (const std::size_t i : found) groups_[i] = true;
  }

  bool is_row(std::size_t i) const { return !groups_[i]; }

  // How many units stand before the wordy cell in column `p`.
  const LooseUnit* unit(std::size_t line, std::size_t column,
                        std::size_t p) const {
    const Units& units = lines_[line];
    if (column == p) return nullptr;
    return column < p ? &units[column]
                      : &units[units.size() - columns_ + column];
  }

  bool find_wordy() {
    spanned_.assign(lines_.size(), false);
    std::size_t short_rows = 0, long_rows = 0;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!is_row(i)) continue;
      short_rows += lines_[i].size() < columns_ ? 1 : 0;
      long_rows += lines_[i].size() > columns_ ? 1 : 0;
    }
    if (short_rows > 0) return long_rows == 0 && find_spanned();
    std::size_t most = 0;
    std::vector<std::size_t> best;
    for (std::size_t p = 0; p < columns_; ++p) {
      const std::size_t values = fit(p);
      if (values == 0 || values < most) continue;
      if (values > most) best.clear();
      most = values;
      best.push_back(p);
    }
    // "T8 Alendronate 70 mg": words take the figure behind them along, rather
    // than codes the words.
    if (best.size() > 1 && long_rows > 0)
      std::erase_if(best, [&](std::size_t p) { return !begins_with_words(p); });
    if (best.empty() || (best.size() > 1 && long_rows > 0)) return false;
    wordy_ = best[0];
    return true;
  }

  bool begins_with_words(std::size_t p) const {
    for (std::size_t i = first_; i < lines_.size(); ++i)
      if (is_row(i) && lines_[i][p].look != UnitLook::kWords) return false;
    return true;
  }

  // How many columns of figures there are if the wordy one is `p`; none where
  // cells of a column, or of a row under its label, do not look alike.
  std::size_t fit(std::size_t p) const {
    if (holds_cells(p)) return 0;
    std::size_t values = 0;
    bool by_columns = true;
    for (std::size_t c = 0; c < columns_; ++c) {
      if (c == p) continue;
      const auto look = column_look(c, p);
      by_columns = by_columns && look;
      values += look == UnitLook::kValue ? 1 : 0;
    }
    if (by_columns && values > 0) return values;
    return p == 0 ? rows_alike() : 0;
  }

  // Whether bare figures stand among the wordy column's words: cells of their
  // own. "Case 1" and "Vitamin D 800 IU" hold none.
  bool holds_cells(std::size_t p) const {
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!is_row(i) || lines_[i].size() <= columns_) continue;
      const std::size_t end = p + lines_[i].size() - columns_ + 1;
      for (std::size_t u = p; u < end; ++u) {
        if (lines_[i][u].look != UnitLook::kValue) continue;
        std::string_view before;
        const Span label = cover(lines_[i][p].span, lines_[i][u].span);
        const bool name = p == 0 && u + 1 == end &&
                          counted(slice(body_.text, label), before) > 0 &&
                          !before.empty();
        const bool amount = p > 0 && u > p && u + 1 < end &&
                            lines_[i][u + 1].look == UnitLook::kWords;
        if (!name && !amount) return true;
      }
    }
    return false;
  }

  std::optional<UnitLook> column_look(std::size_t c, std::size_t p) const {
    std::optional<UnitLook> look;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!is_row(i)) continue;
      const LooseUnit& one = *unit(i, c, p);
      if (one.nothing) continue;
      if (look && one.look != *look) return std::nullopt;
      look = one.look;
    }
    return look;
  }

  // Labels, and behind each cells of one look: patients stand in columns.
  std::size_t rows_alike() const {
    std::size_t of_values = 0;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!is_row(i)) continue;
      if (lines_[i][0].look == UnitLook::kValue) return 0;
      std::optional<UnitLook> look;
      for (std::size_t c = 1; c < columns_; ++c) {
        const LooseUnit& one = *unit(i, c, 0);
        if (one.nothing) continue;
        if (look && one.look != *look) return 0;
        look = one.look;
      }
      const std::size_t label = lines_[i].size() - (columns_ - 1);
      // Of words only their number tells which are the label's.
      if (look == UnitLook::kWords && label > 1) return 0;
      if (look == UnitLook::kMeasure) return 0;
      of_values += look == UnitLook::kValue ? 1 : 0;
    }
    return of_values > 0 ? columns_ - 1 : 0;
  }

  // Rows without a first cell, which stands above over both.
  bool find_spanned() {
    wordy_ = columns_;
    std::vector<std::optional<UnitLook>> looks(columns_);
    std::size_t full = 0;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (!is_row(i)) continue;
      const Units& units = lines_[i];
      const bool spanned = units.size() + 1 == columns_ && full > 0;
      if (!spanned && units.size() != columns_) return false;
      spanned_[i] = spanned;
      full += spanned ? 0 : 1;
      for (std::size_t u = 0; u < units.size(); ++u) {
        if (units[u].nothing) continue;
        std::optional<UnitLook>& look = looks[u + (spanned ? 1 : 0)];
        if (look && *look != units[u].look) return false;
        look = units[u].look;
      }
    }
    // Else a missing last cell would look alike.
    return full > 1 && looks[0] != looks[1] &&
           std::count(looks.begin() + 1, looks.end(), UnitLook::kValue) > 0;
  }

  Grid build(const LooseHeads& heads) const {
    std::vector<PlannedRow> plan;
    if (!heads.groups.empty()) {
      PlannedRow row{PlannedCell{}};
      const auto width =
          static_cast<std::uint16_t>((columns_ - 1) / heads.groups.size());
      for (const Span group : heads.groups)
        row.push_back({group, {}, 1, width});
      plan.push_back(row);
    }
    PlannedRow row;
    if (heads.cells.size() < columns_) row.emplace_back();
    for (const Span head : heads.cells) row.push_back({head});
    plan.push_back(row);
    const std::size_t head_rows = plan.size();
    for (std::size_t i = first_; i < lines_.size(); ++i)
      plan.push_back(cells(i));
    return grid_of(plan, head_rows, std::min(kWorded, heads.confidence));
  }

  PlannedRow cells(std::size_t i) const {
    const Units& units = lines_[i];
    if (groups_[i]) {
      return {
          {body_.lines[i].span, {}, 1, static_cast<std::uint16_t>(columns_)}};
    }
    PlannedRow row;
    if (wordy_ >= columns_ || units.size() <= columns_) {
      for (std::size_t u = 0; u < units.size(); ++u)
        row.push_back({units[u].span});
      if (!spanned_[i]) row[0].rows = below(i);
      return row;
    }
    const std::size_t more = units.size() - columns_;
    for (std::size_t c = 0; c < columns_; ++c) {
      const std::size_t u = c <= wordy_ ? c : c + more;
      row.push_back({units[u].span});
      if (c == wordy_) row[c].span.end = units[u + more].span.end;
    }
    return row;
  }

  // The rows that a row's first cell covers.
  std::uint16_t below(std::size_t i) const {
    std::uint16_t rows = 1;
    while (i + rows < lines_.size() && spanned_[i + rows]) ++rows;
    return rows;
  }

  const LooseBody& body_;
  std::vector<Units> lines_;
  std::vector<bool> groups_, spanned_;
  std::size_t first_ = 0, columns_ = 0, wordy_ = 0;
};

}  // namespace

std::optional<Grid> worded_table(const LooseBody& body) {
  for (const bool measures : {true, false})
    if (auto grid = WordedTable(body, measures).run()) return grid;
  return std::nullopt;
}

}  // namespace casebook
