// ItemSets: which symbols pass an ItemTest, or a choice of single items, found
// out when it is first asked. Most of what patterns ask is asked by many: what
// a <let> stands for is the same nodes in each.
//
// Invariant: a set stays where it is. Threads: none of its own; it belongs to
// the compiling of one language.
//
//   ItemSets items(symbols, sets, tests.size());
//   const ItemSet& passing = items.of(test);
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "extractor/pattern_shape.h"
#include "extractor/rule_pattern.h"
#include "extractor/symbol.h"
#include "extractor/symbol_sets.h"

namespace casebook {

struct ItemSet {
  SymbolSet symbols;
  std::size_t size = 0;
  std::optional<SymbolSets::Id> id = {};  // where it has one already
};

class ItemSets {
 public:
  // `symbols` has all its symbols by now; the sets that are asked for by their
  // number are added to `sets`. No test's number reaches `tests`.
  ItemSets(const SymbolTable& symbols, SymbolSets& sets, std::size_t tests)
      : symbols_(symbols), sets_(sets), known_(tests) {}

  // Classes that `symbols` does not know hold nothing.
  ItemSet& of(const ItemTest& test);
  // What the node takes, where it is one item and nothing captures it; else
  // null.
  ItemSet* of_single(const PatternNode& node);
  // An item that a match must have, and where, from the match's begin on.
  struct Needed {
    ItemSet* set = nullptr;
    Length offset;
  };
  // What no match of the node can do without, behind what is in `needed`.
  // `before`: how much stands before the node.
  void require(const PatternNode& node, Length before,
               std::vector<Needed>& needed);
  SymbolSets::Id id_of(ItemSet& set);
  SymbolSets::Id id_of(const SymbolSet& set) { return sets_.add(set); }
  const SymbolSet& at(SymbolSets::Id id) const { return sets_.at(id); }

 private:
  // Known by its first node: a choice may stand in several patterns.
  struct Choice {
    std::optional<ItemSet*> single;
    std::optional<Needed> needed;  // its set null: nothing
  };
  ItemSet& keep(SymbolSet&& symbols);
  ItemSet* join_singles(const PatternNode& choice);
  Needed needed_by(const PatternNode& choice);

  const SymbolTable& symbols_;
  SymbolSets& sets_;
  std::vector<std::optional<ItemSet>> known_;  // by the tests' numbers
  std::unordered_map<const PatternNode*, Choice> choices_;
  std::deque<ItemSet> kept_;
};

}  // namespace casebook
