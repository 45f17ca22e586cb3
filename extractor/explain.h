// Explain: why a place of a document is read as it is: what was folded, which
// items it holds, which rules were tried and fired, what cues and the ledger
// of cases did; and for a place without a fact the nearest rules, each with
// the first of its conditions that failed.
//
// Threads: pure.
//
//   for (const ExplainedLine& line : explain(document, grammar, {.at = 1804}))
//     show(line.items, line.firings, line.near_misses);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/near_miss.h"
#include "extractor/trace.h"

namespace casebook {

// A rule whose pattern matched.
struct Firing {
  std::string rule, where;  // `where`: file:line
  std::string type;         // "phrase", "fact", "case"
  Span span;
  std::string outcome;  // "fact", or why it made none
};

// A rule that nearly matched around a place.
struct NearMiss {
  std::string rule, where, kind;
  Span held;             // the words that fit; may be empty
  std::string wanted;    // "{score}", "“of”": any of these
  std::string in_words;  // "a lab amount (number + labunit)"
  std::string found;     // the words that stood there; "" for the end
  Span place;
  bool only_figure = false;  // nothing but the bare figure fits
  bool instead = false;  // the place itself is only a part of what is wanted
};

// A statement of the line and what became of it.
struct Outcome {
  Fact fact;
  bool kept = false;
  std::string why;  // where it was left out
  // What made it other than plainly present: "absent: “no” says so".
  std::vector<std::string> reasons = {};
  // The words that tell of whom it is, or of what others; "" where the
  // sentence has none and goes on of whom the text was.
  std::string whose = {};
};

struct ExplainedLine {
  TracedSentence line;               // its items with their cases
  std::size_t at = SIZE_MAX;         // the item asked for
  Span asked;                        // it, or of it the figure at the byte
  std::vector<std::string> events;   // of the ledger: "intro 31"
  std::size_t rules = 0, tried = 0;  // fact rules
  std::vector<Firing> firings;
  std::vector<Outcome> outcomes;
  std::vector<NearMiss> near_misses;
};

struct ExplainOptions {
  std::optional<std::uint32_t> at;  // a byte; none: every sentence
  std::size_t near_misses = 3;      // a place
  // What rules did of these alone is told; what they missed, of every place
  // of a sentence, though others have taken it.
  RuleFilter only = {};
};

// Empty where no sentence that was read holds the byte.
std::vector<ExplainedLine> explain(const Document& document,
                                   const Grammar& grammar,
                                   const ExplainOptions& options);

}  // namespace casebook
