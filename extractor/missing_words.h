// Missing words: which classes the rules that all languages share ask for,
// and a language has nothing of yet. Such rules find less there; it is no
// mistake, and tells whoever adds a language what to fill next.
//
// Threads: pure.
//
//   const MissingWords missing = missing_words(*grammar.compiled, "de");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/compiled_grammar.h"

namespace casebook {

// Each with the most asked first.
struct MissingWords {
  std::vector<std::string> lists;    // of concepts/, for its lexicon/
  std::vector<std::string> phrases;  // that its own rules would make
};

// Of a language that the grammar has.
MissingWords missing_words(const CompiledGrammar& grammar,
                           std::string_view language);

}  // namespace casebook
