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

std::uint64_t NeedsMet::places(SymbolSets::Id need) {
  if (SymbolSets::has(known_.data(), need)) return places_[need];
  known_[need / 64U] |= std::uint64_t{1} << (need % 64U);
  std::uint64_t places = 0;
  for (std::size_t i = rows_.size(); i > 0; --i)
    places = places << 1U | std::uint64_t{SymbolSets::has(rows_[i - 1], need)};
  places_[need] = places;
  return places;
}

}  // namespace casebook
