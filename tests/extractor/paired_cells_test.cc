// Tables of patients: two figures in a cell, weeks of pregnancy, cells that
// tell of nothing.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class PairedCells : public ToldReport {
 protected:
  void table(const std::string& lines) {
    read("Case report\n\nTwo patients are presented.\n\n" + lines);
  }
  void turkish_table(const std::string& lines) {
    read("Olgu sunumu\n\nİki hasta sunulmaktadır.\n\n" + lines);
  }
};

TEST_F(PairedCells, AHeadTellsWhichOfTheTwoIsLater) {
  table(
      "Table 1. T-scores of the patients\n"
      "Patient | Age | Lumbar (first/last) | Hip (first/last)\n"
      "1 | 25 | -3.5/-2.4 | -2.6/-2.0\n"
      "2 | 37 | -2.9/-2.5 | -1.7/-\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.5 baseline, "
            "T-score lumbar spine -2.4 follow-up, "
            "T-score hip -2.6 baseline, T-score hip -2.0 follow-up, "
            "T-score lumbar spine -2.9 baseline, "
            "T-score lumbar spine -2.5 follow-up, T-score hip -1.7 baseline");
  EXPECT_EQ(whose("bmd", "-1.7"), "2");
  turkish_table(
      "Tablo 1. Hastaların T skorları\n"
      "Hasta | Yaş | Lomber (ilk/son) | Kalça (ilk/son)\n"
      "1 | 25 | -3,5/-2,4 | -2,6/-2,0\n"
      "2 | 37 | -2,9/-2,5 | -1,7/-\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.5 baseline, "
            "T-score lumbar spine -2.4 follow-up, "
            "T-score hip -2.6 baseline, T-score hip -2.0 follow-up, "
            "T-score lumbar spine -2.9 baseline, "
            "T-score lumbar spine -2.5 follow-up, T-score hip -1.7 baseline");
}

TEST_F(PairedCells, OrTheCaptionDoes) {
  table(
      "Table 1. The patients (first → last)\n"
      "Patient | Age | Lumbar T-score | Lumbar BMD (g/cm2)\n"
      "1 | 30 | -3.4 → -2.1† | 0.691 / 0.744\n"
      "2 | 26 | -2.8 → -2.2 | 0.720 / n.a.\n");
  EXPECT_EQ(told_by_case("bmd"),
            "1: lumbar spine -3.4, 1: lumbar spine -2.1, "
            "1: lumbar spine 0.691 g/cm2, 1: lumbar spine 0.744 g/cm2, "
            "2: lumbar spine -2.8, 2: lumbar spine -2.2, "
            "2: lumbar spine 0.720 g/cm2");
  turkish_table(
      "Tablo 1. Hastalar (ilk → son)\n"
      "Hasta | Yaş | Lomber T skoru | Lomber KMY (g/cm2)\n"
      "1 | 30 | -3,4 → -2,1† | 0,691 / 0,744\n"
      "2 | 26 | -2,8 → -2,2 | 0,720 / yok\n");
  EXPECT_EQ(told_by_case("bmd"),
            "1: lumbar spine -3.4, 1: lumbar spine -2.1, "
            "1: lumbar spine 0.691 g/cm2, 1: lumbar spine 0.744 g/cm2, "
            "2: lumbar spine -2.8, 2: lumbar spine -2.2, "
            "2: lumbar spine 0.720 g/cm2");
}

TEST_F(PairedCells, WhatIsATimeMayBeTheSecondOfAHead) {
  turkish_table(
      "Tablo 1. Hastalar\n"
      "Değişken\tA hastası\tB hastası\n"
      "Yaş\t27\t31\n"
      "Lomber T skoru (tanı / 1. yıl)\t-3,6 / -2,8\t-2,9 / –\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.6 baseline, "
            "T-score lumbar spine -2.8 follow-up, "
            "T-score lumbar spine -2.9 baseline");
  table(
      "Table 1. Patients\n"
      "Variable\tPatient A\tPatient B\n"
      "Age\t27\t31\n"
      "Lumbar T-score (diagnosis / 1 year)\t-3.6 / -2.8\t-2.9 / –\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.6 baseline, "
            "T-score lumbar spine -2.8 follow-up, "
            "T-score lumbar spine -2.9 baseline");
}

using PatientsTable = PairedCells;

TEST_F(PatientsTable, ACellHoldsAWeekOfPregnancy) {
  turkish_table(
      "Tablo 1. Hastalar\n"
      "Hasta | Yaş | Başvuru (gebelik haftası) | Emzirme (ay) | Kırıklar\n"
      "1 | 29 | 33 | 2 | T12; L1\n2 | 34 | 36+2 | 0 | L2\n");
  EXPECT_EQ(told_by_case("timing"), "1: 33 week, 2: 36 week");
  EXPECT_EQ(told("lactation"), "breastfeeding 2, breastfeeding absent");
  EXPECT_EQ(told_by_case("fracture"), "1: T12, 1: L1, 2: L2");
  turkish_table(
      "Tablo 1. Hastalar\nHasta | Yaş | Gebelik haftası\n1 | 29 | 33\n"
      "2 | 34 | PP 1 ay\n");
  EXPECT_EQ(told_by_case("timing"), "1: 33 week, 2: 1 month");
  table(
      "Table 1. Patients\n"
      "Patient | Age | Gestational week at onset of pain | Lactation (months) "
      "| Fractures\n"
      "1 | 29 | 33 | 2 | T12; L1\n2 | 34 | 36 | 0 | L2\n");
  EXPECT_EQ(told_by_case("timing"), "1: 33 week, 2: 36 week");
  EXPECT_EQ(told("lactation"), "breastfeeding 2, breastfeeding absent");
  EXPECT_EQ(told_by_case("fracture"), "1: T12, 1: L1, 2: L2");
}

TEST_F(PatientsTable, ALengthBesideACellOfTimeIsNoTimeSinceBirth) {
  table(
      "Table 1. Published cases\n"
      "Source           Age   Week           Fractures   Follow-up\n"
      "Young 2012 [4]   28    32             L1, L2      12 months\n"
      "Koch 2015 [7]    33    postpartum 4   T12         24 months\n");
  EXPECT_EQ(told("follow_up"), " 12 month,  24 month");
  EXPECT_EQ(told("timing").find("24"), std::string::npos) << told("timing");
  turkish_table(
      "Tablo 1. Yayımlanmış olgular\n"
      "Kaynak           Yaş   Hafta          Kırık       İzlem\n"
      "Yılmaz 2012 [4]  28    32             L1, L2      12 ay\n"
      "Koç 2015 [7]     33    postpartum 4   T12         24 ay\n");
  EXPECT_EQ(told("follow_up"), " 12 month,  24 month");
  EXPECT_EQ(told("timing").find("24"), std::string::npos) << told("timing");
}

}  // namespace
}  // namespace casebook
