// The parts of a cell of the evidence table: each thing as it stands there
// alone, with the facts behind it, and the cell's text that they make.
//
// Threads: pure.
//
//   CellParts made = cell_parts(column, facts, plan.order);
//   made.text  → "T11–L5 (7)"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/fact.h"
#include "kb/evidence.h"
#include "kb/evidence_columns.h"

namespace casebook {

using ShownFacts = std::vector<const EvidenceFact*>;

struct CellParts {
  std::string text;
  std::vector<EvidencePart> parts;
};
// `facts` are those that the column shows.
CellParts cell_parts(const EvidenceColumn& column, const ShownFacts& facts,
                     const std::vector<std::string>& order);

// Where the figure stands to the normal range printed beside it: -1 below, 1
// above, 0 within or not known.
int outside_range(const std::vector<FactKey>& keys);
// "left wrist", "bilateral hip"; and the way back: takes the word off and gives
// the side, as facts name it.
std::string sided(const std::string& what, std::string_view side);
std::string_view take_side(std::string_view& words);
// "mo" for "month".
std::string short_unit(std::string_view unit);

}  // namespace casebook
