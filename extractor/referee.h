// Referee: others' claims held against the report: is the quote there, does
// it hold the figure with that unit, is it said of that patient, not denied,
// not of patients in general?
//
// A claim is *supported* where the text says so, *contradicted* where it says
// otherwise (with the place that does), *unsupported* where it says neither.
// Threads: pure.
//
//   const std::vector<Judgement> judged = referee(document, grammar, claims);
#pragma once

#include <string>
#include <vector>

#include "extractor/claim.h"
#include "extractor/extract.h"

namespace casebook {

enum class Verdict { kSupported, kContradicted, kUnsupported };
const char* to_text(Verdict verdict);

struct Judgement {
  Verdict verdict = Verdict::kUnsupported;
  std::string code;  // "quote", "figure", "unit", "case", "assertion" …
  std::string why;   // for people
  Span span;         // what says so, or otherwise; may be empty
};

// One judgement a claim, in their order; all are of this document.
std::vector<Judgement> referee(const Document& document, const Grammar& grammar,
                               const std::vector<const Claim*>& claims);

}  // namespace casebook
