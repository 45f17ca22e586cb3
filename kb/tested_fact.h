// A row of facts as conditions test it.
//
// Threads: as the statement; the texts end with its next step.
//
//   TestedFact fact = tested_fact(row, 2);
#pragma once

#include "kb/sqlite.h"
#include "kb/where.h"

namespace casebook {

// From the column `first` on: kind, name, assertion, unit, site, time, keys,
// value, low, high.
TestedFact tested_fact(SqlStatement& row, int first);

}  // namespace casebook
