// NeedsMet: which of a grammar's needs the items of a sentence meet, and
// where. Asked for by the rule indexes before any rule is tried.
//
// Threads: none of its own; it belongs to one view.
//
//   met.read(grammar.needs, symbols);
//   if (met.has(need)) look_at(met.places(need));
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractor/symbol_sets.h"

namespace casebook {

class NeedsMet {
 public:
  // Places are bits of a word; of a longer sentence nothing is known.
  static constexpr std::size_t kMostItems = 64;

  void read(const SymbolSets& needs, std::span<const Symbol> symbols);

  bool has(SymbolSets::Id need) const {
    return SymbolSets::has(bits_.data(), need);
  }
  // A bit each need that an item meets.
  std::span<const std::uint64_t> bits() const { return bits_; }
  bool knows_places() const { return rows_.size() <= kMostItems; }
  // The items that meet it, a bit each; found when first asked for.
  std::uint64_t places(SymbolSets::Id need) {
    return SymbolSets::has(known_.data(), need) ? places_[need]
                                                : find_places(need);
  }

 private:
  std::uint64_t find_places(SymbolSets::Id need);

  std::vector<SymbolSets::Row> rows_;  // of the items
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint64_t> known_;   // the needs whose places are, a bit each
  std::vector<std::uint64_t> places_;  // by need
};

}  // namespace casebook
