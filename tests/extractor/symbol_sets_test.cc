#include "extractor/symbol_sets.h"

#include <gtest/gtest.h>

#include <array>

#include "extractor/needs_met.h"

namespace casebook {
namespace {

constexpr std::size_t kSymbols = 300;

// Every `step`-th symbol from `first` on.
SymbolSet every(std::size_t step, std::size_t first) {
  SymbolSet set;
  for (std::size_t s = first; s < kSymbols; s += step)
    set.add(static_cast<Symbol>(s));
  return set;
}

TEST(SymbolRows, KeepsASetOnce) {
  SymbolSets sets;
  const SymbolSets::Id odd = sets.add(every(2, 1));
  EXPECT_NE(sets.add(every(2, 0)), odd);
  EXPECT_EQ(sets.add(every(2, 1)), odd);
  EXPECT_EQ(sets.size(), 2U);
}

TEST(SymbolRows, ARowTellsWhatTheSetsHold) {
  SymbolSets sets;
  for (std::size_t step = 1; step < 20; ++step) {
    for (std::size_t first = 0; first < step; ++first)
      sets.add(every(step, first));
  }
  ASSERT_GT(sets.size(), 128U);
  sets.make_rows(kSymbols);
  for (std::size_t s = 0; s < kSymbols; ++s) {
    const auto symbol = static_cast<Symbol>(s);
    for (SymbolSets::Id id = 0; id < sets.size(); ++id) {
      ASSERT_EQ(SymbolSets::has(sets.row(symbol), id), sets.at(id).has(symbol))
          << "symbol " << s << ", set " << id;
      ASSERT_FALSE(SymbolSets::has(sets.no_row(), id));
    }
  }
}

TEST(NeedsMet, KnowsWhichAndWhere) {
  SymbolSets needs;
  const SymbolSets::Id odd = needs.add(every(2, 1));
  const SymbolSets::Id even = needs.add(every(2, 0));
  needs.make_rows(kSymbols);
  NeedsMet met;
  met.read(needs, std::array<Symbol, 4>{3, 4, 7, 9});
  EXPECT_EQ(met.places(odd), 0b1101U);
  EXPECT_EQ(met.places(even), 0b0010U);
  met.read(needs, std::array<Symbol, 2>{4, 8});
  EXPECT_FALSE(met.has(odd));
  EXPECT_EQ(met.places(odd), 0U);
  EXPECT_EQ(met.places(even), 0b11U);
  EXPECT_TRUE(met.knows_places());
  met.read(needs, std::array<Symbol, 65>{});
  EXPECT_FALSE(met.knows_places());
}

}  // namespace
}  // namespace casebook
