// What a column of the evidence table shows of a case's facts.
//
// Threads: pure.
//
//   EvidenceCell cell = evidence_cell(column, facts, plan.order);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kb/evidence.h"
#include "kb/evidence_columns.h"

namespace casebook {

// A row of facts, as far as cells need it.
struct CaseFact {
  std::uint32_t position = 0;
  std::string kind, name, assertion, site, time, shown, keys, flags;
};

EvidenceCell evidence_cell(const EvidenceColumn& column,
                           const std::vector<CaseFact>& facts,
                           const std::vector<std::string>& order);

// Sites as runs of neighbours: {T12, T11, L1} → "T11–L1 (3)". Sites that the
// order does not know follow as they are.
std::string level_runs(const std::vector<std::string>& sites,
                       const std::vector<std::string>& order);

}  // namespace casebook
