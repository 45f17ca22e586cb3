// The ledger of cases: of whom each sentence speaks. A fact given to the
// wrong patient is the gravest error there is, so what cannot be given is
// flagged `unassigned` and left without a case.
//
// Patients come from numbered headings ("Case 2", "Olgu 2"), or, without
// them, from introductions by age and sex and from ordinals ("our second
// patient"). What a discussion says of others' patients is `general`.
// Threads: pure.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "extractor/case_event.h"
#include "extractor/extract.h"
#include "extractor/statement.h"

namespace casebook {

// Gives each statement its case id, or the assertion `general`, or the flag
// `unassigned`. Returns the cases, groups last.
std::vector<CaseRecord> assign_cases(const Document& document,
                                     const std::vector<CaseEvent>& events,
                                     std::vector<Statement>& statements);

}  // namespace casebook
