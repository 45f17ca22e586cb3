// Miscounts: a count that is not that of what it counts: "five fractures"
// beside four levels, "seven women" of whom six are reported. The count is
// flagged `count mismatch`.
//
// Threads: pure.
//
//   find_miscounts(scene, events, statements, conflicts);
#pragma once

#include <vector>

#include "extractor/case_event.h"
#include "extractor/contradictions.h"

namespace casebook {

void find_miscounts(const ConflictScene& scene,
                    const std::vector<CaseEvent>& events,
                    std::vector<Statement>& statements,
                    std::vector<Conflict>& conflicts);

}  // namespace casebook
