// Placement: which facts a document's decisions are about, and what the facts
// are once they count.
//
// Pure: extracted facts and decisions in, facts and states out. The same facts
// and decisions give the same answer whatever was in the base before, so it
// can be made again at any time. No decision is ever dropped: each gets a
// state, and what a person accepted, corrected or added stands in the facts
// even where the grammar no longer finds it.
// Threads: pure.
//
//   Placed placed = place(text, extracted, decisions);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kb/decision.h"
#include "kb/stored_fact.h"

namespace casebook {

// How a decision stands to the facts as they are extracted now.
enum class Place : std::uint8_t {
  kKept,        // its fact is there as it was
  kMoved,       // it says the same, elsewhere or of another case
  kChanged,     // something else is said in its place
  kGone,        // nothing is
  kUndone,      // taken back by its author
  kSuperseded,  // its author decided again
};
const char* to_text(Place place);

struct Placement {
  std::int64_t sequence = 0;  // of the decision
  Place place = Place::kGone;
  bool disputed = false;       // people decided differently
  std::int64_t position = -1;  // of its fact in Placed::facts or ::aside
  std::string case_id;         // that the fact stands in now
};

struct Placed {
  std::vector<StoredFact> facts;  // what counts
  std::vector<StoredFact> aside;  // as extracted, where decisions changed it
  std::vector<Placement> placements;  // one a decision, in their order
};

// `extracted` are the facts as the grammar found them; `decisions` all of the
// document, in order of their sequence.
Placed place(std::string_view text, const std::vector<StoredFact>& extracted,
             const std::vector<Decision>& decisions);

// Positions of facts that only decisions hold begin here.
inline constexpr std::int64_t kDecidedPositions = 1'000'000;

}  // namespace casebook
