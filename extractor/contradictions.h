// Contradictions: what a table says of a patient against what the text says:
// another age, another figure of the same site and time. Both facts stay and
// are flagged `contradicted`; nobody but a reader can tell which is right.
//
// A figure that only rounds the other is no contradiction.
// Threads: pure.
//
//   flag_contradictions(kinds, statements);  // cases known, before resolve()
#pragma once

#include <vector>

#include "extractor/kinds.h"
#include "extractor/statement.h"

namespace casebook {

void flag_contradictions(const Kinds& kinds,
                         std::vector<Statement>& statements);

}  // namespace casebook
