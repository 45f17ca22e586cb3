#include "extractor/needs_met.h"

#include <algorithm>
#include <array>
#include <bit>
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
  // Each item's bit is kept where it stands and turned on by one for each item
  // before it: nothing is shifted by a number that is not known beforehand.
  const std::uint64_t mask = std::uint64_t{1} << bit;
  std::uint64_t turned = 0;
  for (std::size_t i = rows_.size(); i-- > 0;)
    turned = std::rotl(turned, 1) | (rows_[i][word] & mask);
  const std::uint64_t places = std::rotr(turned, static_cast<int>(bit));
  places_[need] = places;
  return places;
}

}  // namespace casebook
