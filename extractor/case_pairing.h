// CasePairing: which patient of ours a claim's is.
//
// Others count patients in another way or in another order. A claim's case is
// ours by its label ("Case 2", "B"), else by its number, unless the quotes of
// its claims stand at another one's.
// Threads: pure.
//
//   auto paired = pair_cases(claims, {cases, facts, places, finder});
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/span.h"
#include "extractor/claim.h"
#include "extractor/claim_places.h"
#include "extractor/extract.h"
#include "extractor/find_quote.h"

namespace casebook {

// What was read of the document.
struct ReadCases {
  const std::vector<CaseRecord>& cases;
  const std::vector<Fact>& facts;
  const ClaimPlaces& places;
  const QuoteFinder& finder;
};

// A claim's case → ours.
std::map<std::string, std::string> pair_cases(
    const std::vector<const Claim*>& claims, const ReadCases& read);

// Whether the case is the single patient of the report, groups apart.
bool is_only_patient(const std::string& wanted,
                     const std::vector<CaseRecord>& cases);

// Rows of other reports' patients are given to theirs as facts only.
bool in_row_of(const std::string& case_id, const std::vector<Fact>& facts,
               Span quote);

// The one patient in whose words, or cells, all the claim's figures stand; ""
// where several patients have them, or somebody unknown.
std::string owner_of_figures(const Fact& claim, Span quote,
                             const ClaimPlaces& places);

}  // namespace casebook
