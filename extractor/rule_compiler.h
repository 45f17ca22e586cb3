// Compiles the rules of one language over its symbols, and checks what they
// ask for.
//
// Threads: pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "extractor/compiled_grammar.h"
#include "extractor/grammar_compiler.h"

namespace casebook {

// `made` holds the language's lexicon and symbols; its rules are filled in.
// Mistakes are appended to `errors`; a rule that has one is left out.
void compile_rules(const LanguageSource& source, const ConceptStore& concepts,
                   LanguageGrammar& made, std::vector<Error>& errors);

// The same asked before there are symbols, at little cost. False where it is
// not certain that compiling finds no mistake.
bool compiles_surely(const LanguageSource& source,
                     const ConceptStore& concepts);

// Classes that items of the language have; those that only its rules name may
// be missing.
std::set<std::string> sure_classes(const LanguageSource& source,
                                   const ConceptStore& concepts);

}  // namespace casebook
