// QuotePlace: where words that a person gives stand in a text.
//
// White space counts as white space, of whatever kind and length, so that
// words copied from a page are found over a line's end.
// Threads: pure.
//
//   std::vector<Span> places = places_of("T-score of -3.2", text);
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

// All of them, in order, not overlapping; none for words without a letter.
std::vector<Span> places_of(std::string_view words, std::string_view text);
// The one place where they stand by themselves, not within a longer word or a
// longer number; nothing where there is none, or several.
std::optional<Span> only_place(std::string_view words, std::string_view text);

}  // namespace casebook
