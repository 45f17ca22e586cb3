#include <algorithm>
#include <string>

#include "corpus/head_spans.h"
#include "corpus/label_pairs.h"
#include "corpus/lines.h"
#include "corpus/segments.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr double kStraight = 0.95;  // every line falls into the columns

class AlignedTable {
 public:
  // `kApart`: columns are what no row leaves blank; else where the fullest
  // rows have their words; of `kPairs` labels are two.
  enum class Way : std::uint8_t { kFullest, kApart, kPairs };

  AlignedTable(const LooseBody& body, Way way)
      : body_(body), apart_(way == Way::kApart), paired_(way == Way::kPairs) {
    for (const LooseLine& line : body.lines)
      lines_.push_back(segments_of(body, line));
  }

  std::optional<Grid> run() {
    find_first_row();
    if (first_ == 0 || first_ >= lines_.size()) return std::nullopt;
    const auto pairs =
        paired_ ? join_label_pairs(body_, first_, lines_) : std::nullopt;
    if (paired_ && !pairs) return std::nullopt;
    if (!find_columns()) return std::nullopt;
    part_rows();
    // A name below whole heads is of the rows that follow.
    const bool named = first_ >= 2 && lines_[first_ - 1].size() == 1 &&
                       column_of(lines_[first_ - 1][0]) == 0 &&
                       lines_[first_ - 2].size() + 1 >= columns_.size() &&
                       !begins_lower(words(lines_[first_ - 1][0])) &&
                       words(lines_[first_ - 1][0]).front() != '(';
    if (named) --first_;
    if (!place_heads() || !place_rows()) return std::nullopt;
    const std::size_t rows = plan_.size() - head_rows_;
    if (rows == 0) return std::nullopt;
    if (pairs) part_label_pairs(*pairs, plan_);
    return grid_of(plan_, head_rows_, kStraight);
  }

 private:
  std::string_view words(const Segment& one) const {
    return slice(body_.text, one.span);
  }

  // The first line that holds a figure behind its first segment; of a table
  // without figures, what stands below the first line.
  void find_first_row() {
    const std::size_t heads = heads_of_figures(body_, lines_[0]) ? 1 : 0;
    for (std::size_t i = heads; i < lines_.size(); ++i) {
      for (std::size_t s = 1; s < lines_[i].size(); ++s) {
        const std::string_view cell = words(lines_[i][s]);
        if (is_value(cell) || (i > 0 && begins_amount(cell))) {
          first_ = i;
          return;
        }
      }
    }
    first_ = 1;
  }

  bool find_columns() {
    const auto first = static_cast<std::ptrdiff_t>(first_);
    const std::vector<SegmentLine> rows(lines_.begin() + first, lines_.end());
    columns_ = apart_ ? columns_apart(rows) : columns_of_fullest(rows);
    if (columns_.size() < 2) return false;
    // A pair of long labels pushes its row's figures on: their order tells.
    in_order_ = paired_ && !are_apart(columns_) &&
                std::ranges::all_of(rows, [&](const SegmentLine& row) {
                  return row.size() == columns_.size();
                });
    if (!in_order_ && !are_apart(columns_)) return false;
    take_heads_places(lines_, first_, columns_);
    return true;
  }

  std::size_t column_of(const Segment& segment) const {
    return nearest_column(segment, columns_);
  }

  // How many columns' places a segment reaches into.
  std::size_t reach(const Segment& segment) const {
    return static_cast<std::size_t>(
        std::count_if(columns_.begin(), columns_.end(), [&](const Segment& c) {
          return segment.begin < c.end && c.begin < segment.end;
        }));
  }

  // Heads that a single space keeps apart stand where their columns do.
  void part_heads() {
    const auto goes_on = [&](const Segment& part) {
      return begins_lower(words(part)) || words(part).front() == '(';
    };
    for (std::size_t i = 0; i < first_; ++i) {
      part(lines_[i], [&](const SegmentLine& parts) {
        return goes_on(parts[0]) ||
               std::none_of(parts.begin(), parts.end(), goes_on);
      });
    }
  }

