// Contradictions: the same quantity of the same patient told with two figures
// in two places of a report: abstract against text, table against text, table
// against table, legend against text. Both facts stay and are flagged
// `contradicted`; nobody but a reader can tell which is right.
//
// Compared is what is left over on both sides once all figures that agree are
// paired: a figure that only one place tells is no contradiction, nor is one
// that rounds another, that is told as not exact, or of another time or site.
// Threads: pure.
//
//   find_contradictions({document, grammar, cases}, statements, conflicts);
#pragma once

#include <vector>

#include "corpus/document.h"
#include "extractor/compiled_grammar.h"
#include "extractor/conflict.h"
#include "extractor/extract.h"
#include "extractor/statement.h"

namespace casebook {

struct ConflictScene {
  const Document& document;
  const CompiledGrammar& grammar;
  const std::vector<CaseRecord>& cases;
};

// Cases known, before resolve().
void find_contradictions(const ConflictScene& scene,
                         std::vector<Statement>& statements,
                         std::vector<Conflict>& conflicts);

}  // namespace casebook
