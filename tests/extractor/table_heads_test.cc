// What the heads of a table say of its cells: language, times, ranges.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class TableHeads : public ToldReport {};

TEST_F(TableHeads, ATableIsReadInTheLanguageOfItsHeads) {
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

TEST_F(TableHeads, ATableOfTheTextsOwnLanguageStaysIn) {
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

TEST_F(TableHeads, TheFirstTimesMarkIsNoScore) {
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

TEST_F(TableHeads, ARangeIsOfTheFiguresBelowIt) {
  read(
      "Case report\n\nWe report two women.\n\n"
      "Table 1. Findings\n"
      "                     Case 1      Case 2\n"
      "Age, years           31          28\n"
      "PTH, pg/mL (15-65)   38          71\n");
  int ranges = 0;
  for (const Fact& fact : found_.facts) {
    const bool ranged = fact.name == "PTH" && fact.get("ref_low") == "15" &&
                        fact.get("ref_high") == "65";
    ranges += ranged ? 1 : 0;
  }
  EXPECT_EQ(ranges, 2);
}

// "25(OH)D, nmol/L | 31 | 44" begins as a note on a short name does.
TEST_F(TableHeads, ARowBetweenBarsIsNoFootnote) {
  read(
      "Case 1\nA 30-year-old nurse had fractures of T8 and T9.\n\n"
      "Case 2\nA 36-year-old teacher had a fracture of L2.\n\n"
      "Table 1. Summary\n"
      "Item | Case 1 | Case 2\n"
      "Age, years | 30 | 36\n"
      "25(OH)D, nmol/L | 31 | 44\n"
      "Lumbar T-score at diagnosis | -3.1 | Not measured\n"
      "Lumbar T-score at 18 months | -2.4 | Not measured\n"
      "Follow-up, months | 18 | 9\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.1 baseline, "
            "T-score lumbar spine -2.4 follow-up");
  EXPECT_EQ(told("lab"),
            "25-hydroxyvitamin D 31 nmol/L, 25-hydroxyvitamin D 44 nmol/L");
  read(
      "Olgu 1\n30 yaşındaki kadın hastada T8 ve T9 kırığı vardı.\n\n"
      "Olgu 2\n36 yaşındaki kadın hastada L2 kırığı vardı.\n\n"
      "Tablo 1. Özet\n"
      "Özellik | Olgu 1 | Olgu 2\n"
      "Yaş, yıl | 30 | 36\n"
      "25(OH)D, ng/mL | 9 | 16\n"
      "Tanıda lomber T-skoru | -3,1 | Ölçülmedi\n"
      "18. ayda lomber T-skoru | -2,4 | Ölçülmedi\n"
      "İzlem, ay | 18 | 9\n");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.1 baseline, "
            "T-score lumbar spine -2.4 follow-up");
  EXPECT_EQ(told("lab"),
            "25-hydroxyvitamin D 9 ng/mL, 25-hydroxyvitamin D 16 ng/mL");
}

TEST_F(TableHeads, AMonthInWordsIsADay) {
  read(
      "Re: Mrs K. L., 31 years\n\nFractures of T8 and T9 were found.\n\n"
      "Bone densitometry\n"
      "                  March 2021 (pre-treatment)     January 2022\n"
      "L1-L4 BMD         0.702 g/cm2                    0.771 g/cm2\n"
      "L1-L4 T-score     -3.1                           -2.5\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.702 g/cm2 baseline, "
            "BMD lumbar spine 0.771 g/cm2 follow-up, "
            "T-score lumbar spine -3.1 baseline, "
            "T-score lumbar spine -2.5 follow-up");
  read(
      "Olgu sunumu\n\n31 yaşında kadın hastada T8 kırığı saptandı.\n\n"
      "DXA\n"
      "                  Şubat 2021 (tedavi öncesi)     Ekim 2021\n"
      "L1-L4 KMY         0,702 g/cm2                    0,771 g/cm2\n"
      "L1-L4 T-skoru     -3,1                           -2,5\n");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.702 g/cm2 baseline, "
            "BMD lumbar spine 0.771 g/cm2 follow-up, "
            "T-score lumbar spine -3.1 baseline, "
            "T-score lumbar spine -2.5 follow-up");
}

TEST_F(TableHeads, ADayHeadsAListOfResultsWithRanges) {
  const auto ranged = [this] {
    std::string all;
    for (const Fact& fact : found_.facts) {
      if (fact.kind != "lab") continue;
      all += fact.name + " " + std::string(fact.get("value")) + " " +
             std::string(fact.get("unit")) + " " +
             std::string(fact.get("ref_low")) + "-" +
             std::string(fact.get("ref_high")) + "; ";
    }
    return all;
  };
  read(
      "KONSÜLTASYON NOTU\n\nYaş / cins: 30 / K\n\nÖYKÜ\nBel ağrısı ile "
      "yatırılmış. T8 kırığı saptanmış. Son doğumu sezaryen ile "
      "olmuş, bebeğini emziriyor. Düşme öyküsü yok, ailesinde osteoporoz "
      "bulunmuyor.\n\nTETKİK\n"
      "                       03.05.2021      Referans\n"
      "Kalsiyum               8,3             8,6-10,2 mg/dL\n"
      "Fosfor                 2,4             2,5-4,5 mg/dL\n"
      "PTH                    143             15-65 pg/mL\n"
      "ALP                    151             35-104 U/L\n");
  EXPECT_EQ(ranged(),
            "calcium 8.3 mg/dL 8.6-10.2; phosphorus 2.4 mg/dL 2.5-4.5; "
            "PTH 143 pg/mL 15-65; ALP 151 IU/L 35-104; ");
  read(
      "CLINIC NOTE\n\nA 30-year-old woman had back pain.\n\nINVESTIGATIONS\n"
      "                       03.05.2021      Reference\n"
      "Calcium                8.3             8.6-10.2 mg/dL\n"
      "Phosphate              2.4             2.5-4.5 mg/dL\n"
      "PTH                    143             15-65 pg/mL\n"
      "ALP                    151             35-104 U/L\n");
  EXPECT_EQ(ranged(),
            "calcium 8.3 mg/dL 8.6-10.2; phosphorus 2.4 mg/dL 2.5-4.5; "
            "PTH 143 pg/mL 15-65; ALP 151 IU/L 35-104; ");
}

}  // namespace
}  // namespace casebook
