// The patient of a short note that never says "patient", "she" or an age:
// "G4P3, one termination. D6–D8 were biconcave; etidronate 400 mg/d."
//
// Where the case rules have found nobody, a short text that states several
// core facts, mostly not of many or of others' patients, is told of one; but
// only with what is somebody's own, an age, a sex or a number of births, and
// with no second age. A guideline states doses and scores as well.
// Threads: pure.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "extractor/kinds.h"
#include "extractor/ledger.h"
#include "extractor/statement.h"

namespace casebook {

// Appends an introduction to `events` where there is such a patient.
void introduce_unnamed(const Document& document, const Kinds& kinds,
                       const std::vector<Statement>& statements,
                       std::vector<CaseEvent>& events);

}  // namespace casebook
