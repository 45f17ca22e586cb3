#include "corpus/head_spans.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "corpus/ascii.h"
#include "corpus/lines.h"

namespace casebook {
namespace {

using Spans = std::vector<HeadSpan>;

class HeadSpanFinder {
 public:
  HeadSpanFinder(const LooseBody& body, const SegmentLine& upper,
                 const SegmentLine& lower, const SegmentLine& columns)
      : body_(body), upper_(upper), lower_(lower), places_(columns) {
    place_lower_heads();
  }

  std::optional<Spans> run() {
    if (places_.size() < 3 || upper_.empty()) return std::nullopt;
    labels_ =
        overlaps(upper_[0], places_[0]) || upper_[0].begin < places_[0].end ? 1
                                                                            : 0;
    if (upper_.size() == labels_) return std::nullopt;
    std::vector<Spans> ways;
    if (auto one = by_begin()) ways.push_back(std::move(*one));
    for (Spans& one : by_middle()) ways.push_back(std::move(one));
    if (auto one = by_shares()) ways.push_back(std::move(*one));
    for (const bool whole : {true, false}) {
      for (Spans& one : ways)
        if (is_sound(one, whole)) return std::move(one);
    }
    return std::nullopt;
  }

 private:
  static bool overlaps(const Segment& a, const Segment& b) {
    return a.begin < b.end && b.begin < a.end;
  }

  // A lower head widens the column that it stands over.
  void place_lower_heads() {
    heads_.assign(places_.size(), nullptr);
    const SegmentLine columns = places_;
    for (const Segment& head : lower_) {
      std::size_t over = columns.size(), times = 0;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (!overlaps(head, columns[c])) continue;
        over = c;
        ++times;
      }
      if (times != 1) continue;
      heads_[over] = &head;
      widen(places_[over], head);
    }
  }

  Spans begun() const { return labels_ > 0 ? Spans{{0, 1}} : Spans{}; }

  // Each begins where its first column does.
  std::optional<Spans> by_begin() const {
    Spans spans = begun();
    for (std::size_t s = labels_; s < upper_.size(); ++s) {
      std::size_t c = spans.empty() ? 1 : spans.back().first + 1;
      while (c < places_.size() && !is_near(places_[c].begin, upper_[s].begin))
        ++c;
      if (c >= places_.size()) return std::nullopt;
      if (s > labels_) spans.back().count = c - spans.back().first;
      spans.push_back({c, 1});
    }
    // The last is as wide as the others, or reaches the end.
    std::size_t width = 0;
    for (const HeadSpan& one : spans)
      if (one.count > 1) width = one.count;
    HeadSpan& last = spans.back();
    const std::size_t rest = places_.size() - last.first;
    const bool alone = heads_[last.first] == nullptr;
    last.count = alone ? 1 : std::min(rest, width > 0 ? width : rest);
    return spans;
  }

  static bool is_near(std::uint32_t a, std::uint32_t b) {
    return (a > b ? a - b : b - a) <= 1;
  }

  // Each stands in the middle of as many columns, or over one that has no
  // head below it.
  std::vector<Spans> by_middle() const {
    std::vector<Spans> found;
    for (std::size_t width = 2; width < places_.size(); ++width) {
      Spans spans = begun();
      std::size_t next = 1;
      for (std::size_t s = labels_; s < upper_.size(); ++s) {
        const auto span = in_middle(upper_[s], next, width);
        if (!span) break;
        spans.push_back(*span);
        next = span->first + span->count;
      }
      if (spans.size() == upper_.size()) found.push_back(std::move(spans));
    }
    return found;
  }

  std::optional<HeadSpan> in_middle(const Segment& head, std::size_t first,
                                    std::size_t width) const {
    constexpr std::uint32_t kNear = 4;  // twice the characters
    for (std::size_t c = first; c < places_.size(); ++c) {
      if (heads_[c] == nullptr && overlaps(head, places_[c]))
        return HeadSpan{c, 1};
      if (c + width > places_.size()) continue;
      const std::uint32_t there = places_[c].begin + places_[c + width - 1].end;
      const std::uint32_t here = head.begin + head.end;
      if ((there > here ? there - here : here - there) <= kNear)
        return HeadSpan{c, width};
    }
    return std::nullopt;
  }

  // As wide as each other, and each somewhere over its own columns.
  std::optional<Spans> by_shares() const {
    const std::size_t groups = upper_.size() - labels_;
    const std::size_t values = places_.size() - 1;
    if (values % groups != 0 || values / groups < 2) return std::nullopt;
    const std::size_t width = values / groups;
    Spans spans = begun();
    std::size_t first = 1;
    for (std::size_t s = labels_; s < upper_.size(); ++s, first += width) {
      const std::size_t column = nearest_column(upper_[s], places_);
      if (column < first || column >= first + width) return std::nullopt;
      spans.push_back({first, width});
    }
    return spans;
  }

  // Every column below a span over several has a head of its own. Spans that
  // cover all columns alike are heads of groups; others must reach over more
  // than one column, or stand over the same heads again and again: the upper
  // line of a broken head looks alike.
  bool is_sound(const Spans& spans, bool whole) const {
    std::size_t covered = 0, width = 0;
    bool alike = true, wide = true;
    for (std::size_t s = labels_; s < spans.size(); ++s) {
      covered += spans[s].count;
      if (spans[s].count == 1) continue;
      alike = alike && (width == 0 || width == spans[s].count);
      width = spans[s].count;
      for (std::size_t c = spans[s].first; c < spans[s].first + width; ++c)
        if (heads_[c] == nullptr) return false;
      wide = wide && overlaps(upper_[s], places_[spans[s].first + 1]);
    }
    if (width == 0 || !alike) return false;
    if (is_broken() && !repeats(spans)) return false;
    if (whole && covered + 1 == places_.size()) return true;
    return !whole && (wide || repeats(spans));
  }

