// An explanation in plain words, for who knows the report and no grammar: why
// a place gives a fact, or what the nearest rule missed first.
// Threads: pure.
//
//   for (const std::string& sentence : plain_answer(document, line)) …
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "extractor/explain.h"

namespace casebook {

// Of the place asked for; empty where none is.
std::vector<std::string> plain_answer(const Document& document,
                                      const ExplainedLine& line);

// Whether a kept fact says what stands at the place asked for.
bool is_told(const Document& document, const ExplainedLine& line);

// "bmd T-score, value -3.1, site lumbar spine, present".
std::string said(const Fact& fact);

}  // namespace casebook
