#include "extractor/needs_met.h"

#include <algorithm>

namespace casebook {

void NeedsMet::read(const SymbolSets& needs, std::span<const Symbol> symbols) {
  const std::size_t width = needs.width();
  bits_.assign(width, 0);
  known_.assign(width, 0);
  places_.resize(std::max(places_.size(), needs.size()));
  rows_.clear();
  SymbolSets::Row last = needs.no_row();
  for (const Symbol symbol : symbols) {
    const SymbolSets::Row row = needs.row(symbol);
    rows_.push_back(row);
    if (row == last) continue;  // word after word is like that
    last = row;
    std::uint64_t* const bits = bits_.data();
    for (std::size_t w = 0; w < width; ++w) bits[w] |= row[w];
  }
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
