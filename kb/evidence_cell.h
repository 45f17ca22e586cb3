// What a column of the evidence table shows of a case's facts.
//
// Threads: pure.
//
//   EvidenceCell cell = evidence_cell(column, facts, plan.order);
#pragma once

#include <string>
#include <vector>

#include "kb/evidence.h"
#include "kb/evidence_columns.h"

namespace casebook {

EvidenceCell evidence_cell(const EvidenceColumn& column,
                           const std::vector<EvidenceFact>& facts,
                           const std::vector<std::string>& order);

// Whether the column is about the fact, whatever that says of it.
bool is_asked_for(const EvidenceColumn& column, const EvidenceFact& fact);

// Sites as runs of neighbours: {T12, T11, L1} → "T11–L1 (3)". Sites that the
// order does not know follow as they are.
std::string level_runs(const std::vector<std::string>& sites,
                       const std::vector<std::string>& order);

}  // namespace casebook
