// An example's text read as one patient's case section: what each rule gives
// on it, before and after resolving.
//
// Threads: pure.
//
//   const ExampleReading reading = read_example(grammar, "en", rule, example);
//   for (const Found& one : reading.found) use(one.rule, one.keys);
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"
#include "extractor/extract.h"
#include "extractor/rule.h"

namespace casebook {

// What a rule made of an example: a fact, a phrase or a case event.
struct Found {
  std::string rule;
  std::map<std::string, std::string, std::less<>> keys;  // name, assertion too
  Span quote;  // of the example's text
};

// A phrase of a sentence, with the rules that make such.
struct MadePhrase {
  Span span;
  std::vector<const Rule*> rules;
};

struct ExampleReading {
  std::vector<Found> found;  // by every fact rule, or by this rule
  bool matched = false;      // this rule's patterns, used up or not
  bool nameless = false;     // they are, and no match has the name it needs
  std::string items;         // the sentences as rules see them
  std::vector<MadePhrase> phrases;
};

// `language` has a grammar. A fact rule may be another grammar's.
ExampleReading read_example(const Grammar& grammar, std::string_view language,
                            const Rule& rule, const RuleExample& example);

// Those that a rule's example runs in.
std::vector<std::string> example_languages(const CompiledGrammar& grammar,
                                           const Rule& rule,
                                           const RuleExample& example);

// What the marks of a hit ask for.
struct Expected {
  std::vector<std::pair<std::string, std::string>> keys;
  std::vector<Span> words;
};
// None where the marks' keys cannot be paired.
std::vector<Expected> expected_of(const RuleExample& example);

bool has_keys(const Found& found, const Expected& expected);
bool holds_words(const Found& found, const Expected& expected);

}  // namespace casebook
