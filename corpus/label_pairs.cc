#include "corpus/label_pairs.h"

#include <algorithm>
#include <cstdint>

namespace casebook {
namespace {

// The figures at a line's end.
std::size_t figures_of(const LooseBody& body, const SegmentLine& line) {
  const auto last =
      std::find_if(line.rbegin(), line.rend(), [&](const Segment& one) {
        return !is_value(slice(body.text, one.span));
      });
  return static_cast<std::size_t>(last - line.rbegin());
}

// Where the first of them begin, and how many a whole row has.
struct Figures {
  std::uint32_t begin = UINT32_MAX;
  std::size_t most = 0;
};

Figures figures_in(const LooseBody& body, std::size_t first_row,
                   const std::vector<SegmentLine>& lines) {
  Figures all;
  for (std::size_t i = first_row; i < lines.size(); ++i) {
    const std::size_t count = figures_of(body, lines[i]);
    all.most = std::max(all.most, count);
    if (count > 0)
      all.begin = std::min(all.begin, lines[i][lines[i].size() - count].begin);
  }
  return all;
}

// The words before a row's figures. A row that lacks some of them may hold
// words in their place: there labels are what stands left of all figures.
std::size_t labels_of(const LooseBody& body, const SegmentLine& line,
                      const Figures& figures) {
  if (figures_of(body, line) == figures.most) return line.size() - figures.most;
  return static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(),
      [&](const Segment& one) { return one.end <= figures.begin; }));
}

class PairJoiner {
 public:
  PairJoiner(const LooseBody& body, std::size_t first_row,
             const std::vector<SegmentLine>& lines)
      : body_(body),
        first_row_(first_row),
        lines_(lines),
        figures_(figures_in(body, first_row, lines)) {}

  // False where labels are not of this form.
  bool run() {
    if (figures_.most == 0 || first_row_ == 0) return false;
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
    const bool head = i < first_row_;
    const std::size_t labels =
        head ? heads_of_labels(line) : labels_of(body_, line, figures_);
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

  std::size_t heads_of_labels(const SegmentLine& line) const {
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(),
        [&](const Segment& one) { return one.end <= figures_.begin; }));
  }

  const LooseBody& body_;
  std::size_t first_row_;
  std::vector<SegmentLine> lines_;
  std::vector<LabelPair> pairs_;
  Figures figures_;
  std::uint32_t margin_ = UINT32_MAX;
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
    const auto pair =
        std::lower_bound(pairs.begin(), pairs.end(), row[0].span.begin,
                         [](const LabelPair& one, std::uint32_t begin) {
                           return one.whole.begin < begin;
                         });
    if (pair != pairs.end() && pair->whole == row[0].span) {
      row[0].span = pair->first;
      second.span = pair->second;
    }
    row.insert(row.begin() + 1, second);
  }
}

}  // namespace casebook
