// FactDiff: what one extraction has that another has not.
//
// Threads: pure.
//
//   for (const FactChange& change : diff_facts(text, before, after)) …
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kb/stored_fact.h"

namespace casebook {

struct FactChange {
  // Moved: it says the same of another case or from another place.
  enum class Kind : std::uint8_t { kGained, kLost, kChanged, kMoved };
  Kind kind = Kind::kGained;
  StoredFact before, after;  // empty where there is none
};
const char* to_text(FactChange::Kind kind);

// Of one document, in order of their places. `text` may be empty: then only
// bytes say what is the same place.
std::vector<FactChange> diff_facts(std::string_view text,
                                   const std::vector<StoredFact>& before,
                                   const std::vector<StoredFact>& after);

}  // namespace casebook
