// What a rule's pattern asks for, told without the pattern language: "a lab
// amount (number + labunit)", "“vertebra”".
//
// Threads: pure.
//
//   miss.in_words = in_words(progress.wanted, grammar);
#pragma once

#include <string>
#include <vector>

#include "extractor/compiled_grammar.h"
#include "extractor/rule_pattern.h"

namespace casebook {

// Any of these; at most the first few are told.
std::string in_words(const std::vector<const PatternNode*>& wanted,
                     const CompiledGrammar& grammar);

}  // namespace casebook
