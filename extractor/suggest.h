// Suggest: a rule to begin with, made from a place of a report that no rule
// reads: over the classes of its items, its hit filled in.
//
// Threads: pure.
//
//   Result<Suggestion> made = suggest_rule(document, grammar,
//                                          {.at = 120, .kind = "lab"});
//   if (made) show(made->xml, matches_of(*made, other, grammar));
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "extractor/extract.h"

namespace casebook {

struct SuggestOptions {
  std::uint32_t at = 0;  // a byte of the figure, or of the thing named
  std::string kind;
  std::string name;  // empty: what the sentence names nearest to it
};

struct Suggestion {
  std::string xml;       // a rule file that holds as it stands
  std::string pattern;   // as in it
  std::string language;  // whose folder it belongs into
};

Result<Suggestion> suggest_rule(const Document& document,
                                const Grammar& grammar,
                                const SuggestOptions& options);

// Where its pattern matches in a document's sentences of its language.
std::vector<Span> matches_of(const Suggestion& suggestion,
                             const Document& document, const Grammar& grammar);

}  // namespace casebook
