#include <algorithm>
#include <cstddef>

#include "corpus/segments.h"
#include "corpus/table_shapes.h"

namespace casebook {
namespace {

constexpr double kCentred = 0.9;  // what stands around a label tells its row

// Cells that stand in the middle of their row: a cell of several lines has as
// many above the line of its label as below it. From the last row upwards that
// tells of each line which row it is of; a blank line tells it, too.
class CentredTable {
 public:
  explicit CentredTable(const LooseBody& body) : body_(body) {
    for (const LooseLine& line : body.lines)
      lines_.push_back(segments_of(body, line));
  }

  std::optional<Grid> run() {
    find_first_row();
    if (first_ == 0 || first_ >= lines_.size() || !find_columns())
      return std::nullopt;
    if (!find_labels() || !take_pieces() || !stands_in_middle())
      return std::nullopt;
    std::vector<PlannedRow> plan(labels_.size() + 1,
                                 PlannedRow(columns_.size()));
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (!place_column(c, plan)) return std::nullopt;
    return grid_of(plan, 1, kCentred);
  }

 private:
  struct Piece {
    std::size_t line = 0;
    Span span;
  };

  void find_first_row() {
    for (first_ = 0; first_ < lines_.size(); ++first_) {
      for (std::size_t s = 1; s < lines_[first_].size(); ++s)
        if (is_value(slice(body_.text, lines_[first_][s].span))) return;
    }
  }

  bool find_columns() {
    const auto first = static_cast<std::ptrdiff_t>(first_);
    columns_ = columns_apart({lines_.begin() + first, lines_.end()});
    return columns_.size() > 1;
  }

  // Rows are where a label stands, beside cells; in a block of its own also
  // where only its cells' figures do: the label is around them.
  bool find_labels() {
    const bool parted = is_parted();
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      const bool label = lines_[i][0].begin < columns_[0].end;
      const bool cells = lines_[i].size() > (label ? 1U : 0U);
      if (parted ? is_row_of_block(i) : label && cells) labels_.push_back(i);
      if (!parted && label && !cells) return false;
    }
    return labels_.size() > 1 && labels_[0] == first_;
  }

  bool holds_values(std::size_t i) const {
    return std::any_of(lines_[i].begin(), lines_[i].end(), [&](const auto& s) {
      return s.begin >= columns_[0].end && is_value(slice(body_.text, s.span));
    });
  }

  bool begins_block(std::size_t i) const {
    return body_.lines[i].blank_before || body_.lines[i].ruled_before;
  }

  // Whether each row is a block: of one line of figures at most, and a label.
  bool is_parted() const {
    std::size_t blocks = 1, figures = 0;
    bool label = false;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      if (i > first_ && begins_block(i)) {
        if (!label) return false;
        ++blocks;
        figures = 0;
        label = false;
      }
      figures += holds_values(i) ? 1 : 0;
      label |= lines_[i][0].begin < columns_[0].end;
      if (figures > 1) return false;
    }
    return blocks > 2 && label;
  }

  // A block's line of figures; of one without any the first line with a label.
  bool is_row_of_block(std::size_t i) const {
    std::size_t begin = i, end = i + 1;
    while (begin > first_ && !begins_block(begin)) --begin;
    while (end < lines_.size() && !begins_block(end)) ++end;
    for (std::size_t k = begin; k < end; ++k)
      if (holds_values(k)) return k == i;
    for (std::size_t k = begin; k < end; ++k)
      if (lines_[k][0].begin < columns_[0].end) return k == i;
    return false;
  }

  // The pieces of each column, from above; none may lie in two.
  bool take_pieces() {
    pieces_.assign(columns_.size(), {});
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (const Segment& one : lines_[i]) {
        std::size_t here = columns_.size();
        for (std::size_t c = 0; c < columns_.size(); ++c) {
          if (one.begin >= columns_[c].end || columns_[c].begin >= one.end)
            continue;
          if (here != columns_.size()) return false;
          here = c;
        }
        if (here == columns_.size()) return false;
        pieces_[here].push_back({i, one.span});
      }
    }
    return true;
  }

  // A cell beside whose label nothing stands, though lines of it are around.
  bool stands_in_middle() const {
    if (is_parted()) return true;  // lines of a block are of one row
    for (std::size_t i = first_ + 1; i < lines_.size(); ++i) {
      if (std::find(labels_.begin(), labels_.end(), i) != labels_.end())
        continue;
      const std::size_t label =
          *(std::upper_bound(labels_.begin(), labels_.end(), i) - 1);
      for (std::size_t c = 1; c < columns_.size(); ++c)
        if (has(c, i) && !has(c, label)) return true;
    }
    return false;
  }

  bool has(std::size_t column, std::size_t line) const {
    return std::any_of(pieces_[column].begin(), pieces_[column].end(),
                       [&](const Piece& one) { return one.line == line; });
  }

  // The first line of a block between two labels; the second label's line
  // where no blank line parts them.
  std::size_t border(std::size_t above, std::size_t below) const {
    for (std::size_t i = above + 1; i <= below; ++i)
      if (begins_block(i)) return i;
    return lines_.size();
  }

  // From the last row upwards; what is left above is of the head.
  bool place_column(std::size_t c, std::vector<PlannedRow>& plan) const {
    const std::vector<Piece>& all = pieces_[c];
    std::size_t end = all.size();  // those from here on have a row
    for (std::size_t r = labels_.size(); r-- > 0;) {
      const std::size_t label = labels_[r];
      const auto first_from = [&](std::size_t line) {
        return static_cast<std::size_t>(
            std::partition_point(
                all.begin(), all.end(),
                [&](const Piece& one) { return one.line < line; }) -
            all.begin());
      };
      const std::size_t at = std::min(end, first_from(label));
      const std::size_t own = at < end && all[at].line == label ? 1 : 0;
      const std::size_t below = end - at - own;
      const std::size_t before = r > 0 ? labels_[r - 1] : first_head();
      const std::size_t edge = border(before, label);
      if (edge > label && below > at) return false;
      const std::size_t begin = edge <= label ? first_from(edge) : at - below;
      if (edge > label) {
        const std::size_t lowest = r > 0 ? first_from(before + 1) : 0;
        if (begin < lowest) return false;
      }
      for (std::size_t p = begin; p < end; ++p)
        add(plan[r + 1][c], all[p].span);
      end = begin;
    }
    for (std::size_t p = 0; p < end; ++p) add(plan[0][c], all[p].span);
    return c == 0 || end > 0;
  }

  // A border above the first row may also stand amid the heads: the last one
  // counts, and none where the first row's lines follow the heads at once.
  std::size_t first_head() const {
    std::size_t line = 0;
    for (std::size_t i = 1; i <= first_; ++i)
      if (begins_block(i)) line = i - 1;
    return line;
  }

  static void add(PlannedCell& cell, Span piece) {
    if (cell.span.empty()) {
      cell.span = piece;
    } else {
      cell.rest.push_back(piece);
    }
  }

  const LooseBody& body_;
  std::vector<SegmentLine> lines_;
  std::vector<Segment> columns_;
  std::vector<std::size_t> labels_;  // lines
  std::vector<std::vector<Piece>> pieces_;
  std::size_t first_ = 0;
};

}  // namespace

std::optional<Grid> centred_table(const LooseBody& body) {
  if (body.lines.size() < 3) return std::nullopt;
  return CentredTable(body).run();
}

}  // namespace casebook
