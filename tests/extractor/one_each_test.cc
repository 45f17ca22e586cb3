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

}  // namespace
}  // namespace casebook
