#include <algorithm>
#include <string>

#include "corpus/lines.h"
#include "corpus/segments.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr double kStraight = 0.95;  // every line falls into the columns

class AlignedTable {
 public:
  explicit AlignedTable(const LooseBody& body) : body_(body) {
    for (const LooseLine& line : body.lines)
      lines_.push_back(segments_of(body, line));
  }

  std::optional<Grid> run() {
    find_first_row();
    if (first_ == 0 || first_ >= lines_.size()) return std::nullopt;
    if (!find_columns()) return std::nullopt;
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
    return grid_of(plan_, head_rows_, kStraight);
  }

 private:
  std::string_view words(const Segment& one) const {
    return slice(body_.text, one.span);
  }

  // The first line that holds a figure behind its first segment; of a table
  // without figures, what stands below the first line.
  void find_first_row() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t s = 1; s < lines_[i].size(); ++s) {
        if (is_value(words(lines_[i][s]))) {
          first_ = i;
          return;
        }
      }
    }
    first_ = 1;
  }

  // Columns are where the fullest rows have their words.
  bool find_columns() {
    std::size_t most = 0;
    for (std::size_t i = first_; i < lines_.size(); ++i)
      most = std::max(most, lines_[i].size());
    if (most < 2) return false;
    columns_.assign(most, {{}, UINT32_MAX, 0});
    std::size_t full = 0;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (lines_[i].size() != most) continue;
      ++full;
      for (std::size_t c = 0; c < most; ++c) widen(columns_[c], lines_[i][c]);
    }
    // Heads that are as many as the columns show where they stand, too.
    for (std::size_t i = 0; i < first_; ++i) {
      if (lines_[i].size() == most && full < 2)
        for (std::size_t c = 0; c < most; ++c) widen(columns_[c], lines_[i][c]);
    }
    for (std::size_t c = 1; c < most; ++c)
      if (columns_[c].begin < columns_[c - 1].end) return false;
    use_fuller_head(most);
    return true;
  }

  // A column may be empty in every row: a line of heads that are more than the
  // fullest row's cells, each of which stands under one of them, shows it.
  void use_fuller_head(std::size_t most) {
    for (std::size_t i = 0; i < first_; ++i) {
      if (lines_[i].size() <= most) continue;
      std::vector<Segment> columns(lines_[i].begin(), lines_[i].end());
      for (const Segment& column : columns_) {
        const auto over = [&](const Segment& head) {
          return head.begin < column.end && column.begin < head.end;
        };
        if (std::count_if(columns.begin(), columns.end(), over) != 1) return;
        widen(*std::find_if(columns.begin(), columns.end(), over), column);
      }
      columns_ = std::move(columns);
      return;
    }
  }

  // The column that a segment shares most with, or the nearest.
  std::size_t column_of(const Segment& segment) const {
    std::size_t best = 0;
    long closest = -1000000;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const long shared =
          static_cast<long>(std::min(segment.end, columns_[c].end)) -
          static_cast<long>(std::max(segment.begin, columns_[c].begin));
      if (shared > closest) {
        closest = shared;
        best = c;
      }
    }
    return best;
  }

  // How many columns' places a segment reaches into.
  std::size_t reach(const Segment& segment) const {
    return static_cast<std::size_t>(
        std::count_if(columns_.begin(), columns_.end(), [&](const Segment& c) {
          return segment.begin < c.end && c.begin < segment.end;
        }));
  }

  // One segment a column, in order; none where two fall into one.
  std::optional<std::vector<const Segment*>> spread(
      const SegmentLine& line) const {
    std::vector<const Segment*> cells(columns_.size());
    if (line.size() == columns_.size()) {
      for (std::size_t c = 0; c < line.size(); ++c) cells[c] = &line[c];
      return cells;
    }
    for (const Segment& segment : line) {
      const std::size_t column = column_of(segment);
      if (cells[column] != nullptr) return std::nullopt;
      cells[column] = &segment;
    }
    return cells;
  }

  // Heads that a single space keeps apart stand where their columns do.
  void part_heads() {
    for (std::size_t i = 0; i < first_; ++i) {
      SegmentLine parted;
      for (const Segment& one : lines_[i]) {
        for (const Segment& part : parted_by_columns(body_, one, columns_))
          parted.push_back(part);
      }
      lines_[i] = std::move(parted);
    }
  }

  bool place_heads() {
    part_heads();
    if (place_under_group()) return true;
    std::vector<PlannedCell> heads(columns_.size());
    for (std::size_t i = 0; i < first_; ++i) {
      if (is_group_line(i)) {
        if (place_groups(i)) continue;
        if (!is_broken_line(i)) return false;
      }
      const auto cells = spread(lines_[i]);
      if (!cells) return false;
      for (const Segment& one :
           lines_[i]) {  // which words are whose is not known
        if (reach(one) > 1 && words(one).find(' ') != std::string_view::npos)
          return false;
      }
      for (std::size_t c = 0; c < columns_.size(); ++c)
        if ((*cells)[c] != nullptr) add(heads[c], (*cells)[c]->span);
    }
    plan_.push_back(heads);
    head_rows_ = plan_.size();
    return true;
  }

  // "Case  Age  T-score" over "Spine  Hip": heads stand in the upper line, but
  // for those that share one, which stands over the first of them.
  bool place_under_group() {
    if (first_ != 2) return false;
    const auto upper = spread(lines_[0]), lower = spread(lines_[1]);
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

  // Fewer words than the line of heads below it, each over several of them.
  bool is_group_line(std::size_t i) const {
    if (i + 1 >= first_) return false;
    return lines_[i].size() < lines_[i + 1].size() &&
           lines_[i + 1].size() + 1 >= columns_.size() && group_width(i) >= 2;
  }
  std::size_t group_width(std::size_t i) const {
    const std::size_t values = columns_.size() - 1;
    const std::size_t groups = group_count(i);
    return groups == 0 || values % groups != 0 ? 0 : values / groups;
  }
  // The head over the labels is no group.
  std::size_t group_count(std::size_t i) const {
    const bool over_labels = column_of(lines_[i].front()) == 0;
    return lines_[i].size() - (over_labels ? 1 : 0);
  }

  // "Reference  At" over "range  diagnosis": each begins right above its own
  // head's second line, which a small letter shows.
  bool is_broken_line(std::size_t i) const {
    bool small = false;
    for (const Segment& upper : lines_[i]) {
      const auto below = std::find_if(
          lines_[i + 1].begin(), lines_[i + 1].end(), [&](const Segment& one) {
            return one.begin == upper.begin || one.end == upper.end ||
                   one.begin + one.end == upper.begin + upper.end;
          });
      if (below == lines_[i + 1].end()) return false;
      small |= begins_lower(words(*below)) || words(*below).front() == '(';
    }
    return small;
  }

  // Groups are equally wide, and each begins or lies over its columns.
  bool place_groups(std::size_t i) {
    const std::size_t width = group_width(i);
    PlannedRow row;
    std::size_t s = lines_[i].size() - group_count(i);
    row.push_back(s == 1 ? PlannedCell{lines_[i][0].span} : PlannedCell{});
    for (std::size_t first = 1; s < lines_[i].size(); ++s, first += width) {
      const std::size_t column = column_of(lines_[i][s]);
      if (column < first || column >= first + width) return false;
      row.push_back(
          {lines_[i][s].span, {}, 1, static_cast<std::uint16_t>(width)});
    }
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
      const auto cells = spread(line);
      if (!cells) return false;
      for (const Segment& segment : line)
        if (line.size() != columns_.size() && reach(segment) > 1) return false;
      if (continues(line)) {
        if (!begun_above(*cells)) return false;
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

  // Nothing in the label's column and no figures: the cells above go on.
  bool continues(const SegmentLine& line) const {
    if (plan_.size() <= head_rows_ || plan_.back().size() != columns_.size())
      return false;
    if (column_of(line[0]) == 0) return false;
    return std::none_of(line.begin(), line.end(), [&](const Segment& one) {
      return is_value(words(one));
    });
  }

  const LooseBody& body_;
  std::vector<SegmentLine> lines_;
  std::vector<Segment> columns_;
  std::vector<PlannedRow> plan_;
  std::size_t first_ = 0, head_rows_ = 0;
  std::optional<std::uint32_t> group_;  // where the rows' name begins
  bool under_group_ = false;            // a row stands further in
};

// Every line has as many segments, but for the heads where nothing stands over
// the labels: their order tells the columns, however they are set.
std::optional<Grid> even_table(const LooseBody& body) {
  std::vector<SegmentLine> lines;
  lines.reserve(body.lines.size());
  for (const LooseLine& line : body.lines)
    lines.push_back(segments_of(body, line));
  const std::size_t columns = lines.back().size();
  if (lines.size() < 3 || columns < 3) return std::nullopt;
  const bool no_corner =
      lines[0].size() + 1 == columns && body.lines[0].indent > 0;
  std::vector<PlannedRow> plan;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool even = lines[i].size() == columns || (i == 0 && no_corner);
    if (!even) return std::nullopt;
    PlannedRow row;
    if (i == 0 && no_corner) row.emplace_back();
    for (const Segment& segment : lines[i]) row.push_back({segment.span});
    plan.push_back(std::move(row));
  }
  return grid_of(plan, 1, kStraight);
}

}  // namespace

bool is_set_apart(const LooseBody& body) {
  std::size_t apart = 0;
  for (std::size_t i = 0; i < body.lines.size(); ++i) {
    const std::string_view line = body.words(i);
    apart += line.find("  ") != line.npos ? 1 : 0;
  }
  return apart > 1 && apart * 2 >= body.lines.size();
}

std::optional<Grid> aligned_table(const LooseBody& body) {
  if (body.lines.size() < 2 || !is_set_apart(body)) return std::nullopt;
  auto grid = AlignedTable(body).run();
  if (!grid) grid = even_table(body);
  if (grid && has_figures_in_one(body.text, *grid)) grid.reset();
  return grid;
}

}  // namespace casebook
