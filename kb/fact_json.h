// A stored fact as one line of the fact contract, with the id that it is named
// by and, where somebody decided on it, how: {"id": …, "decided": …}.
//
// Threads: pure.
//
//   std::string line = fact_json("report-7", sha256, fact);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/decision.h"
#include "kb/stored_fact.h"

namespace casebook {

// Without the line's end. `page`: of a PDF, that it stands on.
std::string fact_json(std::string_view document, std::string_view sha256,
                      const StoredFact& fact, std::int64_t page = 0);
// The inverse; nothing for what is no fact. Sets the document's name.
std::optional<StoredFact> fact_from_json(std::string_view line,
                                         std::string& document);
// As a person reads it: "bmd T-score −3.2 (lumbar spine) [corrected]".
std::string fact_text(const StoredFact& fact);
// "2025-01-02 AB: correct → −3.2 (note)".
std::string decision_words(const Decision& decision);
// The same behind the decision's id.
std::string decision_text(const Decision& decision);
// Those of a document's decisions that are about the fact, in order.
std::vector<const Decision*> decisions_about(
    const std::vector<Decision>& decisions, std::string_view fact_id);

}  // namespace casebook
