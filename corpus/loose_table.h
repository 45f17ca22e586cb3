// Loose tables: the grids of a flattened text, one for each of its table
// sections that can be put together again.
//
// A table whose lines fit no shape, or more than one, is left unread, and a
// note says so with its place. A table printed twice counts once.
// Invariant: `tables` stays in order.
// Threads: pure.
//
//   find_loose_tables(document);
#pragma once

#include "corpus/document.h"

namespace casebook {

void find_loose_tables(Document& document);

}  // namespace casebook
