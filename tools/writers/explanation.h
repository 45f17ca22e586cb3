// An explanation: a sentence or cell as the rules see it, what fired there and
// what became of it, for people and for programs.
// Threads: pure.
//
//   for (const ExplainedLine& line : explain(document, grammar, options))
//     console.print(explanation_text(document, line));
#pragma once

#include <string>

#include "corpus/document.h"
#include "extractor/explain.h"

namespace casebook {

std::string explanation_text(const Document& document,
                             const ExplainedLine& line);
// One object over several lines.
std::string explanation_json(const Document& document,
                             const ExplainedLine& one);

}  // namespace casebook
