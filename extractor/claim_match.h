// How a claim's keys and assertion stand to a fact's.
//
// Threads: pure.
//
//   if (compare(claim.fact, fact).fit == ClaimFit::kFull) …
#pragma once

#include <string_view>

#include "extractor/fact.h"

namespace casebook {

bool same_value(const FactKey& claimed, std::string_view told);

// What becomes of a claim's keys in a fact.
enum class ClaimFit { kFull, kLess, kNone };
struct Comparison {
  ClaimFit fit = ClaimFit::kFull;
  const FactKey* odd = nullptr;  // the key that says otherwise
};
Comparison compare(const Fact& claim, const Fact& fact);

// The key of a figure's unit; "" where it has none.
std::string_view unit_key(std::string_view figure);

// What was and what is are both so; what was offered and declined, or not
// done, was not.
bool agrees(std::string_view told, std::string_view claimed);

}  // namespace casebook
