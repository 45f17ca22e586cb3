// Plausibility: whether a figure can be what it is taken for.
//
// A lost decimal mark or sign is never repaired in silence: both readings are
// kept and the fact is flagged.
// Threads: pure.
//
//   if (!check_figure(kind, fact)) drop(fact);
#pragma once

#include "extractor/fact.h"
#include "extractor/kinds.h"

namespace casebook {

// Once, however often it is added.
void add_flag(Fact& fact, const char* flag);

// Flags a figure that cannot be. False where it makes no such fact at all.
bool check_figure(const Kind& kind, Fact& fact);

// Whether check_figure would add no flag to it and not refuse it.
bool is_as_flagged(const Kind& kind, const Fact& fact);

}  // namespace casebook
