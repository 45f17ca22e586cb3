// Rows of a table whose place is told once, above them or beside them.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class TableLabels : public ToldReport {
 protected:
  void english(const std::string& table) {
    read("Case report\n\nA 36-year-old woman had a fracture of T12.\n\n" +
         table + "\n");
  }
  void turkish(const std::string& table) {
    read("Olgu sunumu\n\n36 yaşında kadın hastada T12 kırığı vardı.\n\n" +
         table + "\n");
  }
  static constexpr const char* kBoth =
      "BMD lumbar spine 0.655 g/cm2 baseline, "
      "BMD lumbar spine 0.719 g/cm2 follow-up, "
      "T-score lumbar spine -3.5 baseline, "
      "T-score lumbar spine -2.9 follow-up, "
      "BMD total hip 0.702 g/cm2 baseline, "
      "BMD total hip 0.713 g/cm2 follow-up, "
      "T-score total hip -2.1 baseline, "
      "T-score total hip -2.0 follow-up";
};

TEST_F(TableLabels, OfTwoColumnsNeedNotStandStraight) {
  english(
      "Densitometry at our unit\n"
      "                             Entry     9 months\n"
      "L2, L3, L4   BMD (g/cm2)     0.655     0.719\n"
      "             T-score         -3.5      -2.9\n"
      "Total hip region   BMD (g/cm2)   0.702     0.713\n"
      "             T-score         -2.1      -2.0\n");
  EXPECT_EQ(told("bmd"), kBoth);
  turkish(
      "Birimimizdeki dansitometri\n"
      "                             Başvuru   9. ay\n"
      "L2, L3, L4   KMY (g/cm2)     0,655     0,719\n"
      "             T skoru         -3,5      -2,9\n"
      "Total kalça bölgesi   KMY (g/cm2)   0,702     0,713\n"
      "             T skoru         -2,1      -2,0\n");
  EXPECT_EQ(told("bmd"), kBoth);
}

TEST_F(TableLabels, OfTwoColumnsMayHaveHeads) {
  english(
      "Table 1. Course\n"
      "Region         Parameter      Baseline   9 months\n"
      "Lumbar spine   BMD (g/cm2)    0.655      0.719\n"
      "               T-score        -3.5       -2.9\n"
      "Total hip      BMD (g/cm2)    0.702      0.713\n"
      "               T-score        -2.1       -2.0\n");
  EXPECT_EQ(told("bmd"), kBoth);
  turkish(
      "Tablo 1. Seyir\n"
      "Bölge\tParametre\tBaşlangıç\t9. ay\n"
      "L1-L4\tKMY (g/cm2)\t0,655\t0,719\n"
      "\tT skoru\t-3,5\t-2,9\n"
      "Total kalça\tKMY (g/cm2)\t0,702\t0,713\n"
      "\tT skoru\t-2,1\t-2,0\n");
  EXPECT_EQ(told("bmd"), kBoth);
}

TEST_F(TableLabels, OfTheFirstColumnHoldForTheRowsBelow) {
  english(
      "Table 1. Densitometry\n"
      "Date         Region         T-score   Z-score\n"
      "05/2016      L1-L4          -3.5      -3.3\n"
      "             Femoral neck   -2.4      -2.2\n"
      "11/2017      L1-L4          -2.9      -2.8\n"
      "             Femoral neck   -2.2      -2.1\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.5, Z-score lumbar spine -3.3, "
            "T-score femoral neck -2.4, Z-score femoral neck -2.2, "
            "T-score lumbar spine -2.9 follow-up, "
            "Z-score lumbar spine -2.8 follow-up, "
            "T-score femoral neck -2.2 follow-up, "
            "Z-score femoral neck -2.1 follow-up");
  turkish(
      "Tablo 1. Dansitometri\n"
      "Bölge         Zaman        T skoru   Z skoru\n"
      "L1-L4         Başlangıç    -3,5      -3,3\n"
      "              9. ay        -2,9      -2,8\n"
      "Femur boynu   Başlangıç    -2,4      -2,2\n"
      "              9. ay        -2,3      -2,1\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.5 baseline, "
            "Z-score lumbar spine -3.3 baseline, "
            "T-score lumbar spine -2.9 follow-up, "
            "Z-score lumbar spine -2.8 follow-up, "
            "T-score femoral neck -2.4 baseline, "
            "Z-score femoral neck -2.2 baseline, "
            "T-score femoral neck -2.3 follow-up, "
            "Z-score femoral neck -2.1 follow-up");
}

TEST_F(TableLabels, AVisitBelowAPatientIsThatPatients) {
  read(
      "Case series\n\nWe report two women.\n\n"
      "Table 1. Densitometry\n"
      "Patient   Visit       LS T-score   FN T-score\n"
      "1         Baseline    -3.2         -2.1\n"
      "          14 months   -2.6         -1.9\n"
      "2         Baseline    -3.8         -2.7\n"
      "          10 months   -3.3         -2.5\n");
  EXPECT_EQ(whose("bmd", "-2.6"), "1");
  EXPECT_EQ(whose("bmd", "-3.3"), "2");
  EXPECT_EQ(told_by_case("bmd"),
            "1: lumbar spine -3.2, 1: femoral neck -2.1, "
            "1: lumbar spine -2.6, 1: femoral neck -1.9, "
            "2: lumbar spine -3.8, 2: femoral neck -2.7, "
            "2: lumbar spine -3.3, 2: femoral neck -2.5");
}

