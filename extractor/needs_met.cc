#include "extractor/needs_met.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace casebook {
namespace {

// Of all rows, so many words at a time as go on from `word` on: they stay in
// registers over all items. The word behind them.
template <std::size_t kAtOnce>
std::size_t join_rows(std::span<const SymbolSets::Row> rows, std::size_t word,
                      std::span<std::uint64_t> bits) {
  for (; word + kAtOnce <= bits.size(); word += kAtOnce) {
    std::array<std::uint64_t, kAtOnce> all{};
    for (const SymbolSets::Row row : rows)
      for (std::size_t i = 0; i < kAtOnce; ++i) all[i] |= row[word + i];
    std::ranges::copy(all, bits.subspan(word).begin());
  }
  return word;
}

}  // namespace

void NeedsMet::read(const SymbolSets& needs, std::span<const Symbol> symbols) {
  const std::size_t width = needs.width();
  bits_.assign(width, 0);
  known_.assign(width, 0);
  places_.resize(std::max(places_.size(), needs.size()));
  rows_.resize(symbols.size());
  std::ranges::transform(symbols, rows_.begin(),
                         [&](Symbol symbol) { return needs.row(symbol); });
  std::size_t word = join_rows<8>(rows_, 0, bits_);
  word = join_rows<4>(rows_, word, bits_);
  join_rows<1>(rows_, word, bits_);
}

std::uint64_t NeedsMet::find_places(SymbolSets::Id need) {
  const std::size_t word = need / 64U;
  const unsigned bit = need % 64U;
  known_[word] |= std::uint64_t{1} << bit;
  const SymbolSets::Row* const rows = rows_.data();
  const auto met = [&](std::size_t i) { return (rows[i][word] >> bit) & 1U; };
  std::uint64_t places = 0;
  std::size_t i = rows_.size();
  for (; i % 4 != 0; --i) places = 2 * places + met(i - 1);
  for (; i != 0; i -= 4) {  // four that need not wait for one another
    places = 16 * places + (met(i - 1) << 3U | met(i - 2) << 2U |
                            met(i - 3) << 1U | met(i - 4));
  }
  places_[need] = places;
  return places;
}

}  // namespace casebook
