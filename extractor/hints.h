// Hints: facts that a rule states only for want of a surer one ("present?").
//
// "At 14 months her density had risen" tells how long she was followed where
// nobody says "followed for": a hint goes where its case has a sure fact of
// its kind, and of several the longest or largest stands.
// Threads: pure.
#pragma once

#include <vector>

#include "extractor/concept.h"
#include "extractor/statement.h"

namespace casebook {

// Spans are compared by the attribute `days` of the list `timeunit`.
void settle_hints(const ConceptStore& concepts,
                  std::vector<Statement>& statements);

}  // namespace casebook
