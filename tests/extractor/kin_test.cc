// Relatives: who of a family is a patient, and who is only told of.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class Kin : public ToldReport {};

TEST_F(Kin, ARelativesStoryGoesOnUntilAnotherIsSpokenOf) {
  read(
      "Case report\n\nA 31-year-old woman came. Her mother had had pain and "
      "had broken a wrist. Unlike her sister, who had broken T12, she had "
      "fractures of T7.\n");
  std::string relatives;
  for (const Fact& fact : found_.facts) {
    if (fact.kind == "fracture" && fact.assertion == "family")
      relatives += fact.name + std::string(fact.get("site")) + " ";
  }
  EXPECT_EQ(relatives, "wrist vertebralT12 ");
}

// A trade below such a heading was a third, and "in her elder sister" turned
// to the elder for the rest of the younger's story.
TEST_F(Kin, SistersMayBeHeadedByWhoTheyAre) {
  read(
      "Cases\n\nElder sister\n\nThirty-four years old, a pharmacist. She "
      "came seven weeks after her first pregnancy. T5 was fractured.\n\n"
      "Younger sister\n\nAged 30, she came with back pain. Knowing of "
      "fractures in her elder sister, she had asked for a film. L1 was "
      "fractured.\n");
  EXPECT_EQ(cases(), "1 2");
  EXPECT_EQ(whose("fracture", "T5"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  read(
      "Olgular\n\nBüyük kardeş\n\nOtuz dört yaşında, eczacı. İlk gebeliğinden "
      "yedi hafta sonra polikliniğimize geldi. T5 kırığı vardı.\n\n"
      "Küçük kardeş\n\n30 yaşında, bel ağrısı ile geldi. Ablasında kırık "
      "olduğunu bildiğinden film istemişti. L1 kırığı saptandı.\n");
  EXPECT_EQ(cases(), "1 2");
  EXPECT_EQ(whose("fracture", "T5"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "2");
}

TEST_F(Kin, AMotherAndHerDaughterAreTwoPatients) {
  read(
      "Case report\n\nA mother and her daughter are described. The mother, "
      "aged "
      "58, had sustained a hip fracture. The daughter, aged 29, had fractures "
      "of T12 and L1. Zoledronate was given to the mother and teriparatide to "
      "the daughter.\n");
  EXPECT_EQ(cases(), "1 2 3g");
  EXPECT_EQ(whose("fracture", "hip"), "1");
  EXPECT_EQ(whose("fracture", "T12"), "2");
  EXPECT_EQ(whose("drug", "teriparatide"), "2");
}

TEST_F(Kin, AnneIleKiziIkiHastadir) {
  read(
      "Olgu sunumu\n\nBir anne ile kızı sunulmuştur. Anne 58 yaşında idi ve "
      "kalça kırığı vardı. Kızı 29 yaşında idi, T12 ve L1 kırıkları saptandı. "
      "Anneye zoledronat, kızına teriparatid verildi.\n");
  EXPECT_EQ(cases(), "1 2 3g");
  EXPECT_EQ(whose("fracture", "hip"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("drug", "zoledronate"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "2");
}

TEST_F(Kin, AMotherOfThePatientStaysARelative) {
  read(
      "Case report\n\nA 30-year-old nurse came with back pain. Her mother had "
      "broken a hip. The mother breastfed for six months. She had fractures of "
      "T12 and L1.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("fracture", "T12"), "1");
}

TEST_F(Kin, ARoleThatOpensAParagraphBringsInWhomNobodyHasToldOf) {
  read(
      "Three people were referred to us.\n\nThe first was a baker, 33 years "
      "old, with a fracture of T10.\n\nThe second, Mrs B.C., aged 27, had a "
      "fracture of L2.\n\nThe lorry driver, finally, is a man. Aged 52, he had "
      "fractures of T6 and T9.\n");
  EXPECT_EQ(whose("fracture", "T10"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(whose("fracture", "T6"), "3");
}

TEST_F(Kin, SistersBesideOthersAreNotAllWhoAreReported) {
  read(
      "A cook, two sisters and a driver: lessons\n\nFour people came to us. "
      "The "
      "first was 33 and had a fracture of T10. The fourth was 52 and had a "
      "fracture of T6.\n");
  EXPECT_EQ(whose("fracture", "T6"), "4");
}

TEST_F(Kin, HerMotherOfSuchAnAgeIsNoSecondPatient) {
  read(
      "Case report\n\nA 30-year-old woman had a fracture of L1. Her "
      "62-year-old "
      "mother was well. She took calcium 500 mg daily.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("age", "62"), "");
  EXPECT_EQ(whose("drug", "calcium"), "1");
}

TEST_F(Kin, ARelativesSizeIsHisAndANowIsLater) {
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

// Among several patients a relative's is family history, wherever she stands.
TEST_F(Kin, ARelativeOfOneOfThreeIsNoPatient) {
  read(
      "Case 1. A 31-year-old woman fell. Case 2. A 28-year-old woman fell. In "
      "her mother, a fracture of L3 was seen and risedronate had been taken. "
      "Case 3. A 35-year-old woman fell. The mother of patient 2 had broken "
      "T10. The aunt of case 1 took alendronate.\n");
  EXPECT_EQ(told_by_case("drug"),
            "2: risedronate family, 1: alendronate family");
  EXPECT_EQ(told_by_case("fracture"), "2: L3 family, 2: T10 family");
  read(
      "Olgu 1. 31 yaşında kadın düştü. Olgu 2. 28 yaşında kadın düştü. "
      "İkizinin T-skoru -2,9 idi. Olgu 3. 35 yaşında kadın düştü. Yeğeninde L4 "
      "kırığı vardı.\n");
  EXPECT_EQ(told_by_case("bmd"), "2: -2.9 family");
  EXPECT_EQ(told_by_case("fracture"), "3: L4 family");
}

// "In her mother" looks on only where it opens the clause.
TEST_F(Kin, ARelativeBehindHerWordsKeepsThem) {
  read(
      "A 31-year-old woman fell. Risedronate had been used in her mother, and "
      "T8 was fractured.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8");
  EXPECT_EQ(told_by_case("drug"), "1: risedronate family");
}

TEST_F(Kin, OfThreeSistersTheMiddleOneIsKnownByHerAge) {
  read(
      "Three sisters, aged 38, 34 and 30 years, were referred. The eldest had "
      "a fracture of T11. The middle sister had a fracture of L1. The youngest "
      "sister had a T-score of -2.6.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T11, 2: L1");
  EXPECT_EQ(whose("bmd", "-2.6"), "3");
  read(
      "Üç kız kardeş, sırasıyla 38, 34 ve 30 yaşlarında, yönlendirildi. "
      "Ortancasında L1 kırığı saptandı. En küçüğünde T-skoru -2,6 idi. En "
      "büyük "
      "kardeş zoledronat aldı.\n");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("bmd", "-2.6"), "3");
  EXPECT_EQ(whose("zoledronate"), "1");
}

}  // namespace
}  // namespace casebook
