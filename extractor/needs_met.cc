#include "extractor/needs_met.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace casebook {

void NeedsMet::read(const SymbolSets& needs, std::span<const Symbol> symbols) {
  const std::size_t width = needs.width();
  bits_.assign(width, 0);
  known_.assign(width, 0);
  places_.resize(std::max(places_.size(), needs.size()));
  rows_.resize(symbols.size());
  std::ranges::transform(symbols, rows_.begin(),
                         [&](Symbol symbol) { return needs.row(symbol); });
  // A few words at a time: they stay in registers over all items.
  constexpr std::size_t kAtOnce = 4;
  std::size_t w = 0;
  for (; w + kAtOnce <= width; w += kAtOnce) {
    std::array<std::uint64_t, kAtOnce> all{};
    for (const SymbolSets::Row row : rows_)
      for (std::size_t i = 0; i < kAtOnce; ++i) all[i] |= row[w + i];
    std::ranges::copy(all, bits_.begin() + static_cast<std::ptrdiff_t>(w));
  }
  for (; w < width; ++w)
    for (const SymbolSets::Row row : rows_) bits_[w] |= row[w];
}

std::uint64_t NeedsMet::find_places(SymbolSets::Id need) {
  const std::size_t word = need / 64U;
  const unsigned bit = need % 64U;
  known_[word] |= std::uint64_t{1} << bit;
  std::uint64_t places = 0;
  const SymbolSets::Row* const rows = rows_.data();
  for (std::size_t i = rows_.size(); i-- > 0;)
    places = 2 * places + ((rows[i][word] >> bit) & 1U);
  places_[need] = places;
  return places;
}

}  // namespace casebook
