// Figures and drugs in a row: one to each patient, or all of one.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class OneEach : public ToldReport {};

TEST_F(OneEach, FiguresRespectivelyAreOneEachWhoeverWasSpokenOfLast) {
  read(
      "Two women were seen. The elder, a 39-year-old clerk, broke T7. The "
      "younger, a 25-year-old nurse, broke L1. Femoral neck T-scores were -3.1 "
      "and -1.2, respectively.\n");
  EXPECT_EQ(whose("bmd", "-3.1"), "1");
  EXPECT_EQ(whose("bmd", "-1.2"), "2");
}

TEST_F(OneEach, PatientsOfOneSentenceArePartedByTheirNumbers) {
  read(
      "Case reports\n\nWe report two women. Patient 1, aged 37, had a "
      "fracture of T11; patient 2, aged 29, had a fracture of L3. The former "
      "was given teriparatide 20 mcg daily, the latter alendronate 70 mg "
      "weekly.\n");
  EXPECT_EQ(whose("age", "37"), "1");
  EXPECT_EQ(whose("age", "29"), "2");
  EXPECT_EQ(whose("fracture", "T11"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "2");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("drug", "alendronate"), "2");
}

TEST_F(OneEach, FiguresMayStandBeforeThePatientTheyAreOf) {
  read(
      "Cases\n\nWe report two women. The first patient was 33 years old, the "
      "second patient was 26. The lumbar T-score was -3.5 in the first patient "
      "and -2.7 in the second. No drug was given.\n");
  EXPECT_EQ(whose("bmd", "-3.5"), "1");
  EXPECT_EQ(whose("bmd", "-2.7"), "2");
}

