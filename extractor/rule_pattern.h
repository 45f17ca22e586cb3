// The pattern language of rules, and its translation to RE2 over symbols.
//
//   word , : ( |        literals, as tokenised; marks stand for themselves
//   {class}             an item of the class; {a|b} of either; {!a|b} of none
//   {a^b}  {a&b}        an item of a that is not, or is, of b as well
//   {class:name}        the same, captured
//   (x y | z)           choices          x?  x*  x+  x*4   up to four of x
//   _                   any item; _*6 a gap of up to six, shortest first
//   ^ $                 the sentence's begin and end
//   @name               a pattern that <let> defined
//   \( \| \? …          the mark itself
//
// Gaps and {!…} never take in ';' or an end of sentence unless told to.
// Threads: pure.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/item_test.h"
#include "extractor/symbol.h"

namespace casebook {

struct PatternNode {
  enum class Kind : std::uint8_t {
    kSequence,
    kChoice,
    kRepeat,
    kClass,
    kBegin,
    kEnd,
  };
  Kind kind = Kind::kSequence;
  bool lazy = false;
  std::int8_t least = 1, most = 1;  // of a repeat; most < 0: without end
  const ItemTest* test = nullptr;   // of a class; it belongs to the ItemTests
  std::string capture = {};
  std::vector<PatternNode> children = {};

  // {!a}, or a gap's item.
  bool is_without() const { return test != nullptr && test->without; }
  // None of what is no class.
  const std::vector<std::string>& classes() const;
  bool operator==(const PatternNode& other) const;
};

using Macros = std::map<std::string, std::string, std::less<>>;

// The error's `where` is empty and its `what` quotes the offending piece. The
// nodes point into `tests`.
Result<PatternNode> parse_pattern(std::string_view text, const Macros& macros,
                                  ItemTests& tests);

// The names of all classes (and literals) that a pattern speaks of.
void collect_classes(const PatternNode& node, std::set<std::string>& classes);

// Makes all of them known.
void make_classes(const PatternNode& node, SymbolTable& symbols);
void make_classes(const ItemTest& test, SymbolTable& symbols);

struct TranslatedPattern {
  std::string expression;
  std::vector<std::string> captures;  // of group 1, 2, …
  // Each set holds classes one of which every match has an item of.
  std::vector<std::vector<ClassId>> required;
};

TranslatedPattern translate(const PatternNode& node, SymbolTable& symbols);
// The same where `symbols` knows all classes of the pattern already.
TranslatedPattern translate_known(const PatternNode& node,
                                  const SymbolTable& symbols);

}  // namespace casebook
