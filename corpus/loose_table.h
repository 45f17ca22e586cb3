// Loose tables: the grids of a flattened text, one for each of its table
// sections that can be put together again. Where no caption announces one,
// only what stands in columns is.
//
// A table whose lines fit no shape, or more than one, is left unread, and a
// note says so with its place. A table printed twice counts once.
// Invariant: `tables` stays in order.
// Threads: pure.
//
//   find_loose_tables(document, profiles);
#pragma once

#include <optional>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "corpus/loose_body.h"

namespace casebook {

void find_loose_tables(Document& document, const LanguageProfiles& profiles);

// What blanks, tabs or bars keep apart, where one shape is sure of it.
std::optional<Grid> sure_columns(const LooseBody& body);

}  // namespace casebook
