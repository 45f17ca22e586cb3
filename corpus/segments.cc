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