  // "Fem. neck -2.8": a label, or a cell, and the figure of the next column.
  void part_rows() {
    const auto is_figure = [&](const Segment& one) {
      return is_value(words(one));
    };
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (lines_[i].size() >= columns_.size()) continue;
      part(lines_[i], [&](const SegmentLine& parts) {
        return std::all_of(parts.begin() + 1, parts.end(), is_figure);
      });
      if (lines_[i].size() + 1 == columns_.size())
        part_last_word(body_, columns_[1], lines_[i]);
    }
  }

  template <typename Test>
  void part(SegmentLine& line, const Test& is_right) const {
    SegmentLine parted;
    for (const Segment& one : line) {
      SegmentLine parts = parted_by_columns(body_, one, columns_);
      if (!is_right(parts)) parts = {one};
      parted.insert(parted.end(), parts.begin(), parts.end());
    }
    line = std::move(parted);
  }

  bool place_heads() {
    if (in_order_) return place_heads_in_order();
    part_heads();
    if (place_under_group()) return true;
    std::vector<PlannedCell> heads(columns_.size());
    for (std::size_t i = 0; i < first_; ++i) {
      if (place_groups(i)) continue;
      if (is_fewer(i) && !is_broken_head(body_, lines_[i], lines_[i + 1]))
        return false;
      const auto cells = spread_over(lines_[i], columns_);
      if (!cells) return false;
      for (const Segment& one :
           lines_[i]) {  // which words are whose is not known
        if (reach(one) > 1 && words(one).find(' ') != std::string_view::npos)
          return false;
      }
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if ((*cells)[c] != nullptr) add(heads[c], (*cells)[c]->span);
    }
    // A column that no head tells of may be a figure that stands amiss.
    if ((apart_ || paired_) &&
        std::any_of(heads.begin() + 1, heads.end(), is_empty))
      return false;
    plan_.push_back(heads);
    head_rows_ = plan_.size();
    return true;
  }

  // One line of heads, with or without one over the labels.
  bool place_heads_in_order() {
    const std::size_t corner = columns_.size() - lines_[0].size();
    if (first_ != 1 || corner > 1) return false;
    PlannedRow heads(columns_.size());
    for (std::size_t h = 0; h < lines_[0].size(); ++h)
      heads[h + corner].span = lines_[0][h].span;
    plan_.push_back(heads);
    head_rows_ = plan_.size();
    return true;
  }

  static bool is_empty(const PlannedCell& cell) { return cell.span.empty(); }

  // "Case  Age  T-score" over "Spine  Hip": heads stand in the upper line, but
  // for those that share one, which stands over the first of them.
  bool place_under_group() {
    if (first_ != 2) return false;
    const auto upper = spread_over(lines_[0], columns_),
               lower = spread_over(lines_[1], columns_);
    if (!upper || !lower || (*upper)[0] == nullptr || (*lower)[0] != nullptr)
      return false;
    bool shared = false;
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      const Segment* here = (*lower)[c];
      if (here != nullptr && begins_lower(words(*here))) return false;
      if ((*upper)[c] != nullptr) continue;
      if (here == nullptr || (*lower)[c - 1] == nullptr) return false;
      shared = true;
    }
    if (!shared) return false;
    for (const auto& line : {*upper, *lower}) {
      PlannedRow row(columns_.size());
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if (line[c] != nullptr) row[c].span = line[c]->span;
      plan_.push_back(row);
    }
    head_rows_ = plan_.size();
    return true;
  }

  static void add(PlannedCell& cell, Span piece) {
    if (cell.span.empty()) {
      cell.span = piece;
    } else {
      cell.rest.push_back(piece);
    }
  }

  // The columns that each word of a line of groups stands over: each column has
  // a head in the next line, but for those below a head of their own alone.
  std::optional<std::vector<HeadSpan>> group_spans(std::size_t i) const {
    if (i + 1 >= first_) return std::nullopt;
    auto spans = head_spans(body_, lines_[i], lines_[i + 1], columns_);
    if (!spans) return std::nullopt;
    const auto lower = spread_over(lines_[i + 1], columns_);
    if (!lower) return std::nullopt;
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      const auto over =
          std::find_if(spans->begin(), spans->end(), [&](const HeadSpan& one) {
            return one.first <= c && c < one.first + one.count;
          });
      const bool own = over != spans->end() && over->count == 1;
      if ((*lower)[c] == nullptr && !own) return std::nullopt;
    }
    return spans;
  }

  // Fewer words than in the line of heads below it, in equal shares.
  bool is_fewer(std::size_t i) const {
    if (i + 1 >= first_ || lines_[i].size() >= lines_[i + 1].size() ||
        lines_[i + 1].size() + 1 < columns_.size())
      return false;
    const std::size_t values = columns_.size() - 1;
    const bool over_labels = column_of(lines_[i].front()) == 0;
    const std::size_t groups = lines_[i].size() - (over_labels ? 1 : 0);
    return groups > 0 && values % groups == 0 && values / groups > 1;
  }

  // Groups above the heads of their columns; a head of one column may stand
  // beside them.
  bool place_groups(std::size_t i) {
    const auto spans = group_spans(i);
    if (!spans) return false;
    PlannedRow row;
    std::size_t column = 0;
    for (std::size_t s = 0; s < lines_[i].size(); ++s) {
      const HeadSpan& span = (*spans)[s];
      for (; column < span.first; ++column) row.emplace_back();
      row.push_back(
          {lines_[i][s].span, {}, 1, static_cast<std::uint16_t>(span.count)});
      column += span.count;
    }
    for (; column < columns_.size(); ++column) row.emplace_back();
    plan_.push_back(row);
    return true;
  }

  bool place_rows() {
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      const SegmentLine& line = lines_[i];
      end_group(line[0]);
      const bool only_label = line.size() == 1 && column_of(line[0]) == 0;
      if (only_label && place_label(line[0])) continue;
      if (only_label) return false;
      const auto cells = spread_over(line, columns_);
      if (!cells) return false;
      for (const Segment& segment : line) {
        const bool sure = reach(segment) <= 1 && !is_between(segment, columns_);
        if (line.size() != columns_.size() && !sure) return false;
      }
      const bool unit = adds_unit(*cells);
      if (unit || continues(line, *cells)) {
        if (!unit && !begun_above(*cells)) return false;
        for (std::size_t c = 0; c < columns_.size(); ++c)
          if ((*cells)[c] != nullptr) add(plan_.back()[c], (*cells)[c]->span);
        continue;
      }
      // A label of two lines, its cells in the middle: left to others.
      if ((*cells)[0] == nullptr && i > first_ && lines_[i - 1].size() == 1 &&
          column_of(lines_[i - 1][0]) == 0)
        return false;
      PlannedRow row(columns_.size());
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if ((*cells)[c] != nullptr) row[c].span = (*cells)[c]->span;
      plan_.push_back(row);
    }
    return true;
  }

  // "25-hydroxyvitamin D" above "(ng/mL)   9   33": no name, but the row's.
  bool adds_unit(const std::vector<const Segment*>& cells) {
    if (cells[0] == nullptr || words(*cells[0]).front() != '(' ||
        plan_.back().size() != 1)
      return false;
    plan_.back()[0].columns = 1;
    plan_.back().resize(columns_.size());
    group_.reset();
    return true;
  }

  // Rows under a name stand further in than it; one that does not is of no
  // name: an empty row parts them.
  void end_group(const Segment& first) {
    if (column_of(first) != 0 || !group_) return;
    if (first.begin > *group_) {
      under_group_ = true;
    } else if (under_group_) {
      plan_.emplace_back(columns_.size());
      group_.reset();
    }
  }

  // A label alone goes on from the row above, or names the rows below.
  bool place_label(const Segment& label) {
    const std::string_view here = words(label);
    const bool more =
        begins_lower(here) || here.front() == '(' || here.front() == '[';
    const bool under_row =
        plan_.size() > head_rows_ && plan_.back().size() == columns_.size();
    if (more && !under_row) return false;
    if (more) {
      add(plan_.back()[0], label.span);
    } else {
      plan_.push_back({PlannedCell{
          label.span, {}, 1, static_cast<std::uint16_t>(columns_.size())}});
      group_ = label.begin;
      under_group_ = false;
    }
    return true;
  }

  // A cell that goes on has begun: else cells stand in the middle of their
  // row, and which row this line is of is not known.
  bool begun_above(const std::vector<const Segment*>& cells) const {
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (cells[c] != nullptr && plan_.back()[c].span.empty()) return false;
    return true;
  }

  // Nothing in the label's column, or the rest of a label, and no figures but
  // such as words above them lead to ("-4.0 to", "no pain; T-score"): the cells
  // above go on.
  bool continues(const SegmentLine& line,
                 const std::vector<const Segment*>& cells) const {
    if (plan_.size() <= head_rows_ || plan_.back().size() != columns_.size())
      return false;
    if (cells[0] != nullptr && !label_goes_on(words(*cells[0]))) return false;
    if (cells[0] == nullptr && column_of(line[0]) == 0) return false;
    for (std::size_t c = 1; c < columns_.size(); ++c) {
      if (cells[c] == nullptr || !is_value(words(*cells[c]))) continue;
      const std::string_view above = last_line(plan_.back()[c]);
      if (above.empty() || is_value(above)) return false;
    }
    return true;
  }

  // "Sorokina [15], 2018," above "n = 3".
  bool label_goes_on(std::string_view more) const {
    const std::string_view above = last_line(plan_.back()[0]);
    return !above.empty() && above.back() == ',' && !begins_upper(more);
  }

  std::string_view last_line(const PlannedCell& cell) const {
    return slice(body_.text, cell.rest.empty() ? cell.span : cell.rest.back());
  }

  const LooseBody& body_;
  bool apart_, paired_;
  bool in_order_ = false;  // order tells the columns, and not where they stand
  std::vector<SegmentLine> lines_;
  std::vector<Segment> columns_;
  std::vector<PlannedRow> plan_;
  std::size_t first_ = 0, head_rows_ = 0;
  std::optional<std::uint32_t> group_;  // where the rows' name begins
  bool under_group_ = false;            // a row stands further in
};

}  // namespace

std::optional<Grid> aligned_table(const LooseBody& body) {
  if (body.lines.size() < 2 || !is_set_apart(body)) return std::nullopt;
  using Way = AlignedTable::Way;
  auto grid = AlignedTable(body, Way::kFullest).run();
  if (!grid) grid = even_table(body);
  if (!grid) grid = AlignedTable(body, Way::kApart).run();
  if (!grid) grid = AlignedTable(body, Way::kPairs).run();
  if (grid && has_figures_in_one(body.text, *grid)) grid.reset();
  return grid;
}

}  // namespace casebook
