// Segments: what blanks keep apart in a line of a table set in columns, with
// where it stands on the page.
//
// Threads: pure.
//
//   for (const Segment& one : segments_of(body, line)) use(one.begin);
#pragma once

#include <cstdint>
#include <optional>
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

// "Visit at two years 0.926": a label that pushed the first figure a little to
// the right, where the figure still stands in its column.
void part_last_word(const LooseBody& body, const Segment& column,
                    SegmentLine& line);

// The column that it shares most with, or the nearest.
std::size_t nearest_column(const Segment& segment, const SegmentLine& columns);

// One segment a column, by order where they are as many, else by place; none
// where two fall into one column. They point into `line`.
std::optional<std::vector<const Segment*>> spread_over(
    const SegmentLine& line, const SegmentLine& columns);

// Whether it stands in no column, and nearly as far from one as from another.
bool is_between(const Segment& segment, const SegmentLine& columns);

// Columns are where the lines of the most segments have their words; they may
// overlap.
SegmentLine columns_of_fullest(const std::vector<SegmentLine>& lines);
bool are_apart(const SegmentLine& columns);

// Columns are what no line leaves blank.
SegmentLine columns_apart(const std::vector<SegmentLine>& lines);

// What is wide enough for both.
void widen(Segment& column, const Segment& segment);

}  // namespace casebook
