// Context: what the cues of a sentence make of its statements: negated,
// advised, of a relative, before or after treatment.
//
// A cue acts in its direction, up to its reach, and stops at an `end` cue, at
// ';' and at the sentence's end. Among several assertions the contract's
// order decides: general, family, absent, possible, advised, past.
// Threads: pure.
#pragma once

#include "extractor/sentence_view.h"
#include "extractor/statement.h"

namespace casebook {

void apply_context(const SentenceView& view, std::string_view folded,
                   const Kinds& kinds, Statement& statement);

}  // namespace casebook
