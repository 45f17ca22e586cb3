// The pattern language of rules, as a tree, and its translation to RE2 over
// symbols. PatternReader reads it.
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
// Invariant: a tree belongs to the ItemTests that it was read with and never
// changes: what a <let> stands for is in all its uses the same nodes.
// Threads: pure.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/item_test.h"
#include "extractor/symbol.h"

namespace casebook {

struct PatternNode;

// Nodes side by side, which belong to somebody else.
class PatternNodes {
 public:
  PatternNodes() = default;
  PatternNodes(const PatternNode* first, std::size_t count)
      : first_(first), count_(count) {}
  const PatternNode* begin() const { return first_; }
  inline const PatternNode* end() const;
  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  inline const PatternNode& operator[](std::size_t index) const;

 private:
  const PatternNode* first_ = nullptr;
  std::size_t count_ = 0;
};

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
  const ItemTest* test = nullptr;   // of a class
  std::string_view capture = {};
  PatternNodes children = {};

  // {!a}, or a gap's item.
  bool is_without() const { return test != nullptr && test->without; }
  // None of what is no class.
  const std::vector<std::string>& classes() const;
  bool operator==(const PatternNode& other) const;
};

inline const PatternNode* PatternNodes::end() const { return first_ + count_; }
inline const PatternNode& PatternNodes::operator[](std::size_t index) const {
  return first_[index];
}

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
