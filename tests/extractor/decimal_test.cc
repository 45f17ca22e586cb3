#include "extractor/decimal.h"

#include <gtest/gtest.h>

#include <cmath>

namespace casebook {
namespace {

Decimal read(std::string_view printed, char mark) {
  const std::optional<Decimal> found = read_decimal(printed, mark);
  return found ? *found : Decimal{"none", ""};
}

TEST(Decimal, KeepsWhatWasPrintedDigitForDigit) {
  EXPECT_EQ(read("24", '.'), (Decimal{"24", ""}));
  EXPECT_EQ(read("0.540", '.'), (Decimal{"0.540", ""}));
  EXPECT_EQ(read("0,540", ','), (Decimal{"0.540", ""}));
  EXPECT_EQ(read("007", '.'), (Decimal{"007", ""}));
}

TEST(Decimal, TakesAPointOrACommaInEitherLanguage) {
  EXPECT_EQ(read("3,2", '.').text, "3.2");
  EXPECT_EQ(read("3.2", ',').text, "3.2");
}

TEST(Decimal, KeepsBothReadingsOfThreeDigitsBehindAMark) {
  EXPECT_EQ(read("1.025", '.'), (Decimal{"1.025", "1025"}));
  EXPECT_EQ(read("1,025", '.'), (Decimal{"1025", "1.025"}));
  EXPECT_EQ(read("1.200", ','), (Decimal{"1200", "1.200"}));
  EXPECT_EQ(read("1,200", ','), (Decimal{"1.200", "1200"}));
}

TEST(Decimal, TakesRoundThousandsForWhatTheyAre) {
  EXPECT_EQ(read("20.000", '.'), (Decimal{"20000", "20.000"}));
  EXPECT_EQ(read("1.000", '.'), (Decimal{"1.000", "1000"}));
}

TEST(Decimal, ReadsNoThousandsBehindAZeroOrFourDigits) {
  EXPECT_EQ(read("0.540", ',').other, "");
  EXPECT_EQ(read("1234.567", ',').text, "1234.567");
}

TEST(Decimal, ReadsThousandsWithAFraction) {
  EXPECT_EQ(read("1.200,5", ',').text, "1200.5");
  EXPECT_EQ(read("1,200.5", '.').text, "1200.5");
  EXPECT_EQ(read("1,200,000", '.').text, "1200000");
}

TEST(Decimal, ReadsLakhs) {
  EXPECT_EQ(read("6,00,000", '.').text, "600000");
  EXPECT_EQ(read("12,34,567", '.').text, "1234567");
  for (const char* printed : {"6,00,00", "0,60,000", "6,0,000", "6.00.000"})
    EXPECT_FALSE(read_decimal(printed, '.')) << printed;
}

TEST(Decimal, RefusesWhatIsNoFigure) {
  for (const char* printed : {"", ".", "1.", ".5", "1..5", "a", "1-2", "1.2.3"})
    EXPECT_FALSE(read_decimal(printed, '.')) << printed;
}

TEST(Decimal, AddsNegatesAndOrders) {
  EXPECT_EQ(add("20", "8"), "28");
  EXPECT_EQ(add("0.5", "0.25"), "0.75");
  EXPECT_EQ(negate("2.50"), "-2.50");
  EXPECT_EQ(negate(negate("2.50")), "2.50");
  EXPECT_TRUE(less("-3.5", "-2.8"));
  EXPECT_FALSE(less("10", "9"));
  EXPECT_TRUE(std::isnan(to_double("")));
}

}  // namespace
}  // namespace casebook
