// A family whose members are headed by their place in a pedigree, or brought in
// by what they are to each other.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class Pedigree : public ToldReport {};

TEST_F(Pedigree, APlaceInItHeadsAPatient) {
  read(
      "Three women of one family\n\nBackground\nOsteoporosis may be "
      "inherited.\n\n"
      "The proband (III-2)\nAn X-ray showed fractures of T9. Her lumbar "
      "Z-score "
      "was -3.0. She took denosumab 60 mg.\n\n"
      "The sister (III:1)\nMRI showed an old fracture of T12. Her lumbar "
      "Z-score was -2.1.\n\n"
      "The mother (II-3)\nIn the year before she carried the proband she had "
      "broken L4. Her mother had broken a hip.\n\n"
      "Genetics\nIn the proband COL1A1 was normal. All three women smoked.\n");
  EXPECT_EQ(cases(), "1 2 3 4g");
  EXPECT_EQ(told_by_case("fracture"), "1: T9, 2: T12, 3: L4, 3: family");
  EXPECT_EQ(told_by_case("bmd"), "1: lumbar spine -3.0, 2: lumbar spine -2.1");
  EXPECT_EQ(whose("gene", "COL1A1"), "1");
  EXPECT_EQ(whose("risk_factor", "smoking"), "4");
}

TEST_F(Pedigree, SoyagacindakiYerHastayiBelirtir) {
  read(
      "Tek ailede üç kadın\n\n"
      "İndeks olgu (III-2)\nGrafide T9 kırığı vardı. Lomber Z-skoru -3,0 "
      "idi.\n\n"
      "Kız kardeşi (III-1)\n35 yaşındaki kız kardeşte eski T12 kırığı görüldü. "
      "Lomber Z-skoru -2,1 idi.\n\n"
      "Anne (II-3)\nGrafide L4 kırığı seçildi.\n\n"
      "Genetik\nÜç kadın da LRP5 varyantını taşıyordu. İndeks olguda COL1A1 "
      "normaldi.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T9, 2: T12, 3: L4");
  EXPECT_EQ(told_by_case("bmd"), "1: lumbar spine -3.0, 2: lumbar spine -2.1");
  EXPECT_EQ(whose("gene", "LRP5"), "4");
  EXPECT_EQ(whose("gene", "COL1A1"), "1");
}

