#include "extractor/table_plan.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

TEST(TablePlan, KnowsTheDayThatAHeadTells) {
  EXPECT_EQ(told_day("12.03.2019"), 20190312);
  EXPECT_EQ(told_day("DXA 2019-03-12"), 20190312);
  EXPECT_EQ(told_day("03/2019"), 20190300);
  EXPECT_EQ(told_day("2019"), 20190000);
  EXPECT_EQ(told_day("Month 18 (2016)"), 20160000);
  EXPECT_EQ(told_day("2017 (end of risedronate)"), 20170000);
  EXPECT_EQ(told_day("05/2018, at weaning"), 20180500);
  EXPECT_EQ(told_day("2000 IU daily"), 0);
  EXPECT_EQ(told_day("12 months"), 0);
  EXPECT_EQ(told_day("-3.4"), 0);
  EXPECT_EQ(told_day("9.25"), 0);
  EXPECT_EQ(told_day("0.2019"), 0);
  EXPECT_EQ(told_day("L1-L4"), 0);
  EXPECT_EQ(told_day(""), 0);
}

TEST(TablePlan, TakesADayForLaterOnlyBesideAnEarlierOne) {
  EXPECT_FALSE(is_later({0, 20190312, 20200615}, 1));
  EXPECT_TRUE(is_later({0, 20190312, 20200615}, 2));
  EXPECT_FALSE(is_later({0, 20200615, 20190312}, 2));
}

}  // namespace
}  // namespace casebook
