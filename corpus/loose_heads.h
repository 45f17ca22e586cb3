// Loose heads: a table's heads, told apart in the lines above its rows.
//
// Threads: pure.
//
//   if (auto heads = loose_heads(body, {0, first_row}, 4)) use(heads->cells);
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/grid.h"
#include "corpus/loose_body.h"

namespace casebook {

struct LooseHeads {
  std::vector<Span> groups;  // heads over several heads; mostly none
  std::vector<Span> cells;   // one a column, the label's own among them or not
  double confidence = 1.0;
};

// The heads in these lines, if they are as many as the columns: `columns`, or
// one less where nothing stands above the labels.
std::optional<LooseHeads> loose_heads(const LooseBody& body, LooseBlock lines,
                                      std::size_t columns);

// Where capitals and figures begin words: the heads of one line.
std::vector<Span> heads_by_capitals(const LooseBody& body, LooseBlock lines);

// The same, "T-score" and its like with the words before them.
std::vector<Span> heads_with_scores(const LooseBody& body, LooseBlock lines);
// Whether a head tells of a score.
bool names_score(std::string_view text, Span head);

// Whether no head that took "T-score" or its like along stands over whole
// numbers, or words, alone: then it took what was over other columns.
bool heads_fit_cells(std::string_view text, const Grid& grid);

}  // namespace casebook
