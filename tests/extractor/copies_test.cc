#include "extractor/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace casebook {
namespace {

using Places = std::vector<std::uint32_t>;

Fact fact_with(std::string_view key, std::string_view value) {
  Fact fact;
  fact.set(key, value, false);
  return fact;
}

Places copies_of(const std::vector<Told>& told) {
  Places copies = find_copies(told);
  std::sort(copies.begin(), copies.end());
  return copies;
}

TEST(Copies, AreAllButTheFirst) {
  const Fact hip = fact_with("site", "hip"), spine = fact_with("site", "spine");
  EXPECT_EQ(copies_of({{&hip}, {&spine}, {&hip}, {&hip}}), (Places{2, 3}));
  EXPECT_EQ(copies_of({}), Places{});
}

TEST(Copies, AreAlikeInAllThatTheySay) {
  const Fact hip = fact_with("site", "hip");
  Fact absent = hip, more = hip;
  absent.assertion = "absent";
  more.set("side", "left", false);
  const Fact value = fact_with("value", "hip");
  EXPECT_EQ(copies_of({{&hip}, {&absent}, {&more}, {&value}}), Places{});
  const std::vector<Told> apart = {
      {&hip, 1, 1, 1, false}, {&hip, 2, 1, 1, false}, {&hip, 1, 2, 1, false},
      {&hip, 1, 1, 2, false}, {&hip, 1, 1, 1, true},
  };
  EXPECT_EQ(copies_of(apart), Places{});
}

TEST(Copies, AreFoundAmongMany) {
  std::vector<Fact> facts;
  facts.reserve(5000);
  for (int i = 0; i < 5000; ++i)
    facts.push_back(fact_with("value", std::to_string(i % 2500)));
  std::vector<Told> told;
  told.reserve(facts.size());
  for (const Fact& one : facts) told.push_back({&one});
  const Places copies = copies_of(told);
  ASSERT_EQ(copies.size(), 2500U);
  EXPECT_EQ(copies.front(), 2500U);
}

}  // namespace
}  // namespace casebook
