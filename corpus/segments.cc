#include "corpus/segments.h"

#include <algorithm>

namespace casebook {
namespace {

std::uint32_t characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

namespace {

SegmentLine words_of_segment(const LooseBody& body, const Segment& segment) {
  SegmentLine words;
  for (const Span word : words_of(body.text, segment.span)) {
    const std::uint32_t begin =
        segment.begin +
        characters(slice(body.text, {segment.span.begin, word.begin}));
    words.push_back({word, begin, begin + characters(slice(body.text, word))});
  }
  return words;
}

}  // namespace

SegmentLine parted_by_columns(const LooseBody& body, const Segment& segment,
                              const SegmentLine& columns) {
  SegmentLine reached;
  for (const Segment& column : columns) {
    if (segment.begin < column.end && column.begin < segment.end)
      reached.push_back(column);
  }
  const SegmentLine words = words_of_segment(body, segment);
  for (const bool at_begin : {true, false}) {
    SegmentLine parts;
    std::size_t next = 0;
    bool open = false;  // the part goes on
    for (const Segment& word : words) {
      const bool begins =
          at_begin ? next < reached.size() && word.begin == reached[next].begin
                   : !open;
      if (begins || parts.empty()) {
        parts.push_back(word);
        next += begins && at_begin ? 1 : 0;
      } else {
        parts.back().span.end = word.span.end;
        parts.back().end = word.end;
      }
      open = true;
      if (!at_begin && next < reached.size() && word.end == reached[next].end) {
        open = false;
        ++next;
      }
    }
    const bool whole = at_begin || !open;
    if (next == reached.size() && whole && parts.size() == next) return parts;
  }
  return {segment};
}

void part_last_word(const LooseBody& body, const Segment& column,
                    SegmentLine& line) {
  if (line.empty()) return;
  const SegmentLine words = words_of_segment(body, line[0]);
  if (words.size() < 2) return;
  const Segment& last = words.back();
  const Segment& before = words[words.size() - 2];
  const std::string_view figure = slice(body.text, last.span);
  const bool stands_there = last.begin < column.end && column.begin < last.end;
  if (!stands_there || !is_value_word(figure) || !holds_digit(figure)) return;
  line[0].span.end = before.span.end;
  line[0].end = before.end;
  line.insert(line.begin() + 1, last);
}

SegmentLine segments_of(const LooseBody& body, const LooseLine& line) {
  SegmentLine segments;
  for (const Span word : words_of(body.text, line.span)) {
    const bool near =
        !segments.empty() && word.begin - segments.back().span.end == 1;
    if (near) {
      segments.back().span.end = word.end;
    } else {
      segments.push_back({word});
    }
  }
  for (Segment& one : segments) {
    one.begin = line.indent +
                characters(slice(body.text, {line.span.begin, one.span.begin}));
    one.end = one.begin + characters(slice(body.text, one.span));
  }
  return segments;
}

SegmentLine columns_of_fullest(const std::vector<SegmentLine>& lines) {
  std::size_t most = 0;
  for (const SegmentLine& line : lines) most = std::max(most, line.size());
  SegmentLine columns(most, {{}, UINT32_MAX, 0});
  for (const SegmentLine& line : lines) {
    if (line.size() != most) continue;
    for (std::size_t c = 0; c < most; ++c) widen(columns[c], line[c]);
  }
  return columns;
}

bool are_apart(const SegmentLine& columns) {
  for (std::size_t c = 1; c < columns.size(); ++c)
    if (columns[c].begin < columns[c - 1].end) return false;
  return true;
}

SegmentLine columns_apart(const std::vector<SegmentLine>& lines) {
  SegmentLine all, columns;
  for (const SegmentLine& line : lines)
    all.insert(all.end(), line.begin(), line.end());
  std::sort(all.begin(), all.end(), [](const Segment& a, const Segment& b) {
    return a.begin < b.begin;
  });
  for (const Segment& one : all) {
    if (!columns.empty() && one.begin < columns.back().end) {
      widen(columns.back(), one);
    } else {
      columns.push_back(one);
    }
  }
  return columns;
}

std::size_t nearest_column(const Segment& segment, const SegmentLine& columns) {
  std::size_t best = 0;
  std::int64_t closest = INT64_MIN;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::int64_t shared =
        std::int64_t{std::min(segment.end, columns[c].end)} -
        std::int64_t{std::max(segment.begin, columns[c].begin)};
    if (shared > closest) {
      closest = shared;
      best = c;
    }
  }
  return best;
}

std::optional<std::vector<const Segment*>> spread_over(
    const SegmentLine& line, const SegmentLine& columns) {
  std::vector<const Segment*> cells(columns.size());
  if (line.size() == columns.size()) {
    for (std::size_t c = 0; c < line.size(); ++c) cells[c] = &line[c];
    return cells;
  }
  for (const Segment& segment : line) {
    const std::size_t column = nearest_column(segment, columns);
    if (cells[column] != nullptr) return std::nullopt;
    cells[column] = &segment;
  }
  return cells;
}

bool is_between(const Segment& segment, const SegmentLine& columns) {
  std::uint32_t nearest = UINT32_MAX, next = UINT32_MAX;
  for (const Segment& column : columns) {
    if (segment.begin < column.end && column.begin < segment.end) return false;
    const std::uint32_t far = segment.end <= column.begin
                                  ? column.begin - segment.end
                                  : segment.begin - column.end;
    next = std::min(next, std::max(nearest, far));
    nearest = std::min(nearest, far);
  }
  return next < nearest * 2;
}

void widen(Segment& column, const Segment& segment) {
  column.begin = std::min(column.begin, segment.begin);
  column.end = std::max(column.end, segment.end);
}

}  // namespace casebook
