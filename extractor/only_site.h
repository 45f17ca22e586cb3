// What was measured again where it was measured before: "a year later the
// T-score was -2.7" of a patient whose scores were all of one place.
//
// A figure without a site takes the one site that its case's figures named
// before it; where they named none or several it stays as it is.
// Threads: pure.
#pragma once

#include <vector>

#include "extractor/kinds.h"
#include "extractor/statement.h"

namespace casebook {

void fill_only_sites(const Kinds& kinds, std::vector<Statement>& statements);

}  // namespace casebook
