// Label pairs: rows of a table set in columns whose labels are two, what was
// measured beside where: "Total hip   BMD   0.731", and below it, further in,
// "T-score   -2.2" alone. Labels of several lengths push the second one about,
// so that no column shows it.
//
// Threads: pure.
//
//   if (auto pairs = join_label_pairs(body, first_row, lines))
//     part_label_pairs(*pairs, plan);
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corpus/segments.h"
#include "corpus/table_shapes.h"

namespace casebook {

struct LabelPair {
  Span whole;          // as it stands in the joined line
  Span first, second;  // one of them may be empty
};

// Joins what stands left of all figures to one segment a line; `first_row` is
// the first line below the heads. None, and `lines` as they were, where labels
// are not of this form.
std::optional<std::vector<LabelPair>> join_label_pairs(
    const LooseBody& body, std::size_t first_row,
    std::vector<SegmentLine>& lines);

// Puts a column for the second labels behind the first. `pairs` in the order of
// the text.
void part_label_pairs(const std::vector<LabelPair>& pairs,
                      std::vector<PlannedRow>& plan);

}  // namespace casebook
