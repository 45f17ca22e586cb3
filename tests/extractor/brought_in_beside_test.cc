// Patients who are brought in beside each other, in one sentence or by turns:
// twins by letters, neighbours by titles, the eldest of three, names that no
// list holds.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class BroughtInBeside : public ToldReport {};

TEST_F(BroughtInBeside, TwinsMayBeCalledByLetters) {
  read(
      "Two twins with back pain\n\nTwin A had a fracture of T12; her twin had "
      "none. Twin A (BMI 17.8 kg/m2) was given alendronate, while twin B (BMI "
      "21.4 kg/m2) took calcium.\n");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(told_by_case("bmi"), "1: 17.8 kg/m2, 2: 21.4 kg/m2");
  EXPECT_EQ(whose("drug", "alendronate"), "1");
  EXPECT_EQ(whose("drug", "calcium"), "2");
  read(
      "İkizler\n\nİkiz A'da T12 kırığı vardı. Lomber T-skoru ikiz A'da -2,9, "
      "ikiz B'de -1,3 idi. İkiz A'ya alendronat, ikiz B'ye kalsiyum "
      "verildi.\n");
  EXPECT_EQ(told_by_case("bmd"), "1: lumbar spine -2.9, 2: lumbar spine -1.3");
  EXPECT_EQ(told_by_case("drug"), "1: alendronate, 2: calcium");
}

TEST_F(BroughtInBeside, HerNeighbourMayHaveATitledName) {
  read(
      "Two neighbours\n\nMrs Ahlberg was 29 years old, whereas her neighbour, "
      "Mrs Berglund, was 41. Mrs Ahlberg took teriparatide for a year; Mrs "
      "Berglund declined alendronate. Mrs Berglund's lumbar T-score was "
      "-2.4.\n");
  EXPECT_EQ(cases(), "1 2");
  EXPECT_EQ(told_by_case("drug"), "1: teriparatide, 2: alendronate absent");
  EXPECT_EQ(whose("bmd", "-2.4"), "2");
  read(
      "İki komşu\n\nBayan Akın 29, komşusu Bayan Berk ise 41 yaşındaydı. Bayan "
      "Akın 49 kg, Bayan Berk 72 kg ağırlığındaydı. Bayan Berk'te L1 kırığı "
      "vardı.\n");
  EXPECT_EQ(whose("age", "41"), "2");
  EXPECT_EQ(whose("weight", "72"), "2");
  EXPECT_EQ(whose("fracture", "L1"), "2");
}

// The name of the second was given to the first, whose age it stood behind.
TEST_F(BroughtInBeside, ANameWithAnAgeOfItsOwnIsNotOfTheAgeBefore) {
  read(
      "We describe two mothers. Ana, a 26-year-old cashier, and Eva, a "
      "39-year-old judge, gave birth in one week. The latter had a fracture of "
      "T11 and the former of L2. Bisphosphonates were refused by Ana; Eva took "
      "ibandronate.\n");
  EXPECT_EQ(told_by_case("age"), "1: 26 year, 2: 39 year");
  EXPECT_EQ(whose("fracture", "T11"), "2");
  EXPECT_EQ(whose("fracture", "L2"), "1");
  EXPECT_EQ(whose("drug", "ibandronate"), "2");
}

TEST_F(BroughtInBeside, TheEldestOfThreeHasTwoSisters) {
  read(
      "Three sisters were seen. The eldest, 38, had a fracture of T6. The "
      "middle one, 34, had a fracture of L2. The youngest was 29; her lumbar "
      "T-score was -1.9. The eldest took zoledronate.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 2: L2");
  EXPECT_EQ(whose("bmd", "-1.9"), "3");
  EXPECT_EQ(whose("drug", "zoledronate"), "1");
  read(
      "Üç kız kardeş izlendi. En büyüğü 38 yaşındaydı, T6 kırığı vardı. "
      "Ortancası 34 yaşındaydı; L2 kırığı saptandı. En küçüğü 29 yaşındaydı; "
      "lomber T-skoru -1,9 idi. En büyük kardeş zoledronat aldı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 2: L2");
  EXPECT_EQ(whose("bmd", "-1.9"), "3");
  EXPECT_EQ(whose("drug", "zoledronate"), "1");
}

TEST_F(BroughtInBeside, HersAndHisAreOfWhoeverIsOfThatSex) {
  read(
      "A husband and wife with osteoporosis: the wife, 34, after childbirth, "
      "the husband, 41, after years of prednisolone. The husband had a "
      "fracture of L2. Her T-score was -3.0, his -2.7.\n");
  EXPECT_EQ(whose("fracture", "L2"), "1");
  EXPECT_EQ(whose("bmd", "-3.0"), "2");
  EXPECT_EQ(whose("bmd", "-2.7"), "1");
}

// What stood behind the unknown name went to the known one.
TEST_F(BroughtInBeside, ANameOfNoListStandsBesideOneThatIsTold) {
  read(
      "İki elti\n\nHatice 30, eltisi Sevgi 27 yaşındaydı. MRG'de Hatice'de T10 "
      "ve L1, Sevgi'de L5 kırığı görüldü. Hatice'ye teriparatid verildi, Sevgi "
      "ise kalsiyum 500 mg/gün aldı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T10, 1: L1, 2: L5");
  EXPECT_EQ(told_by_case("drug"), "1: teriparatide, 2: calcium");
}

TEST_F(BroughtInBeside, InitialsPartTheLevelsOfTwo) {
  read(
      "İki kadın izlendi. E.K. 29 yaşındaydı, N.D. 34 yaşındaydı. E.K.'de T7 "
      "ve "
      "T9, N.D.'de L1 kırığı vardı. E.K. 158 cm boyundaydı. N.D. emzirdi.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 1: T9, 2: L1");
}

TEST_F(BroughtInBeside, WhoIsOnlyComparedOwnsNothing) {
  read(
      "İki hasta. Birinci hasta 31, ikinci hasta 26 yaşındaydı. İkinci hasta, "
      "birincinin aksine, heparin kullanmıştı.\n");
  EXPECT_EQ(whose("drug", "heparin"), "2");
}

}  // namespace
}  // namespace casebook
