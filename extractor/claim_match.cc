#include "extractor/claim_match.h"

#include "extractor/claim_places.h"
#include "extractor/decimal.h"

namespace casebook {

bool same_value(const FactKey& claimed, std::string_view told) {
  if (claimed.number && !told.empty())
    return to_double(claimed.value) == to_double(told);
  return same_words(claimed.value, told);
}

Comparison compare(const Fact& claim, const Fact& fact) {
  Comparison made;
  for (const FactKey& key : claim.keys) {
    const std::string_view told = fact.get(key.name);
    if (same_value(key, told)) continue;
    if (told.empty()) {
      made.fit = ClaimFit::kLess;
      continue;
    }
    return {ClaimFit::kNone, &key};
  }
  return made;
}

std::string_view unit_key(std::string_view figure) {
  if (figure == "dose") return "dose_unit";
  if (figure == "duration") return "duration_unit";
  return figure == "value" || figure == "low" || figure == "high" ? "unit" : "";
}

bool agrees(std::string_view told, std::string_view claimed) {
  const auto so = [](std::string_view one) {
    return one == "present" || one == "past";
  };
  const auto not_so = [](std::string_view one) {
    return one == "absent" || one == "not done" || one == "advised";
  };
  return told == claimed || (so(told) && so(claimed)) ||
         (not_so(told) && not_so(claimed));
}

}  // namespace casebook
