// Segments: what blanks keep apart in a line of a table set in columns, with
// where it stands on the page.
//
// Threads: pure.
//
//   for (const Segment& one : segments_of(body, line)) use(one.begin);
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/loose_body.h"

namespace casebook {

struct Segment {
  Span span;
  std::uint32_t begin = 0, end = 0;  // in characters from the margin
};
using SegmentLine = std::vector<Segment>;

// Two blanks or more part segments.
SegmentLine segments_of(const LooseBody& body, const LooseLine& line);

// The words of a segment parted where columns begin, or end, all of them those
// that it reaches into; the segment alone where it does not come out so.
SegmentLine parted_by_columns(const LooseBody& body, const Segment& segment,
                              const SegmentLine& columns);

// What is wide enough for both.
void widen(Segment& column, const Segment& segment);

}  // namespace casebook