// What was told of the third went to the second, or to all together.
TEST_F(Pedigree, TheirMotherMayBeTheThirdPatient) {
  read(
      "Two sisters and their mother\n\n"
      "Our index patient was a 27-year-old clerk. MRI showed fractures of T6. "
      "Her mother had broken vertebrae early. She took teriparatide.\n\n"
      "Her sister was two years younger. MRI showed a fracture of L2. At that "
      "time her elder sister's diagnosis was known. She took alendronate.\n\n"
      "Their mother, now 54, had been pregnant four times. Films showed a "
      "fracture of T12. She took risedronate.\n\n"
      "None of the three women had smoked.\n");
  EXPECT_EQ(cases(), "1 2 3 4g");
  EXPECT_EQ(whose("fracture", "T6"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(whose("fracture", "T12"), "3");
  EXPECT_EQ(told_by_case("drug"),
            "1: teriparatide, 2: alendronate, 3: risedronate");
  EXPECT_EQ(whose("age", "54"), "3");
  EXPECT_EQ(whose("risk_factor", "smoking"), "4");
}

TEST_F(Pedigree, AnneleriUcuncuHastaOlabilir) {
  read(
      "İki kız kardeş ve anneleri\n\n"
      "İndeks hastamız 27 yaşında bir memurdu. MRG'de T6 kırığı görüldü. "
      "Annesinin erken yaşta kırıkları olduğu öğrenilince genetik incelendi. "
      "Teriparatid verildi.\n\n"
      "Kız kardeşi ondan iki yaş küçüktü. MRG'de L2 kırığı vardı. O tarihte "
      "ablasının tanısı biliniyordu. Alendronat başlandı.\n\n"
      "Anneleri 54 yaşındaydı; dört kez gebe kalmıştı. Grafide T12 kırığı "
      "seçildi. Risedronat başlandı.\n\n"
      "Üç kadının hiçbirinde sigara öyküsü yoktu.\n");
  EXPECT_EQ(cases(), "1 2 3 4g");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 2: L2, 3: T12");
  EXPECT_EQ(told_by_case("drug"),
            "1: teriparatide, 2: alendronate, 3: risedronate");
  EXPECT_EQ(whose("parity", "gravida"), "3");
  EXPECT_EQ(whose("age", "54"), "3");
  EXPECT_EQ(whose("risk_factor", "smoking"), "4");
}

TEST_F(Pedigree, APairOfTheTitleIsToldOfByRole) {
  read(
      "Bir anne ile kızı: doğum sonrası kırıklar\n\n"
      "Kızı 27 yaşındaydı. MRG'de T7 kırığı vardı. Zoledronat verildi.\n\n"
      "Anne 55 yaşındaydı. Grafide L1 kırığı görüldü. Lomber T-skoru -3,7 idi; "
      "bu değer kızında -2,9 idi. Risedronat kullanıyor.\n");
  EXPECT_NE(whose("fracture", "T7"), whose("fracture", "L1"));
  EXPECT_EQ(whose("drug", "zoledronate"), whose("fracture", "T7"));
  EXPECT_EQ(whose("drug", "risedronate"), whose("fracture", "L1"));
  EXPECT_EQ(whose("bmd", "-3.7"), whose("fracture", "L1"));
}

TEST_F(Pedigree, ANumberOfAPosterHeadsAPatient) {
  read(
      "Gene panels in two women\n\nResults:\n#1. 27 y, G1P1. Fracture of T8. "
      "Weaned at 8 weeks.\n\n#2. 35 y, G3P2. Fracture of L1.\n\nIn both "
      "steroids had not been used.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 2: L1");
  EXPECT_EQ(whose("lactation", "weaning"), "1");
  read(
      "İki kadın\n\n#1. 27 y, G1P1. T8 kırığı.\n\n#2: 30 yaşında, G3P2. L4 "
      "kırığı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 2: L4");
}

TEST_F(Pedigree, APlaceWithAnAgeBringsAPatientIn) {
  read(
      "III-2, a 34-year-old teacher, had a fracture of T11. III-4, her "
      "29-year-old sister, had a fracture of L2. II-1, their mother, aged 61, "
      "had a fracture of T7; her T-score was -4.1. III-2 took teriparatide, "
      "III-4 alendronate.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T11, 2: L2, 3: T7");
  EXPECT_EQ(whose("bmd", "-4.1"), "3");
  EXPECT_EQ(whose("teriparatide"), "1");
  EXPECT_EQ(whose("alendronate"), "2");
  read(
      "Proband (III:2), 31 yaşında kadın, T12 kırığı geçirdi. Annesi (II:4), "
      "57 yaşında, risedronat alıyordu. II-5 numaralı birey, teyzesi, 54 "
      "yaşındaydı; L4 kırığı vardı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T12, 3: L4");
  EXPECT_EQ(whose("risedronate"), "2");
}

// "Subject III-7" was the third of three.
TEST_F(Pedigree, ItsRomanNumeralCountsNobody) {
  read(
      "Subject III-7 (28 years, female) had a fracture of T6. Subject III-9 "
      "(32 years, female) had a fracture of L2.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 2: L2");
}

TEST_F(Pedigree, APlaceWithoutAnAgeIsARelativesOrAStage) {
  read(
      "A 30-year-old woman (III-2 in Figure 1) had a fracture of T12. Her "
      "mother (II-2) took risedronate. Tanner stage IV-5 was reached.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T12");
  EXPECT_EQ(told_by_case("drug"), "1: risedronate family");
}

}  // namespace
}  // namespace casebook
