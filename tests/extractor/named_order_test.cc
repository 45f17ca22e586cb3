#include "extractor/named_order.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

NamedOrder order_of(std::initializer_list<int> patients) {
  NamedOrder order;
  for (const int one : patients) order.name(one);
  return order;
}

TEST(NamedOrder, KnowsNoPairBeforeTwoAreNamed) {
  EXPECT_FALSE(order_of({}).knows_pair());
  EXPECT_FALSE(order_of({1, 1}).knows_pair());
  EXPECT_EQ(order_of({1, 1}).former(), kNobody);
}

TEST(NamedOrder, TheFormerIsWhoWasNamedBefore) {
  const NamedOrder order = order_of({1, 1, 0});
  EXPECT_EQ(order.former(), 1);
  EXPECT_EQ(order.latter(), 0);
}

TEST(NamedOrder, OfThreeItIsTheLastTwo) {
  const NamedOrder order = order_of({0, 1, 2});
  EXPECT_EQ(order.former(), 1);
  EXPECT_EQ(order.latter(), 2);
}

TEST(NamedOrder, NobodyCanTellBehindAnOrderThatTurnsRound) {
  EXPECT_EQ(order_of({0, 1, 0}).former(), kNobody);
  EXPECT_EQ(order_of({0, 1, 0}).latter(), kNobody);
  EXPECT_EQ(order_of({1, 0, 1}).former(), 0);
}

TEST(NamedOrder, AParagraphBeginsAnew) {
  NamedOrder order = order_of({1, 0});
  order.clear();
  EXPECT_FALSE(order.knows_pair());
}

}  // namespace
}  // namespace casebook
