// Table pieces: the sentences of a wordy cell.
//
// Threads: pure.
//
//   for (Span piece : table_pieces(text, cell.span)) use(piece);
#pragma once

#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

// Cut at blank lines and behind full stops that a capital or figure follows;
// without space around, none empty.
std::vector<Span> table_pieces(std::string_view text, Span cell);

}  // namespace casebook