TEST_F(TableLabels, ARowBelowAReportIsThatReports) {
  read(
      "A case report and review\n\nA 36-year-old woman had a fracture of "
      "T12.\n\n"
      "Table 1. Published cases\n"
      "Author                Site            Baseline T-score   Last T-score\n"
      "Marlow et al. [12]    Lumbar spine    -3.4               -2.7\n"
      "                      Femoral neck    -2.2               -2.0\n"
      "Oduya et al. [14]     Lumbar spine    -4.0               -3.1\n"
      "                      Femoral neck    -2.9               -2.6\n"
      "Present case          Lumbar spine    -3.6               -3.3\n"
      "                      Femoral neck    -2.5               -2.3\n");
  EXPECT_EQ(whose("bmd", "-2.2"), whose("bmd", "-3.4"));
  EXPECT_EQ(whose("bmd", "-2.6"), whose("bmd", "-4.0"));
  EXPECT_EQ(whose("bmd", "-2.5"), whose("36"));
  EXPECT_EQ(whose("bmd", "-3.3"), whose("36"));
  EXPECT_EQ(cases(), "1 2 3");
  read(
      "Olgu sunumu ve derleme\n\n36 yaşında kadın hastada T12 kırığı "
      "vardı.\n\n"
      "Tablo 1. Yayımlanmış olgular\n"
      "Yazar                 Bölge           İlk T skoru        Son T skoru\n"
      "Marlow ve ark. [12]   Lomber omurga   -3,4               -2,7\n"
      "                      Femur boynu     -2,2               -2,0\n"
      "Mevcut olgu           Lomber omurga   -3,6               -3,3\n"
      "                      Femur boynu     -2,5               -2,3\n");
  EXPECT_EQ(whose("bmd", "-2.2"), whose("bmd", "-3.4"));
  EXPECT_EQ(whose("bmd", "-2.5"), whose("36"));
  EXPECT_EQ(cases(), "1 2");
}

TEST_F(TableLabels, ARowBelowAnArmIsThatArms) {
  read(
      "Retrospective study\n\nWe compared 12 women given teriparatide with 14 "
      "women given no drug.\n\n"
      "Table 1. Densitometry\n"
      "Group                   Measure        Before          After\n"
      "Teriparatide (n=12)     LS T-score     -3.1 ± 0.6      -2.4 ± 0.5\n"
      "                        FN T-score     -2.2 ± 0.4      -1.8 ± 0.4\n"
      "No drug (n=14)          LS T-score     -2.9 ± 0.6      -2.6 ± 0.5\n"
      "                        FN T-score     -2.0 ± 0.4      -1.9 ± 0.4\n");
  EXPECT_EQ(whose("bmd", "-1.8"), whose("bmd", "-3.1"));
  EXPECT_EQ(whose("bmd", "-1.9"), whose("bmd", "-2.9"));
  EXPECT_NE(whose("bmd", "-1.9"), whose("bmd", "-3.1"));
}

TEST_F(TableLabels, AScoreAloneIsOfThePlaceAbove) {
  english(
      "Table 1. Densitometry\n"
      "Baseline 9 months\n"
      "Lumbar spine BMD (g/cm2) 0.655 0.719\n"
      "T-score -3.5 -2.9\n"
      "Total hip BMD (g/cm2) 0.702 0.713\n"
      "T-score -2.1 -2.0\n");
  EXPECT_EQ(told("bmd"), kBoth);
  turkish(
      "Tablo 1. Dansitometri\n"
      "                        Başlangıç   9. ay\n"
      "Lomber KMY (g/cm2)      0,655       0,719\n"
      "T skoru                 -3,5        -2,9\n"
      "Total kalça KMY (g/cm2) 0,702       0,713\n"
      "T skoru                 -2,1        -2,0\n");
  EXPECT_EQ(told("bmd"), kBoth);
}

TEST_F(TableLabels, OfTwoPlacesAboveNeitherIsMeant) {
  english(
      "Table 1. Densitometry\n"
      "                           Baseline   9 months\n"
      "Lumbar spine BMD (g/cm2)   0.655      0.719\n"
      "Total hip BMD (g/cm2)      0.702      0.713\n"
      "T-score                    -3.5       -2.9\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.655 g/cm2 baseline, "
            "BMD lumbar spine 0.719 g/cm2 follow-up, "
            "BMD total hip 0.702 g/cm2 baseline, "
            "BMD total hip 0.713 g/cm2 follow-up, "
            "T-score -3.5 baseline, T-score -2.9 follow-up");
}

TEST_F(TableLabels, VertebraeThatAreMeasuredDidNotBreak) {
  english(
      "Table 1. Densitometry\n"
      "            L1       L3       L2-L4\n"
      "BMD         0.612    0.702    0.690\n"
      "T-score     -3.6     -2.9     -3.0\n");
  EXPECT_EQ(told("bmd"),
            "BMD L1 0.612 g/cm2, BMD L3 0.702 g/cm2, "
            "BMD lumbar spine 0.690 g/cm2, T-score L1 -3.6, T-score L3 -2.9, "
            "T-score lumbar spine -3.0");
  EXPECT_EQ(told("fracture"), "vertebral T12");
  turkish(
      "Tablo 1. Dansitometri\n"
      "                  Başlangıç   9. ay\n"
      "L2 ve L4 T skoru  -3,6        -2,9\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.6 baseline, "
            "T-score lumbar spine -2.9 follow-up");
  EXPECT_EQ(told("fracture"), "vertebral T12");
}

}  // namespace
}  // namespace casebook
