// Turkish reports of several patients, who are told apart by order, by what
// they are, and by whose mother or wife they are.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using TurkishPatients = ToldReport;

TEST_F(TurkishPatients, AreTheFirstAndTheSecondOfTwo) {
  read(
      "Bulgular: Emziren iki primipardan ilki (27 yaş) doğumdan sonra, "
      "ikincisi (35 yaş) gebelikte ağrı duydu. İlkinde T12, ikincisinde L1 ve "
      "L2 kırıktı. Lomber T skoru sırasıyla -3,3 ve -4,2 idi.\n");
  EXPECT_EQ(told_by_case("age"), "1: 27 year, 2: 35 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T12, 2: L1, 2: L2");
  EXPECT_EQ(told_by_case("bmd"), "1: lumbar spine -3.3, 2: lumbar spine -4.2");
}

TEST_F(TurkishPatients, AreTwoOfADiscussion) {
  read(
      "Tartışma\n\nBizim iki olgumuzdan ilki (33 yaş) T8'de, ikincisi (28 "
      "yaş) L2'de kırıkla başvurdu. Yazarların 26 yaşındaki hastasında T10 "
      "kırığı vardı.\n");
  EXPECT_EQ(told_by_case("age"), "1: 33 year, 2: 28 year");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 2: L2");
}

TEST_F(TurkishPatients, AreKnownByWhatTheyWorkAs) {
  read(
      "Olgu Sunumu\n\nÖğretmen olan hastamız 29 yaşındaydı. Hemşire olan "
      "hastamız 34 yaşındaydı. Öğretmende L1, hemşirede T11 kırığı saptandı. "
      "Hemşireye teriparatid başlandı.\n");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 34 year");
  EXPECT_EQ(told_by_case("fracture"), "1: L1, 2: T11");
  EXPECT_EQ(told_by_case("drug"), "2: teriparatide");
}

// A mother is a relative, or whoever gave birth, where no daughter is beside.
TEST_F(TurkishPatients, AreAMotherAndHerDaughter) {
  read(
      "Olgu Sunumu\n\nAnne (56 yaş) ile kızı (28 yaş) incelendi. Kızda L1 "
      "kırığı, annede T8 kırığı vardı. Annesine denosumab verildi.\n");
  EXPECT_EQ(told_by_case("age"), "1: 56 year, 2: 28 year");
  EXPECT_EQ(told_by_case("fracture"), "2: L1, 1: T8");
  EXPECT_EQ(told_by_case("drug"), "1: denosumab");
  read(
      "Olgu Sunumu\n\n28 yaşında kadın hastada L1 kırığı vardı. Annesinde "
      "kalça kırığı, anne ve kız kardeşlerinde osteoporoz vardı.\n");
  EXPECT_EQ(told_by_case("age"), "1: 28 year");
  EXPECT_EQ(told_by_case("fracture"), "1: L1, 1: family");
}

TEST_F(TurkishPatients, EachHaveTheirPartOfALevelList) {
  read(
      "Olgu Sunumu\n\nÜç olgumuzun yaşları 24, 31 ve 37; pariteleri 1, 2 ve "
      "3'tü. Kırık düzeyleri sırasıyla L1; T9 ve T10; T12 idi. Takip süreleri "
      "12, 24 ve 36 aydı.\n");
  EXPECT_EQ(told_by_case("parity"), "1: 1, 2: 2, 3: 3");
  EXPECT_EQ(told_by_case("fracture"), "1: L1, 2: T9, 2: T10, 3: T12");
  EXPECT_EQ(told_by_case("follow_up"), "1: 12 month, 2: 24 month, 3: 36 month");
}

}  // namespace
}  // namespace casebook
