// Compiles one language: lexicon, symbols, then the rules over them.
//
// Threads: pure.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "extractor/compiled_grammar.h"

namespace casebook {

// Rules that stand in a language's folder, and what their patterns ask.
struct LanguageRules {
  explicit LanguageRules(const ItemTests* shared) : tests(shared) {}

  ItemTests tests;  // those of the shared rules first
  std::vector<Rule> rules;
};

struct LanguageSource {
  std::string language;
  bool vouched = false;  // nobody need look for mistakes
  char decimal_mark = '.';
  // Those of the concept lists, which all languages share, and its own.
  std::shared_ptr<const std::vector<SurfaceForm>> shared_forms;
  std::vector<SurfaceForm> forms;
  // Classes that are seen inside of longer surfaces: "fracture" in "history
  // of fracture".
  std::vector<std::string> transparent;
  std::vector<CueForm> cues;
  SuffixTable suffixes;
  // Endings of unlisted words, with the class that they give.
  std::vector<std::pair<std::string, std::string>> stems;
  // What is written for a letter where its mark is left out: "s" for "ş".
  std::vector<std::pair<std::string, std::string>> plain_letters;
  std::shared_ptr<const LanguageRules> own;
  RuleList rules;  // its own before those that all languages share
  // Classes of any concept list and of any language's phrases: what a rule
  // that all languages share asks for and this one has no words for yet is no
  // mistake.
  std::shared_ptr<const std::set<std::string, std::less<>>> declared;
};

// Mistakes are appended to `errors`; what has one is left out.
std::unique_ptr<LanguageGrammar> compile_language(const LanguageSource& source,
                                                  const ConceptStore& concepts,
                                                  std::vector<Error>& errors);

}  // namespace casebook
