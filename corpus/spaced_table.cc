#include <algorithm>
#include <map>

#include "corpus/lines.h"
#include "corpus/loose_heads.h"
#include "corpus/loose_units.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

struct SpacedRow {
  Span label;  // may be empty
  std::vector<Span> values;
  bool group = false;  // only a label, for the rows below it
};

class SpacedTable {
 public:
  explicit SpacedTable(const LooseBody& body) : body_(body) {
    for (const LooseLine& line : body.lines)
      runs_.push_back(value_run(body.text, line.span));
  }

  std::optional<Grid> run() {
    values_ = usual_count();
    if (values_ == 0 || !mostly_rows() || labels_hold_cells())
      return std::nullopt;
    const std::optional<std::size_t> first = first_value_line();
    if (!first) return std::nullopt;
    // The label of the first row may stand above its figures, in a block of
    // its own; so may the name of a group of rows.
    const std::size_t above = label_above(*first);
    if (runs_[*first].label.empty()) return with_heads_to(above);
    if (auto grid = with_heads_to(*first)) return grid;
    return with_heads_to(above);
  }

 private:
  bool is_row(std::size_t i) const { return runs_[i].values.size() == values_; }

  // How many figures most lines that have some end in; at least two lines.
  std::size_t usual_count() const {
    std::map<std::size_t, std::size_t> counts;
    for (const ValueRun& run : runs_)
      if (!run.values.empty()) ++counts[run.values.size()];
    std::size_t best = 0, lines = 1;
    for (const auto& [count, times] : counts) {
      if (times > lines) {
        best = count;
        lines = times;
      }
    }
    return best;
  }

