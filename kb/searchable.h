// Searchable: what full-text search sees of a document's text, with the way
// back to it.
//
// The folded text without the reference list (its titles and authors would
// answer to nearly every word). A word that was broken at a line's end stands
// there joined and in its parts.
// Threads: pure. The same text and spans give the same body for ever.
//
//   Searchable seen = make_searchable(text, reference_spans);
//   Span in_text = seen.map.to_source(mark);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/source_map.h"
#include "corpus/span.h"

namespace casebook {

// Around a found word in FTS5's highlight(); never in a body.
inline constexpr char kMarkBegin = '\x02';
inline constexpr char kMarkEnd = '\x03';

struct Searchable {
  std::string body;
  SourceMap map;  // body → text
};

// `left_out` is in order.
Searchable make_searchable(std::string_view text,
                           const std::vector<Span>& left_out);
// The same body, where nothing leads back to the text.
std::string searchable_body(std::string_view text,
                            const std::vector<Span>& left_out);

// One line (a title, a query's word) by the same folding.
std::string searchable_key(std::string_view text);

}  // namespace casebook
