// Citations: the reference numbers in a text's prose, which are pointers and
// never figures: "[4]", "[2,3]", superscripts, and "(3, 4)" where the document
// cites so throughout.
//
// Threads: pure.
//
//   document.citations = find_citations(document.text);
#pragma once

#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

// In order, without overlap.
std::vector<Span> find_citations(std::string_view text);

}  // namespace casebook