  // Prose has lines that end in a figure, too: of rows there are as many as of
  // other lines behind the first, and they say little else.
  bool mostly_rows() const {
    constexpr std::size_t kLongestLabel = 60;
    std::size_t rows = 0, others = 0;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      if (is_row(i)) {
        ++rows;
        if (runs_[i].label.size() > kLongestLabel) return false;
      } else if (rows > 0) {
        ++others;
      }
    }
    return values_ > 1 ? rows * 3 >= others : rows >= others;
  }

  // "Calcium 9.1 mg/dL 8-10", or "Case 1" above the rows of a patient: more
  // than labels and figures.
  bool labels_hold_cells() const {
    std::size_t rows = 0, with_cells = 0;
    std::string_view name;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      std::string_view before;
      if (!is_row(i) && counted(body_.words(i), before) > 0 &&
          !before.empty()) {
        if (before == name) return true;
        name = before;
      }
      if (!is_row(i)) continue;
      ++rows;
      const auto words = words_of(body_.text, runs_[i].label);
      std::size_t figures = 0;
      bool decimal = false;
      for (const Span word : words) {
        const std::string_view one = slice(body_.text, word);
        if (!is_value_word(one) || !holds_digit(one)) continue;
        ++figures;
        decimal |= one.find_first_of(".,") != one.npos;
      }
      with_cells += decimal || figures > 1 ? 1 : 0;
    }
    return with_cells * 2 > rows;
  }

  std::optional<std::size_t> first_value_line() const {
    for (std::size_t i = 0; i < runs_.size(); ++i)
      if (is_row(i)) return i;
    return std::nullopt;
  }

  std::size_t label_above(std::size_t row) const {
    std::size_t label = row;
    if (label == 0) return row;
    --label;
    while (label > 0 && !body_.lines[label].blank_before) --label;
    return label > 0 ? label : row;
  }

  std::optional<Grid> with_heads_to(std::size_t begin) {
    rows_.clear();
    if (!read_rows(begin) || rows_.size() < 2) return std::nullopt;
    const bool labels = settle_labels();
    const std::size_t columns = values_ + (labels ? 1 : 0);
    if (columns < 2) return std::nullopt;
    auto heads = loose_heads(body_, {0, begin}, columns);
    if (!heads) return std::nullopt;
    // One head over figures behind labels is a head of words, not of columns.
    constexpr std::size_t kFewHeads = 2;
    if (heads->cells.size() == 1 &&
        heads_by_capitals(body_, {0, begin}).size() > kFewHeads)
      return std::nullopt;
    // Words in a line each above fewer columns: the labels hold columns, too.
    if (heads->cells.size() < columns && heads->groups.empty() &&
        capital_lines(begin) > columns)
      return std::nullopt;
    if (!labels && heads->cells.size() != columns) return std::nullopt;
    return build(*heads, columns);
  }

  std::size_t capital_lines(std::size_t end) const {
    std::size_t lines = 0;
    for (std::size_t i = 0; i < end; ++i)
      lines += begins_lower(body_.words(i)) ? 0 : 1;
    return lines;
  }

  bool is_row_of_words(std::size_t line) const {
    return values_ > 1 &&
           units_of(body_.text, body_.lines[line].span, true).size() > values_;
  }

  bool read_rows(std::size_t begin) {
    Span pending{};
    for (std::size_t i = begin; i < runs_.size(); ++i) {
      const ValueRun& run = runs_[i];
      if (is_row(i)) {
        take_row(run, pending);
        pending = {};
      } else if (run.values.size() > values_ || is_row_of_words(i)) {
        return false;
      } else if (closes_label(i)) {
        rows_.back().label.end = body_.lines[i].span.end;
        return false;  // its figures stand between: no span could hold it
      } else {
        pending = pending.empty() ? body_.lines[i].span
                                  : cover(pending, body_.lines[i].span);
      }
    }
    return pending.empty();
  }

  // "(pg/ml)" below "PTH 18 12": it belongs to the row above.
  bool closes_label(std::size_t i) const {
    return i > 0 && is_row(i - 1) && !body_.lines[i].blank_before &&
           body_.words(i).front() == '(';
  }

  void take_row(const ValueRun& run, Span pending) {
    if (!pending.empty() && !run.label.empty()) {
      const std::string_view own = slice(body_.text, run.label);
      const bool broken = begins_lower(own) || own.front() == '(';
      if (broken) {
        rows_.push_back({cover(pending, run.label), run.values});
        return;
      }
      rows_.push_back({pending, {}, true});
    }
    const Span label = run.label.empty() ? pending : run.label;
    rows_.push_back({label, run.values});
  }

  // Whether rows have labels. "Case 1 31 160": the first figure is part of
  // the label where the words before it are always the same.
  bool settle_labels() {
    const auto has = [](const SpacedRow& row) { return !row.label.empty(); };
    if (std::none_of(rows_.begin(), rows_.end(), has)) return false;
    const bool alike =
        std::all_of(rows_.begin(), rows_.end(), [&](const SpacedRow& row) {
          return has(row) && !row.group &&
                 slice(body_.text, row.label) ==
                     slice(body_.text, rows_[0].label);
        });
    if (alike && values_ >= 2) {
      for (SpacedRow& row : rows_) {
        row.label.end = row.values[0].end;
        row.values.erase(row.values.begin());
      }
      --values_;
    }
    return true;
  }

  Grid build(const LooseHeads& heads, std::size_t columns) const {
    std::vector<PlannedRow> plan;
    const bool own_label = heads.cells.size() == columns;
    if (!heads.groups.empty()) {
      PlannedRow row{PlannedCell{}};
      const auto width =
          static_cast<std::uint16_t>(values_ / heads.groups.size());
      for (const Span group : heads.groups)
        row.push_back({group, {}, 1, width});
      plan.push_back(row);
    }
    PlannedRow row;
    if (!own_label) row.emplace_back();
    for (const Span head : heads.cells) row.push_back({head});
    plan.push_back(row);
    const std::size_t head_rows = plan.size();
    for (const SpacedRow& one : rows_) {
      PlannedRow cells;
      if (one.group) {
        cells.push_back(
            {one.label, {}, 1, static_cast<std::uint16_t>(columns)});
      } else {
        if (columns > values_) cells.push_back({one.label});
        for (const Span value : one.values) cells.push_back({value});
      }
      plan.push_back(cells);
    }
    return grid_of(plan, head_rows, heads.confidence);
  }

  const LooseBody& body_;
  std::vector<ValueRun> runs_;
  std::vector<SpacedRow> rows_;
  std::size_t values_ = 0;
};

}  // namespace

std::optional<Grid> spaced_table(const LooseBody& body) {
  if (body.lines.size() < 3) return std::nullopt;
  return SpacedTable(body).run();
}

}  // namespace casebook
