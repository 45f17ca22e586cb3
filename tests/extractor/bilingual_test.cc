// Reports that speak two languages, and letters that tell of a life.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class Bilingual : public ToldReport {};

TEST_F(Bilingual, ATableIsReadInTheLanguageOfItsHeads) {
  read(
      "Laktasyonda Vertebra Kırıkları\n\n"
      "SUMMARY\nPregnancy and lactation associated osteoporosis is rare. We "
      "report a nursing mother of 29 years who had compression fractures of "
      "four "
      "vertebrae.\n\n"
      "Olgu\n29 yaşındaki kadın hastanın yakınması sırt ağrısıydı. Lateral "
      "grafide T11 ve T12'de çökme görüldü.\n\n"
      "Table 1. Laboratory and densitometric course\n"
      "                                    Baseline     6 months     12 "
      "months\n"
      "Calcium, mg/dL (8.5-10.2)           8.2          9.1          9.4\n"
      "Phosphorus, mg/dL                   2.4          3.3          3.6\n"
      "PTH, pg/mL (15-65)                  171          74           52\n"
      "L1-L4 T-score                       -3.7         -            -2.6\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.7 baseline, "
            "T-score lumbar spine -2.6 follow-up");
}

TEST_F(Bilingual, ATableOfTheTextsOwnLanguageStaysIn) {
  read(
      "SUMMARY\nWe report a nursing mother of 29 years who had compression "
      "fractures of four vertebrae.\n\n"
      "Olgu\n29 yaşındaki kadın hastanın yakınması sırt ağrısıydı. Lateral "
      "grafide T11 ve T12'de çökme görüldü.\n\n"
      "Tablo 1. Ölçümlerin seyri\n"
      "                       Başlangıç     6. ay     12. ay\n"
      "Kalsiyum, mg/dL        8,2           9,1       9,4\n"
      "L1-L4 T skoru          -3,7          -3,0      -2,6\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.7 baseline, "
            "T-score lumbar spine -3.0 follow-up, "
            "T-score lumbar spine -2.6 follow-up");
}

TEST_F(Bilingual, PatientsWithInitialsAreNoReview) {
  read(
      "AMAÇ\nÜç anneyi bir arada değerlendirdik.\n\n"
      "BULGULAR\nA.Y., S.B. ve M.T. adlı hastalar 25, 31 ve 36 yaşındaydı. "
      "Kırık A.Y.'de T10'da, S.B.'de T12'de saptandı. M.T.'de kırık yoktu.\n\n"
      "SONUÇ\nBir meta-analizde kırık riski iki katına çıkmıştır.\n");
  EXPECT_EQ(whose("fracture", "T10"), "1");
  EXPECT_EQ(whose("fracture", "T12"), "2");
}

TEST_F(Bilingual, AChildhoodFractureBringsNobodyIn) {
  read(
      "Sayın Hocam,\n\nNermin Hanım otuz altı yaşında, üç çocuk annesi. Dokuz "
      "yaşında sağ el bileği, on üç yaşında sol köprücük kemiği kırılmış. Yan "
      "grafide T6 ve T7'de çökme gördüm. Size danışmak istediğim iki konu şu: "
      "Birincisi, ikinci dozu verelim mi? İkincisi, kızını görelim mi?\n");
  EXPECT_EQ(found_.cases.size(), 1U);
  EXPECT_EQ(whose("fracture", "T6"), "1");
}

TEST_F(Bilingual, TheFirstTimesMarkIsNoScore) {
  read(
      "Case report\n\nThe patient, a woman of 37 years of age, had fractures "
      "of "
      "L1.\n\n"
      "Table 1. Densitometric course\n"
      "                                  T0       6 months   18 months\n"
      "Lumbar spine, BMD (g/cm²)         0.668    0.741      0.829\n"
      "Lumbar spine, T-score             -3.4     -2.8       -2.0\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.668 g/cm2 baseline, "
            "BMD lumbar spine 0.741 g/cm2 follow-up, "
            "BMD lumbar spine 0.829 g/cm2 follow-up, "
            "T-score lumbar spine -3.4 baseline, "
            "T-score lumbar spine -2.8 follow-up, "
            "T-score lumbar spine -2.0 follow-up");
  read(
      "Olgu sunumu\n\n37 yaşında kadın hastada L1 kırığı vardı.\n\n"
      "Tablo 1. Seyir\n"
      "                        T0       6. ay      18. ay\n"
      "Lomber KMY (g/cm²)      0,668    0,741      0,829\n"
      "Lomber T skoru          -3,4     -2,8       -2,0\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.668 g/cm2 baseline, "
            "BMD lumbar spine 0.741 g/cm2 follow-up, "
            "BMD lumbar spine 0.829 g/cm2 follow-up, "
            "T-score lumbar spine -3.4 baseline, "
            "T-score lumbar spine -2.8 follow-up, "
            "T-score lumbar spine -2.0 follow-up");
}

TEST_F(Bilingual, AReportThatThereIsTellsOfAnother) {
  read(
      "Dear Doctor,\n\nThank you for seeing Mrs Bell, who is 36 and had "
      "fractures of T8. There is a report of a 27-year-old who broke T12 after "
      "dalteparin for seven months.\n");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("fracture", "T12"), "general");
  EXPECT_EQ(whose("drug", "dalteparin"), "general");
}

TEST_F(Bilingual, ARelativesSizeIsHisAndANowIsLater) {
  of_a_woman(
      "Her father is 149 cm tall. The Z-score is now -2.9. Not started: "
      "alendronic acid.");
  EXPECT_EQ(told("height"), " 149 cm family");
  EXPECT_EQ(told("bmd"), "Z-score -2.9 follow-up");
  EXPECT_EQ(told("drug"), "alendronate absent");
  of_a_turkish_woman(
      "Babası 149 cm boyunda. Z skoru şimdi -2,9. Başlanmayan: alendronat.");
  EXPECT_EQ(told("bmd"), "Z-score -2.9 follow-up");
  EXPECT_EQ(told("drug"), "alendronate absent");
}

}  // namespace
}  // namespace casebook
