// What the rows of an evidence table amount to: patients by fractured level,
// by drug and by class of drugs.
//
// Single patients only, each once; a group's figures stand in its row.
// Threads: as the connection.
//
//   Result<EvidenceSummary> summary = summarise(connection, rows, order);
#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/evidence.h"
#include "kb/sqlite.h"

namespace casebook {

// `order`: the sites that are counted as levels.
Result<EvidenceSummary> summarise(Connection& connection,
                                  const std::vector<EvidenceRow>& rows,
                                  const std::vector<std::string>& order);

// The spine from the first to the last of `order` as SVG, each vertebra shaded
// by its count.
std::string spine_svg(const std::vector<Count>& levels,
                      const std::vector<std::string>& order);

}  // namespace casebook
