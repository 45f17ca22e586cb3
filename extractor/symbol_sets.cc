#include "extractor/symbol_sets.h"

#include <algorithm>

namespace casebook {

SymbolSets::Id SymbolSets::add(const SymbolSet& set) {
  const std::uint64_t hash = set.hash();
  const auto [first, last] = known_.equal_range(hash);
  for (auto one = first; one != last; ++one)
    if (sets_[one->second] == set) return one->second;
  const auto id = static_cast<Id>(sets_.size());
  sets_.push_back(set);
  known_.emplace(hash, id);
  return id;
}

// A set holds few symbols, or all but a few: a gap's, or those of "any but".
// All rows begin as if each symbol were in all of the latter.
void SymbolSets::make_rows(std::size_t symbols) {
  constexpr std::size_t kBits = 64;
  width_ = std::max<std::size_t>(1, (sets_.size() + kBits - 1) / kBits);
  words_.assign(width_ * (symbols + 1), 0);
  std::vector<std::uint64_t> full(width_);
  for (Id id = 0; id < sets_.size(); ++id) {
    SymbolSet exceptions = sets_[id];
    const std::uint64_t bit = std::uint64_t{1} << (id % kBits);
    if (exceptions.size() > symbols / 2) {
      exceptions.invert(symbols);
      full[id / kBits] |= bit;
    }
    std::uint64_t* const first = words_.data() + width_ + id / kBits;
    exceptions.for_each([&](Symbol symbol) { first[width_ * symbol] |= bit; });
  }
  for (std::size_t at = width_; at < words_.size(); at += width_)
    for (std::size_t i = 0; i < width_; ++i) words_[at + i] ^= full[i];
  known_.clear();
}

}  // namespace casebook
