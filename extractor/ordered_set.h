// Ordered sets: lists and ranges over concepts that have an order, such as
// vertebrae: "T11-L5", "L1, 3 and 4", "T12 to L2 except L1".
//
// A concept class is ordered when its concepts have the attribute `order`.
// Range and exception marks are the classes range_mark (between the ends),
// range_end (behind them: "T11'den L5'e kadar") and except_mark.
// Threads: pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractor/concept.h"
#include "extractor/sentence_view.h"

namespace casebook {

// The members that `parts` spell out, in order, each once. Empty
// where they make no sense (a range that steps back, an unknown member).
std::vector<const Concept*> expand_ordered_set(const SentenceView& view,
                                               std::span<const ItemId> parts,
                                               const std::string& cls,
                                               const ConceptStore& concepts);

}  // namespace casebook
