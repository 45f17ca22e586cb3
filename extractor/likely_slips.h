// What is allowed in a grammar folder and hardly ever meant: commas where bars
// part forms, files that nothing reads since their name is not quite right.
//
// Only `casebook grammar check` asks; loading does not.
// Threads: pure.
//
//   for (const Error& one : likely_slips(GrammarFiles(folder), rules))
//     note(one.to_text());
#pragma once

#include <vector>

#include "corpus/result.h"
#include "extractor/grammar_files.h"
#include "extractor/rule.h"

namespace casebook {

std::vector<Error> likely_slips(const GrammarFiles& files,
                                const RuleList& rules);

}  // namespace casebook
