// DecisionLog: decisions kept twice, in the base and in the journal beside it.
//
// Invariant: after a successful call both hold the same decisions in the same
// order. A decision is forced to the journal first, then committed; whatever
// comes between, the next opening finds it in the journal and brings the base
// up to date, or the other way round where the journal was lost. Where the two
// tell different stories nothing is written: that is for a person to settle.
// Threads: as the connection; other processes may decide at the same time.
//
//   Status even = synchronise(connection, base, warnings);
//   Result<std::vector<Decision>> kept = keep(connection, base, {decision});
#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/decision.h"
#include "kb/sqlite.h"

namespace casebook {

// Whether the last decision of both is the same; cheap.
Result<bool> is_even(Connection& connection, const std::string& base);

// Replays what the base lacks, writes what the journal lacks, sets a torn line
// aside. `notes` say what was done. Takes a transaction of its own.
Status synchronise(Connection& connection, const std::string& base,
                   std::vector<std::string>& notes);

// Keeps decisions, in their order: gives them their places in the chain and
// makes the facts what they say. Those whose id is there already are left out.
// Returns those that were kept.
Result<std::vector<Decision>> keep(Connection& connection,
                                   const std::string& base,
                                   std::vector<Decision> decisions);

}  // namespace casebook
