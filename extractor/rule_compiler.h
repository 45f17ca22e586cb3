// Compiles the rules of one language over its symbols, and checks what they
// ask for.
//
// Threads: pure.
#pragma once

#include <vector>

#include "extractor/compiled_grammar.h"
#include "extractor/grammar_compiler.h"

namespace casebook {

// `made` holds the language's lexicon and symbols; its rules are filled in.
// Mistakes are appended to `errors`; a rule that has one is left out.
void compile_rules(const LanguageSource& source, const ConceptStore& concepts,
                   LanguageGrammar& made, std::vector<Error>& errors);

}  // namespace casebook
