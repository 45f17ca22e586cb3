// Snippets: the stretch of a document's text that shows best why it was found.
//
// Threads: as the connection.
//
//   Result<Snippet> snippet = word_snippet(connection, document,
//   "\"fracture\"");
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"
#include "kb/search.h"
#include "kb/sqlite.h"

namespace casebook {

struct Snippet {
  Span span;
  std::vector<SnippetPiece> pieces;
};

// Where most of the expression's words stand close together.
Result<Snippet> word_snippet(Connection& connection, std::int64_t document,
                             const std::string& expression);
// Around facts that answer, where most of them stand close together.
Result<Snippet> fact_snippet(Connection& connection, std::int64_t document,
                             const std::vector<Span>& facts);

// The stretch of about kSnippetBytes around the hits that are best together,
// cut between words. `hits` is in order.
inline constexpr std::uint32_t kSnippetBytes = 200;
Snippet cut_snippet(std::string_view text, const std::vector<Span>& hits);

}  // namespace casebook
