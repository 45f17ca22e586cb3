// What must hold of a grammar's parts together: names that rules, cues and
// examples use are declared somewhere. Every mistake is reported, with the
// name that was probably meant.
//
// Threads: pure.
//
//   check_rules(grammar.rules, grammar.kinds, grammar.concepts, errors);
#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "extractor/concept.h"
#include "extractor/cue.h"
#include "extractor/kinds.h"
#include "extractor/rule.h"

namespace casebook {

inline constexpr int kMostPasses = 6;

void check_rules(const RuleList& rules, const Kinds& kinds,
                 const ConceptStore& concepts, std::vector<Error>& errors);

// The kinds and keys that cues name. `where`: their file.
void check_cues(const std::vector<CueForm>& cues, const Kinds& kinds,
                const std::string& where, std::vector<Error>& errors);

class CompiledGrammar;

// The kinds and classes that audit.xml names; the languages are compiled.
void check_audit(const CompiledGrammar& grammar, std::vector<Error>& errors);

// Whether a file's bytes are UTF-8; if not, an error with the line.
bool check_encoding(std::string_view bytes, std::string_view where,
                    std::vector<Error>& errors);

}  // namespace casebook
