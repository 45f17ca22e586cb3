// HeadSpans: which columns of a table set in columns the heads of its upper
// line stand over, told by where they begin, by their middle, or by equal
// shares; and heads that are figures.
//
// Threads: pure.
//
//   if (auto spans = head_spans(body, lines[0], lines[1], columns)) …
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corpus/segments.h"

namespace casebook {

struct HeadSpan {
  std::size_t first = 0, count = 1;  // columns
};

// One a segment of the upper line, in order, of which one, at least, covers
// several heads of the lower line; none where it may be otherwise.
std::optional<std::vector<HeadSpan>> head_spans(const LooseBody& body,
                                                const SegmentLine& upper,
                                                const SegmentLine& lower,
                                                const SegmentLine& columns);

// Widens the columns by the heads that are as many; and adds those columns that
// no row has a cell in, but heads of their own.
void take_heads_places(const std::vector<SegmentLine>& lines,
                       std::size_t first_row, SegmentLine& columns);

// "Case  1  2  3", "Month  0  6  12", "12.03.2019  15.06.2020": figures that
// count patients, rise from 0 or above a drawn line, or tell days, and no row.
bool heads_of_figures(const LooseBody& body, const SegmentLine& line);

// "2019", "12.03.2019", "03/2019".
bool is_day(std::string_view word);

// "Reference  At" over "range  diagnosis": each begins, ends or has its middle
// right above its own head's second line, which a small letter shows.
bool is_broken_head(const LooseBody& body, const SegmentLine& upper,
                    const SegmentLine& lower);

}  // namespace casebook
