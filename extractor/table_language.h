// The language that a table's heads and labels are in, where a report speaks
// several: a Turkish report with a table in English.
//
// Threads: pure.
//
//   const LanguageGrammar& spoken = table_language(document, grid, grammars,
//   told);
#pragma once

#include "corpus/document.h"
#include "corpus/grid.h"
#include "extractor/compiled_grammar.h"

namespace casebook {

// `told`: that of the text around it, which stands unless another of the
// report's languages knows clearly more of the table's words.
const LanguageGrammar& table_language(const Document& document,
                                      const Grid& grid,
                                      const CompiledGrammar& grammars,
                                      const LanguageGrammar& told);

}  // namespace casebook
