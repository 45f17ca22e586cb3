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

}  // namespace casebook
