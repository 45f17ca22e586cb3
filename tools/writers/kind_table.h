// Kind table: the kinds of facts that a grammar knows, each with sentences in
// which its rules find one. The sentences are the rules' own tested examples,
// so the table cannot promise what the grammar does not do.
// Threads: pure.
//
//   console.print(kind_table(*grammar.compiled, "md"));
#pragma once

#include <string>
#include <string_view>

#include "extractor/compiled_grammar.h"

namespace casebook {

// As Markdown ("md"), or as lines for a terminal.
std::string kind_table(const CompiledGrammar& grammar, std::string_view format);

}  // namespace casebook
