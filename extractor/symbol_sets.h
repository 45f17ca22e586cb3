// SymbolSets: sets of symbols, each once and numbered, turned around: a row a
// symbol with a bit a set. What a sentence is asked again and again then
// stands in a few lines of the cache: its items' rows.
//
// Threads: built by the grammar compiler, then immutable.
//
//   const SymbolSets::Id id = sets.add(drugs);
//   sets.make_rows(symbol_count);
//   if (SymbolSets::has(sets.row(symbol), id)) …
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "extractor/symbol.h"

namespace casebook {

class SymbolSets {
 public:
  using Id = std::uint32_t;
  using Row = const std::uint64_t*;  // of width() words

  // The set's number, a new one where it is new.
  Id add(const SymbolSet& set);
  std::size_t size() const { return sets_.size(); }
  const SymbolSet& at(Id id) const { return sets_[id]; }

  // To be called when all are added.
  void make_rows(std::size_t symbols);
  Row row(Symbol symbol) const { return no_row() + width_ * (symbol + 1U); }
  // Of no symbol at all: what stands behind a sentence's end.
  Row no_row() const { return words_.data(); }
  std::size_t width() const { return width_; }
  static bool has(Row row, Id id) {
    return ((row[id / 64U] >> (id % 64U)) & 1U) != 0;
  }

 private:
  std::vector<SymbolSet> sets_;
  std::unordered_multimap<std::uint64_t, Id> known_;  // by the sets' hashes
  std::size_t width_ = 0;
  std::vector<std::uint64_t> words_;  // of the rows
};

}  // namespace casebook
