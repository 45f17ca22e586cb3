// Resolving: what several sentences say of one case becomes one set of facts:
// repeats and vaguer repeats go, what was told in two places is joined,
// doubtful figures are flagged, contradictions are kept.
//
// Threads: pure.
#pragma once

#include <vector>

#include "extractor/statement.h"

namespace casebook {

void resolve(std::vector<Statement>& statements);

}  // namespace casebook
