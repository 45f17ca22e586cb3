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

// Three names stood before three ages, and all that followed was the group's.
TEST_F(BroughtInBeside, NamesInARowHaveTheirAgesInARow) {
  read(
      "Three women with fractures of lactation are described. Anna, Ruth and "
      "Maria were 25, 31 and 36 years old. The lumbar T-score was -2.9 in "
      "Anna, "
      "-3.5 in Ruth and -2.2 in Maria. Anna took teriparatide; Ruth and Maria, "
      "alendronate.\n");
  EXPECT_EQ(told_by_case("age"), "1: 25 year, 2: 31 year, 3: 36 year");
  EXPECT_EQ(whose("bmd", "-2.9"), "1");
  EXPECT_EQ(whose("bmd", "-3.5"), "2");
  EXPECT_EQ(whose("bmd", "-2.2"), "3");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("drug", "alendronate"), "2 3");
  read(
      "Kırığı olan üç kadın sunuldu. Ayşe, Merve ve Seda sırasıyla 25, 31 ve "
      "36 "
      "yaşındaydı. Ağırlıkları 48, 52 ve 60 kg idi. Merve'de L1, Seda'da T12 "
      "kırığı saptandı. Ayşe teriparatid, Merve ve Seda alendronat "
      "kullandı.\n");
  EXPECT_EQ(told_by_case("age"), "1: 25 year, 2: 31 year, 3: 36 year");
  EXPECT_EQ(told_by_case("weight"), "1: 48 kg, 2: 52 kg, 3: 60 kg");
  EXPECT_EQ(whose("fracture", "T12"), "3");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("drug", "alendronate"), "2 3");
}

TEST_F(BroughtInBeside, OneAndTheOtherMayHaveTheirAgesInBrackets) {
  read(
      "Of two women seen in one week, one (31 years, first child) had "
      "fractures "
      "of T12 and L1, the other (38 years, third child) of T8. The T-score was "
      "-3.2 in the one and -2.5 in the other.\n");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("fracture", "T8"), "2");
  EXPECT_NE(whose("bmd", "-2.5"), "1");
}

TEST_F(BroughtInBeside, WhoseAFigureIsMayStandBehindItInBrackets) {
  read(
      "Miss Lund (27) and Mrs Holm (34) shared a room. Mrs Holm took "
      "ibandronate. After 18 months their lumbar T-scores were -2.1 (Miss "
      "Lund) "
      "and -3.0 (Mrs Holm).\n");
  EXPECT_EQ(whose("bmd", "-2.1"), "1");
  EXPECT_EQ(whose("bmd", "-3.0"), "2");
  read(
      "Two sisters. Age: elder 36, younger 30. Fractures: elder T7, T8; "
      "younger "
      "L2. Treatment: elder zoledronate 5 mg; younger calcium 1 g daily.\n");
  EXPECT_EQ(whose("drug", "zoledronate"), "1");
  EXPECT_EQ(whose("drug", "calcium"), "2");
  EXPECT_EQ(whose("fracture", "T7"), "1");
}

TEST_F(BroughtInBeside, KayinvalidesiHastaDegildir) {
  of_a_turkish_woman(
      "63 yaşındaki kayınvalidesinin bileği kırılmıştı. Hastaya teriparatid "
      "verildi.");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
}

TEST_F(BroughtInBeside, TradesWithAgesBringBothIn) {
  read(
      "A nurse, aged 34, and a midwife, aged 27, of one ward fell ill while "
      "nursing. The nurse had a fracture of T6; her colleague of L3. While the "
      "nurse was treated with alendronate, the midwife preferred calcium 1000 "
      "mg daily.\n");
  EXPECT_EQ(told_by_case("age"), "1: 34 year, 2: 27 year");
  EXPECT_EQ(whose("fracture", "T6"), "1");
  EXPECT_NE(whose("fracture", "L3"), "1");
  EXPECT_EQ(told_by_case("drug"), "1: alendronate, 2: calcium");
}

TEST_F(BroughtInBeside, AnAgeBeforeANameIsOfThatName) {
  read(
      "Aynı odada iki kadın yatıyordu: 40 yaşındaki Bayan Polat ve 23 "
      "yaşındaki "
      "Bayan Koç. Bayan Koç'ta T5, Bayan Polat'ta L4 kırığı vardı. Bayan Koç'a "
      "teriparatid verildi.\n");
  EXPECT_EQ(told_by_case("age"), "1: 40 year, 2: 23 year");
  EXPECT_EQ(whose("fracture", "T5"), "2");
  EXPECT_EQ(whose("fracture", "L4"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "2");
}

// Nothing announced the two before what each was given.
TEST_F(BroughtInBeside, RolesToldLateAreKnownFromTheFirst) {
  read(
      "The daughter came first. She was 24 and nursing when T9 and T12 broke. "
      "Then her mother told us of her own back: films of the mother, aged 50, "
      "showed fractures of L1 and L3. The daughter received teriparatide; the "
      "mother, denosumab 60 mg.\n");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("age", "24"), "1");
  EXPECT_EQ(told_by_case("drug"), "1: teriparatide, 2: denosumab");
}

TEST_F(BroughtInBeside, WhoIsOnlyComparedOwnsNothing) {
  read(
      "İki hasta. Birinci hasta 31, ikinci hasta 26 yaşındaydı. İkinci hasta, "
      "birincinin aksine, heparin kullanmıştı.\n");
  EXPECT_EQ(whose("drug", "heparin"), "2");
}

}  // namespace
}  // namespace casebook