  // Some lower heads begin small and others do not: "hip T-score" below
  // "Total".
  bool is_broken() const {
    const auto some = [&](bool (*begins)(std::string_view)) {
      return std::any_of(
          heads_.begin() + 1, heads_.end(), [&](const Segment* head) {
            return head != nullptr && begins(slice(body_.text, head->span));
          });
    };
    return some(begins_lower) && some(begins_upper);
  }

  std::string words(std::size_t column) const {
    return std::string(slice(body_.text, heads_[column]->span));
  }

  bool repeats(const Spans& spans) const {
    const HeadSpan* before = nullptr;
    bool any = false;
    for (const HeadSpan& one : spans) {
      if (one.count == 1) continue;
      for (std::size_t c = 0; before != nullptr && c < one.count; ++c)
        if (words(before->first + c) != words(one.first + c)) return false;
      any = any || before != nullptr;
      before = &one;
    }
    return any;
  }

  const LooseBody& body_;
  const SegmentLine& upper_;
  const SegmentLine& lower_;
  SegmentLine places_;  // columns, as wide as their heads
  std::vector<const Segment*> heads_;
  std::size_t labels_ = 0;  // the head over the labels is no group
};

// Heads that are as many as the columns, or as those behind the labels, show
// where they stand, too.
void widen_by_heads(const SegmentLine& heads, SegmentLine& columns) {
  const std::size_t corner = columns.size() - heads.size();
  if (corner > 1 || (corner == 1 && heads[0].begin < columns[0].end)) return;
  SegmentLine wide = columns;
  for (std::size_t h = 0; h < heads.size(); ++h)
    widen(wide[h + corner], heads[h]);
  if (are_apart(wide)) columns = std::move(wide);
}

// A column may be empty in every row: a line of heads that are more than the
// fullest row's cells, each of which stands under one of them, shows it.
bool use_fuller_heads(const SegmentLine& heads, SegmentLine& columns) {
  if (heads.size() <= columns.size()) return false;
  SegmentLine fuller = heads;
  for (const Segment& column : columns) {
    const auto over = [&](const Segment& head) {
      return head.begin < column.end && column.begin < head.end;
    };
    if (std::count_if(fuller.begin(), fuller.end(), over) != 1) return true;
    widen(*std::find_if(fuller.begin(), fuller.end(), over), column);
  }
  columns = std::move(fuller);
  return true;
}

bool is_count(std::string_view word) {
  return std::all_of(word.begin(), word.end(), is_digit);
}

bool is_less(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

bool is_day(std::string_view word) {
  std::size_t digits = 0, parts = 0;
  bool year = false;
  for (std::size_t at = 0; at <= word.size(); ++at) {
    const bool digit = at < word.size() && is_digit(word[at]);
    if (digit) {
      ++digits;
      continue;
    }
    if (at < word.size() && word[at] != '.' && word[at] != '/' &&
        word[at] != '-')
      return false;
    const std::string_view part = word.substr(at - digits, digits);
    year |= digits == 4 && (part.starts_with("19") || part.starts_with("20"));
    if (digits == 0 || (digits != 4 && digits > 2)) return false;
    ++parts;
    digits = 0;
  }
  return year && parts <= 3;
}

std::optional<std::vector<HeadSpan>> head_spans(const LooseBody& body,
                                                const SegmentLine& upper,
                                                const SegmentLine& lower,
                                                const SegmentLine& columns) {
  return HeadSpanFinder(body, upper, lower, columns).run();
}

void take_heads_places(const std::vector<SegmentLine>& lines,
                       std::size_t first_row, SegmentLine& columns) {
  for (std::size_t i = 0; i < first_row; ++i) widen_by_heads(lines[i], columns);
  for (std::size_t i = 0; i < first_row; ++i)
    if (use_fuller_heads(lines[i], columns)) return;
}

bool heads_of_figures(const LooseBody& body, const SegmentLine& line) {
  const auto words = [&](std::size_t s) {
    return slice(body.text, line[s].span);
  };
  const std::size_t label = line.empty() || is_value(words(0)) ? 0 : 1;
  if (line.size() < label + 2) return false;
  bool counts = label > 0, days = true, rises = label > 0;
  for (std::size_t s = label; s < line.size(); ++s) {
    counts = counts && words(s) == std::to_string(s);
    days = days && is_day(words(s));
    rises = rises && is_count(words(s)) &&
            (s == label || is_less(words(s - 1), words(s)));
  }
  // Months of visits: from none on, or above a drawn line.
  const bool ruled = body.lines.size() > 1 && body.lines[1].ruled_before;
  rises = rises && line.size() > label + 2 && (ruled || words(label) == "0");
  return counts || days || rises;
}

bool is_broken_head(const LooseBody& body, const SegmentLine& upper,
                    const SegmentLine& lower) {
  bool small = false;
  for (const Segment& head : upper) {
    const auto below =
        std::find_if(lower.begin(), lower.end(), [&](const Segment& one) {
          return one.begin == head.begin || one.end == head.end ||
                 one.begin + one.end == head.begin + head.end;
        });
    if (below == lower.end()) return false;
    const std::string_view words = slice(body.text, below->span);
    small |= begins_lower(words) || words.front() == '(';
  }
  return small;
}

}  // namespace casebook
