#include "corpus/label_pairs.h"

#include <algorithm>
#include <cstdint>

namespace casebook {
namespace {

// Where the figures begin; 0 where a row begins with one.
std::uint32_t figures_begin(const LooseBody& body, std::size_t first_row,
                            const std::vector<SegmentLine>& lines) {
  std::uint32_t begin = UINT32_MAX;
  for (std::size_t i = first_row; i < lines.size(); ++i) {
    for (const Segment& one : lines[i]) {
      const std::string_view words = slice(body.text, one.span);
      if (is_value(words) && holds_digit(words))
        begin = std::min(begin, one.begin);
    }
  }
  return begin == UINT32_MAX ? 0 : begin;
}

std::size_t labels_of(const SegmentLine& line, std::uint32_t figures) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(),
                    [&](const Segment& one) { return one.end <= figures; }));
}

class PairJoiner {
 public:
  PairJoiner(const LooseBody& body, std::size_t first_row,
             const std::vector<SegmentLine>& lines)
      : first_row_(first_row),
        lines_(lines),
        figures_(figures_begin(body, first_row, lines)) {}

  // False where labels are not of this form.
  bool run() {
    if (figures_ == 0 || first_row_ == 0) return false;
    for (std::size_t i = first_row_; i < lines_.size(); ++i)
      margin_ = std::min(margin_, lines_[i].front().begin);
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (!join(i)) return false;
    // One pair alone may be a cell that slipped out of its column.
    return twos_ > 0 && twos_ + further_in_ > 1;
  }

  std::vector<SegmentLine> take_lines() { return std::move(lines_); }
  std::vector<LabelPair> take_pairs() { return std::move(pairs_); }

 private:
  bool join(std::size_t i) {
    SegmentLine& line = lines_[i];
    const std::size_t labels = labels_of(line, figures_);
    const bool head = i < first_row_;
    if (labels > 2 || (!head && (labels == 0 || labels == line.size())))
      return false;
    if (labels == 0) return true;
    const bool at_margin = line[0].begin <= margin_ + 1;
    if (labels == 1) {
      if (!at_margin && !head) {
        pairs_.push_back({line[0].span, {}, line[0].span});
        ++further_in_;
        // No row above tells what it belongs to.
        return twos_ > 0;
      }
      return true;
    }
    if (!at_margin) return false;
    twos_ += head ? 0 : 1;
    const Span first = line[0].span, second = line[1].span;
    pairs_.push_back({cover(first, second), first, second});
    line[0].span = pairs_.back().whole;
    line[0].end = line[1].end;
    line.erase(line.begin() + 1);
    return true;
  }

  std::size_t first_row_;
  std::vector<SegmentLine> lines_;
  std::vector<LabelPair> pairs_;
  std::uint32_t figures_, margin_ = UINT32_MAX;
  std::size_t twos_ = 0, further_in_ = 0;
};

}  // namespace

std::optional<std::vector<LabelPair>> join_label_pairs(
    const LooseBody& body, std::size_t first_row,
    std::vector<SegmentLine>& lines) {
  PairJoiner joiner(body, first_row, lines);
  if (!joiner.run()) return std::nullopt;
  lines = joiner.take_lines();
  return joiner.take_pairs();
}

void part_label_pairs(const std::vector<LabelPair>& pairs,
                      std::vector<PlannedRow>& plan) {
  for (PlannedRow& row : plan) {
    if (row.empty()) continue;
    if (row[0].columns > 1) {  // a name of rows
      ++row[0].columns;
      continue;
    }
    PlannedCell second;
    for (const LabelPair& pair : pairs) {
      if (pair.whole.begin != row[0].span.begin ||
          pair.whole.end != row[0].span.end)
        continue;
      row[0].span = pair.first;
      second.span = pair.second;
    }
    row.insert(row.begin() + 1, second);
  }
}

}  // namespace casebook
