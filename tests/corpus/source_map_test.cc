#include "corpus/source_map.h"

#include <gtest/gtest.h>

#include <random>

namespace casebook {
namespace {

TEST(SourceMap, LeadsBackThroughCopiedReplacedDroppedAndInserted) {
  SourceMap map;
  map.copy(5);
  map.replace(1, 3);
  map.skip_to(12);    // four bytes dropped
  map.replace(2, 0);  // two inserted
  map.copy(4);
  EXPECT_EQ(map.made_size(), 12U);
  EXPECT_EQ(map.source_size(), 16U);
  EXPECT_EQ(map.to_source({0, 5}), (Span{0, 5}));
  EXPECT_EQ(map.to_source({4, 6}), (Span{4, 8}));
  EXPECT_EQ(map.to_source({5, 6}), (Span{5, 8}));
  EXPECT_EQ(map.to_source({6, 8}), (Span{12, 12}));
  EXPECT_EQ(map.to_source({8, 10}), (Span{12, 14}));
  EXPECT_EQ(map.to_source({5, 9}), (Span{5, 13}));
  EXPECT_EQ(map.to_source({12, 12}), (Span{16, 16}));
  EXPECT_EQ(map.to_made({0, 5}), (Span{0, 5}));
  EXPECT_EQ(map.to_made({6, 7}), (Span{5, 6}));
  EXPECT_EQ(map.to_made({8, 12}), (Span{6, 6}));
  EXPECT_EQ(map.to_made({13, 16}), (Span{9, 12}));
}

TEST(SourceMap, OfTextCopiedInPiecesIsOneRun) {
  SourceMap map;
  map.copy(3);
  map.copy(4);
  EXPECT_TRUE(map.identity());
  EXPECT_EQ(map.run_count(), 1U);
  EXPECT_EQ(map.to_text(), "copy 0..7<0..7");
  map.replace(1, 2);
  EXPECT_FALSE(map.identity());
}

TEST(SourceMap, ChainsSoThatBothStepsAreGoneBackAtOnce) {
  SourceMap inner;  // 10 source bytes → 8
  inner.copy(3);
  inner.replace(1, 3);
  inner.copy(4);
  SourceMap outer;  // 8 → 7
  outer.copy(2);
  outer.replace(1, 2);
  outer.copy(4);
  const SourceMap both = inner.then(outer);
  EXPECT_EQ(both.made_size(), 7U);
  EXPECT_EQ(both.source_size(), 10U);
  EXPECT_EQ(both.to_source({0, 2}), (Span{0, 2}));
  EXPECT_EQ(both.to_source({2, 3}), (Span{2, 6}));
  EXPECT_EQ(both.to_source({3, 7}), (Span{6, 10}));
}

SourceMap random_map(std::mt19937& random, std::uint32_t source) {
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  SourceMap map;
  while (map.source_size() < source) {
    const std::uint32_t left = source - map.source_size();
    const std::uint32_t size = std::min(left, 1 + below(5));
    switch (below(4)) {
      case 0:
        map.replace(1 + below(3), size);
        break;
      case 1:
        map.skip_to(map.source_size() + size);
        break;
      case 2:
        map.replace(1 + below(2), 0);
        break;
      default:
        map.copy(size);
        break;
    }
  }
  return map;
}

// Every made byte of the chain must come from within what the two steps, taken
// one after the other, give for it.
TEST(SourceMap, ChainedAgreesWithTheTwoStepsForRandomMaps) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const SourceMap inner = random_map(random, 40);
    const SourceMap outer = random_map(random, inner.made_size());
    const SourceMap both = inner.then(outer);
    ASSERT_EQ(both.made_size(), outer.made_size());
    ASSERT_EQ(both.source_size(), inner.source_size());
    Span last{0, 0};
    for (std::uint32_t i = 0; i < both.made_size(); ++i) {
      const Span direct = both.to_source({i, i + 1});
      const Span middle = outer.to_source({i, i + 1});
      if (!middle.empty() && !inner.to_source(middle).empty()) {
        EXPECT_TRUE(direct.contains(inner.to_source(middle)))
            << inner.to_text() << "\n"
            << outer.to_text() << "\n"
            << i;
      }
      EXPECT_LE(last.begin, direct.begin);
      EXPECT_LE(last.end, direct.end);
      last = direct;
    }
  }
}

}  // namespace
}  // namespace casebook
