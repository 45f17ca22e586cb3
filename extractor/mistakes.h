// A grammar's mistakes as a person can read them: the first of each file.
// A list in a wrong form has one a line, and a broken head makes mistakes in
// all that lean on it.
// Threads: pure.
//
//   shorten_mistakes(errors);  // "…", "en/lexicon/drugs.tsv: and 981 more"
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/result.h"

namespace casebook {

inline constexpr std::size_t kMostMistakesOfFile = 20;

// Leaves 20 of each file, in their order, and behind them how many more.
void shorten_mistakes(std::vector<Error>& mistakes);

}  // namespace casebook
