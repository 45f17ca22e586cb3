// ItemSets: which symbols pass an ItemTest, found out when it is first asked.
//
// Invariant: a set stays where it is. Threads: none of its own; it belongs to
// the compiling of one language.
//
//   ItemSets items(symbols, sets, tests.size());
//   const SymbolSet& passing = items.of(test);
#pragma once

#include <cstddef>
#include <vector>

#include "extractor/item_test.h"
#include "extractor/symbol.h"
#include "extractor/symbol_sets.h"

namespace casebook {

class ItemSets {
 public:
  // `symbols` has all its symbols by now; the sets that are asked for by their
  // number are added to `sets`. No test's number reaches `tests`.
  ItemSets(const SymbolTable& symbols, SymbolSets& sets, std::size_t tests)
      : symbols_(symbols), sets_(sets), known_(tests) {}

  // Classes that `symbols` does not know hold nothing.
  const SymbolSet& of(const ItemTest& test);
  SymbolSets::Id id_of(const ItemTest& test);

  const SymbolTable& symbols() const { return symbols_; }
  SymbolSets& sets() { return sets_; }

 private:
  static constexpr SymbolSets::Id kNone = UINT32_MAX;
  struct Known {
    bool selected = false;
    SymbolSets::Id id = kNone;
    SymbolSet set;
  };

  const SymbolTable& symbols_;
  SymbolSets& sets_;
  std::vector<Known> known_;  // by the tests' numbers
};

}  // namespace casebook
