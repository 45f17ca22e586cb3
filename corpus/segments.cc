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

void widen(Segment& column, const Segment& segment) {
  column.begin = std::min(column.begin, segment.begin);
  column.end = std::max(column.end, segment.end);
}

}  // namespace casebook
