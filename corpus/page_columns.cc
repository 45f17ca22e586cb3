#include "corpus/page_columns.h"

#include <algorithm>
#include <cmath>

namespace casebook {
namespace {

constexpr std::size_t kFewLines = 4;   // a column has at least so many
constexpr float kSameEdge = 3;         // points
constexpr float kCross = 6;            // as deep a run reaches into both
constexpr float kNarrowest = 0.15F;    // of the page's text, a line of prose
constexpr float kMostUnequal = 1.35F;  // widths of columns

struct Candidate {
  float left = 0;
  std::size_t begin_here = 0;  // lines
};

class ColumnFinder {
 public:
  explicit ColumnFinder(const std::vector<const PageRun*>& runs) {
    if (!runs.empty()) text_ = runs.front()->box;
    for (const PageRun* run : runs) text_ = cover(text_, run->box);
    for (const PageRun* run : runs) {
      if (run->words.size() >= 3 &&
          run->box.width() >= text_.width() * kNarrowest) {
        lines_.push_back(run);
      }
    }
  }

  // `only_even`: only columns as wide as each other are sure enough.
  PageColumns run(bool only_even) const {
    PageColumns columns;
    columns.left = {text_.left};
    columns.right = text_.right;
    std::vector<float> gutters;
    for (const Candidate& candidate : candidates()) {
      if (parts(candidate)) gutters.push_back(candidate.left);
    }
    if (gutters.empty()) return columns;
    if (gutters.size() > 1 && even(gutters)) {
      columns.left.insert(columns.left.end(), gutters.begin(), gutters.end());
      return columns;
    }
    for (const float gutter : gutters) {
      if (!even({gutter}) && (only_even || level(gutter))) continue;
      columns.left.push_back(gutter);
      break;
    }
    return columns;
  }

 private:
  std::vector<Candidate> candidates() const {
    std::vector<float> edges;
    edges.reserve(lines_.size());
    for (const PageRun* line : lines_) edges.push_back(line->box.left);
    std::sort(edges.begin(), edges.end());
    std::vector<Candidate> found;
    for (const float edge : edges) {
      if (found.empty() || edge - found.back().left > kSameEdge) {
        found.push_back({edge, 0});
      }
      ++found.back().begin_here;
    }
    std::erase_if(found, [&](const Candidate& candidate) {
      return candidate.begin_here < kFewLines ||
             candidate.left - text_.left < text_.width() * kNarrowest;
    });
    return found;
  }

  bool ends_before(const PageRun& line, float edge) const {
    return line.box.right < edge - 0.4F * line.size;
  }

  bool begins_at(const PageRun& line, float edge) const {
    return std::abs(line.box.left - edge) <= 2 * kSameEdge;
  }

  // Whether lines end before it beside those that begin at it.
  bool parts(const Candidate& candidate) const {
    std::size_t left = 0;
    std::size_t beside = 0;
    for (const PageRun* line : lines_) {
      if (ends_before(*line, candidate.left)) ++left;
      if (!begins_at(*line, candidate.left)) continue;
      beside += std::any_of(lines_.begin(), lines_.end(),
                            [&](const PageRun* other) {
                              return ends_before(*other, candidate.left) &&
                                     other->box.top < line->box.bottom &&
                                     other->box.bottom > line->box.top;
                            })
                    ? 1
                    : 0;
    }
    return left >= kFewLines && beside >= kFewLines - 1 &&
           free_above(candidate);
  }

  // Most lines keep off the gutter: not the random ends of one column's.
  bool free_above(const Candidate& candidate) const {
    std::size_t across = 0;
    std::size_t within = 0;
    for (const PageRun* line : lines_) {
      const bool cross = line->box.left < candidate.left - kCross &&
                         line->box.right > candidate.left + kCross;
      (cross ? across : within) += 1;
    }
    return across <= within * 2;
  }

  bool even(const std::vector<float>& gutters) const {
    float least = width_to(text_.left, gutters.front());
    float most = least;
    for (std::size_t i = 0; i < gutters.size(); ++i) {
      const bool last = i + 1 == gutters.size();
      const float end = last ? text_.right + 1 : gutters[i + 1];
      const float width = width_to(gutters[i], end);
      least = std::min(least, width);
      most = std::max(most, width);
    }
    return most <= least * kMostUnequal;
  }

  // How wide the lines from `left` that end before `end` are.
  float width_to(float left, float end) const {
    float right = left;
    for (const PageRun* line : lines_) {
      if (line->box.left > left - kCross && line->box.right < end) {
        right = std::max(right, line->box.right);
      }
    }
    return right - left;
  }

  // Whether the lines on both sides stand at the same heights, as in a table.
  bool level(float gutter) const {
    std::size_t same = 0;
    std::size_t all = 0;
    for (const PageRun* line : lines_) {
      if (!begins_at(*line, gutter)) continue;
      ++all;
      same += std::any_of(
                  lines_.begin(), lines_.end(),
                  [&](const PageRun* other) {
                    return ends_before(*other, gutter) &&
                           std::abs(other->box.bottom - line->box.bottom) < 1;
                  })
                  ? 1
                  : 0;
    }
    return same * 2 > all;
  }

  Box text_;
  std::vector<const PageRun*> lines_;  // wide enough for prose
};

// Runs begin at each gutter and next to none crosses one.
bool fits(const std::vector<const PageRun*>& runs, const PageColumns& usual) {
  std::size_t across = 0;
  for (const PageRun* run : runs) across += usual.crosses(run->box) ? 1 : 0;
  if (across * 5 > runs.size()) return false;
  return std::all_of(usual.left.begin(), usual.left.end(), [&](float edge) {
    const auto at_edge =
        std::count_if(runs.begin(), runs.end(), [&](const PageRun* run) {
          return std::abs(run->box.left - edge) < kSameEdge;
        });
    return at_edge >= static_cast<std::ptrdiff_t>(kFewLines);
  });
}

}  // namespace

std::size_t PageColumns::column_of(const Box& box) const {
  std::size_t column = 0;
  while (column + 1 < left.size() && box.left >= left[column + 1] - kCross) {
    ++column;
  }
  return column;
}

bool PageColumns::crosses(const Box& box) const {
  return std::any_of(left.begin() + 1, left.end(), [&](float gutter) {
    return box.left < gutter - kCross && box.right > gutter + kCross;
  });
}

PageColumns page_columns(const std::vector<const PageRun*>& runs,
                         const PageColumns& usual) {
  const ColumnFinder finder(runs);
  PageColumns own = finder.run(true);
  if (own.count() > 1) return own;
  if (usual.count() < 2 || !fits(runs, usual)) return finder.run(false);
  PageColumns taken = usual;
  taken.left.front() = std::min(taken.left.front(), own.left.front());
  taken.right = std::max(taken.right, own.right);
  return taken;
}

}  // namespace casebook
