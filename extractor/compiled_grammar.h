// CompiledGrammar: all that matching needs, made once from a folder.
//
// Threads: immutable after loading; share freely.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/audit_rules.h"
#include "extractor/case_event.h"
#include "extractor/concept.h"
#include "extractor/cue.h"
#include "extractor/figure_endings.h"
#include "extractor/kinds.h"
#include "extractor/lazy_language.h"
#include "extractor/lexicon.h"
#include "extractor/reference_pattern.h"
#include "extractor/rule.h"
#include "extractor/rule_index.h"
#include "extractor/sentence_views.h"
#include "extractor/symbol.h"
#include "extractor/symbol_program.h"
#include "extractor/symbol_sets.h"

namespace casebook {

struct CompiledPattern {
  SymbolProgram program;
  std::unique_ptr<ReferencePattern> reference;
};

struct CompiledRule {
  const Rule* rule = nullptr;
  std::vector<CompiledPattern> patterns;
  Symbol makes = 0;  // a phrase's symbol
  // The captures that a fact uses up: its figures, or else what it names.
  std::vector<std::string> uses = {};
  Symbol member = 0;        // of what a phrase with a range is made of
  bool ordered = false;     // a phrase of a class whose concepts have an order
  CaseEvent::Type event{};  // of a case rule
};

// The symbols that tokens have without any lexicon.
struct PlainSymbols {
  Symbol word = 0, letter = 0, mark = 0, stop = 0, sign = 0;
  Symbol integer = 0, small = 0, above_twelve = 0, three_digits = 0;
  Symbol decimal = 0;
};

// An ending by which a word that no list holds is known: of "…tinib".
struct WordStem {
  std::string ending;
  std::string cls;
  Symbol symbol = 0;
};

// What a `far:` term may ask of later sentences, and under which name.
struct Remembered {
  ClassId cls = 0;
  std::string attribute;
  std::string key;
};

class LanguageGrammar {
 public:
  std::string language;
  char decimal_mark = '.';
  SymbolTable symbols;
  PlainSymbols plain;
  Vocabulary vocabulary;
  SuffixTable suffixes;
  WordTrie surfaces_trie;
  std::vector<std::vector<Surface>> surfaces;  // by the trie's index
  std::vector<Symbol> word_symbols;            // of single words, by WordId
  WordTrie cues_trie;
  std::vector<std::vector<Cue>> cues;
  std::vector<std::vector<CompiledRule>> passes;  // phrases, by pass
  std::vector<CompiledRule> facts;
  std::vector<CompiledRule> cases;
  SymbolSets tested;  // by the rules' patterns
  SymbolSets needs;   // of them, those by which the indexes file
  std::vector<RuleIndex> pass_indexes;  // of each pass
  RuleIndex fact_index, case_index;
  std::vector<Remembered> remembered;
  SymbolSets::Id any_remembered = 0;  // in `tested`: of all their classes
  std::vector<WordStem> stems;
  std::vector<FigureEnding> figure_endings;
  // Null where the word has no such ending.
  const WordStem* stem_of(std::string_view word) const;
  // Whether a word by itself, printed so, is the name of something or is a
  // word that rules ask for.
  bool knows(std::string_view word) const;
};

class CompiledGrammar {
 public:
  Kinds kinds;
  ConceptStore concepts;
  ItemTests tests;                 // of the shared rules' patterns
  std::vector<Rule> shared_rules;  // by all languages
  AuditRules audit;
  std::map<std::string, std::shared_ptr<LazyLanguage>, std::less<>> languages;

  mutable SentenceViews views;  // changes nothing that a fact depends on

  // Of all languages, the shared ones first.
  RuleList rules() const;
  // Null where no folder speaks the language.
  const LanguageGrammar* language(std::string_view code) const;
};

}  // namespace casebook
