// Context: what the cues of a sentence make of its statements: negated,
// advised, of a relative, before or after treatment.
//
// A cue acts in its direction, up to its reach, and stops at an `end` cue, at
// ';' and at the sentence's end. Among several assertions the contract's
// order decides: general, family, absent, possible, advised, past.
// Threads: pure.
#pragma once

#include <vector>

#include "extractor/sentence_view.h"
#include "extractor/statement.h"

namespace casebook {

void apply_context(const SentenceView& view, std::string_view folded,
                   const Kinds& kinds, Statement& statement);

// The cues that say what a statement has become: its assertion, unless its
// rule says that, and its other keys.
std::vector<const PlacedCue*> telling_cues(const SentenceView& view,
                                           std::string_view folded,
                                           const Kinds& kinds,
                                           const Statement& statement);

}  // namespace casebook
