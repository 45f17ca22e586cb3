// Spared places: "T8-T12 were broken, T10 was spared". A rule that refuses a
// fact at a place takes that place out of what the sentence, or the one
// before, said of a range that does not name it.
// Threads: pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extractor/kinds.h"
#include "extractor/statement.h"

namespace casebook {

// Refuses such statements among all. `first` is the first of the sentence's,
// `text` the document's stored text.
void refuse_spared(const Kinds& kinds, std::string_view text, std::size_t first,
                   std::vector<Statement>& statements);

}  // namespace casebook