TEST_F(OneEach, TurkishPairsArePartedByWhatFollowsThem) {
  read(
      "Olgular\n\nİki hastamızı sunuyoruz. İlk hastada (29 yaş) T11 kırığı, "
      "ikincisinde (34 yaş) L2 kırığı vardı. İlkine teriparatid 20 mcg/gün, "
      "diğerine zoledronik asit 5 mg verildi.\n");
  EXPECT_EQ(whose("fracture", "T11"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("drug", "zoledronate"), "2");
}

TEST_F(OneEach, FiguresInARowGoToThePatientsInTurn) {
  read(
      "Cases\n\nWe report two women. The first patient was 33 years old, the "
      "second patient was 26. Their lumbar T-scores were -3.5 and -2.7, "
      "respectively.\n");
  EXPECT_EQ(whose("bmd", "-3.5"), "1");
  EXPECT_EQ(whose("bmd", "-2.7"), "2");
}

TEST_F(OneEach, FiguresInARowGoToTheSitesToldBefore) {
  read(
      "Case report\n\nA 33-year-old woman came. T-scores at the lumbar spine "
      "and femoral neck were -3.6 and -2.7, respectively. After two years they "
      "were -2.4 and -1.9, respectively.\n");
  std::string all;
  for (const Fact& fact : found_.facts)
    if (fact.get("value") == "-1.9") all += fact.get("site");
  EXPECT_EQ(all, "femoral neck");
}

TEST_F(OneEach, BothOfThemInTurkishIsNoFigure) {
  read(
      "Olgu sunumu\n\nOlgu 1\n\n24 yaşında kadın hastada T12 vertebrada "
      "çökme kırığı vardı.\n\nOlgu 2\n\n31 yaşında kadın hasta bel ağrısı "
      "ile başvurdu. İkisi de sigara içmiyordu. Her ikisine de teriparatid "
      "verildi. Kalsiyum ve alendronat önerildi, ikisini de reddetti.\n");
  EXPECT_EQ(whose("risk_factor", "smoking"), "3");
  EXPECT_EQ(whose("drug", "teriparatide"), "3");
  EXPECT_EQ(whose("drug", "alendronate"), "2");
}

TEST_F(OneEach, WhatIsToldRespectivelyIsOneEach) {
  read(
      "Case report\n\nWe describe two patients. A 27-year-old woman and a "
      "34-year-old woman had back pain. They were treated with zoledronate and "
      "teriparatide, respectively, and followed for 12 and 24 months, "
      "respectively.\n");
  EXPECT_EQ(whose("drug", "zoledronate"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "2");
  EXPECT_EQ(whose("follow_up", "12"), "1");
  EXPECT_EQ(whose("follow_up", "24"), "2");
}

TEST_F(OneEach, DrugsInARowOfOnePatientAreAllHers) {
  read(
      "Case report\n\nA 27-year-old woman had back pain. She took alendronate "
      "and teriparatide, respectively.\n");
  EXPECT_EQ(whose("drug", "alendronate"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
}

TEST_F(OneEach, AListGivesEachPatientOne) {
  read(
      "We saw three women. They were 26, 31 and 40 years old. The first had "
      "three fractures (T8, T9, L1), the second one (L2) and the third none. "
      "Lumbar T-scores were -3.6, -2.8 and -2.5.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: T9, 1: L1, 2: L2");
  EXPECT_EQ(whose("-3.6") + whose("-2.8") + whose("-2.5"), "123");
}

TEST_F(OneEach, ScoresOfOnePlaceAreOneEachThoughOneWasSpokenOfLast) {
  read(
      "Two women were seen. The first was 39 and the second 25 years old. The "
      "second took calcium. Lumbar Z-scores were -3.4 and -2.2.\n");
  EXPECT_EQ(whose("bmd", "-3.4"), "1");
  EXPECT_EQ(whose("bmd", "-2.2"), "2");
}

TEST_F(OneEach, LaboratoryFiguresInARowAreOneEach) {
  read(
      "Two women were seen. Anna was 29 and Ruth 33 years old. Ruth took "
      "calcium. Calcium was 9.2 and 9.6 mg/dL, respectively, and PTH 44 and 31 "
      "pg/mL. Their 25-hydroxyvitamin D levels were 14 ng/mL and 27 ng/mL, "
      "respectively.\n");
  EXPECT_EQ(
      told_by_case("lab"),
      "1: 9.2 mg/dL, 2: 9.6 mg/dL, 1: 44 pg/mL, 2: 31 pg/mL, 1: 14 ng/mL, "
      "2: 27 ng/mL");
}

TEST_F(OneEach, SizesInARowAreOneEach) {
  read(
      "Three women were seen. A.B., C.D. and E.F. were 25, 31 and 36 years "
      "old. Their weight was 48, 55 and 61 kg and their height 160, 158 and "
      "170 cm. BMI was 18.8, 22.0 and 21.1 kg/m2. C.D. took calcium and A.B. "
      "took nothing.\n");
  EXPECT_EQ(told_by_case("age"), "1: 25 year, 2: 31 year, 3: 36 year");
  EXPECT_EQ(told_by_case("weight"), "1: 48 kg, 2: 55 kg, 3: 61 kg");
  EXPECT_EQ(told_by_case("height"), "1: 160 cm, 2: 158 cm, 3: 170 cm");
  EXPECT_EQ(told_by_case("bmi"), "1: 18.8 kg/m2, 2: 22.0 kg/m2, 3: 21.1 kg/m2");
}

TEST_F(OneEach, SirayiCumledekiAdlarBelirler) {
  read(
      "Üç kadın izlendi. A.Y., S.B. ve M.T. sırasıyla 25, 31 ve 36 yaşındaydı. "
      "VKİ'leri 18,6, 23,1 ve 20,4 idi. 25-OH vitamin D 26, 11 ve 8 ng/mL, "
      "sırasıyla. Ağırlıkları 48, 55 ve 61 kg idi. S.B. ve A.Y.'de kalsiyum "
      "sırasıyla 9,1 ve 9,4 mg/dL idi. M.T. alendronat kullandı.\n");
  EXPECT_EQ(told_by_case("bmi"), "1: 18.6 kg/m2, 2: 23.1 kg/m2, 3: 20.4 kg/m2");
  EXPECT_EQ(whose("lab", "26"), "1");
  EXPECT_EQ(whose("lab", "11"), "2");
  EXPECT_EQ(whose("lab", "8"), "3");
  EXPECT_EQ(told_by_case("weight"), "1: 48 kg, 2: 55 kg, 3: 61 kg");
  EXPECT_EQ(whose("lab", "9.1"), "2");
  EXPECT_EQ(whose("lab", "9.4"), "1");
}

// Of one patient, or of what a row does not tell, no figure is read.
TEST_F(OneEach, FiguresInARowOfNobodyInParticularAreNotGuessed) {
  of_a_woman("Calcium was 9.1 and 9.5 mg/dL, respectively.");
  EXPECT_EQ(told("lab"), "");
  read(
      "Three women were seen. Anna was 29, Ruth 33 and Eva 37 years old. "
      "Calcium was 9.1 and 9.5 mg/dL. Magnesium, calcium and PTH were 2.1, 9.4 "
      "and 31 pg/mL.\n");
  EXPECT_EQ(whose("lab", "9.1"), "");
  EXPECT_EQ(whose("lab", "2.1"), "");
  EXPECT_EQ(whose("lab", "31"), "");
}

}  // namespace
}  // namespace casebook
