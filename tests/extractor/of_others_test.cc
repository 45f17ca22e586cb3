// Others' patients, papers and diseases, and what only sounds like them.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class OfOthers : public ToldReport {};

TEST_F(OfOthers, StudiesAndReportsOfHersAreNoPapers) {
  of_a_woman(
      "Laboratory studies showed a calcium of 9.1 mg/dL. X-ray studies showed "
      "fractures of T9, which did not exist in the previous studies. Radiology "
      "reported a fracture of L1, and one of L2 was reported by the "
      "radiologist.");
  EXPECT_EQ(told("lab"), "calcium 9.1 mg/dL");
  EXPECT_EQ(whose("fracture", "T9"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "1");
  of_a_turkish_woman(
      "Lupus hastası olan olguda T8 kırığı vardı. Genetik çalışmada WNT1 "
      "varyantı saptandı. Radyoloji raporunda L2 kırığı bildirilmiştir. BT L3 "
      "kırığını göstermiştir.");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("gene", "WNT1"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "1");
}

TEST_F(OfOthers, WhoIsCitedAmongOthersIsOneOfThemWithoutAName) {
  read(
      "Dear Editor,\n\nOur patient, a 34-year-old woman, had a fracture of "
      "L2.\n\nJones et al. described a woman aged 32 with a fracture of T8 "
      "[2]. Lately a 28-year-old with a BMI of 16.1 had fractures of T12 "
      "[5].\n\nReferences\n\n[2] Jones A. Bone 1997;64:507.\n"
      "[5] Smith B. Bone 1999;65:525.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("fracture"), "1: L2");
  read(
      "Sayın Editör,\n\nHastamız 34 yaşında bir kadındı ve L2 kırığı "
      "vardı.\n\nDemir ve ark. 32 yaşında bir kadında T8 kırığı "
      "bildirmiştir [2]. Yakın zamanda 28 yaşında bir kadında T12 kırığı "
      "saptandı [5].\n\nKaynaklar\n\n[2] Demir A. Kemik 1997;64:507.\n"
      "[5] Kaya B. Kemik 1999;65:525.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("fracture"), "1: L2");
}

TEST_F(OfOthers, PapersAre) {
  of_a_woman(
      "Smith reported a 31-year-old woman with a fracture of L3. As described "
      "by Jones, alendronate was used. Studies showed fractures of T9.");
  EXPECT_EQ(whose("fracture", "L3"), "general");
  EXPECT_EQ(whose("drug", "alendronate"), "general");
  EXPECT_EQ(whose("fracture", "T9"), "general");
  of_a_turkish_woman(
      "Ünlü bir hastada 24 ay teriparatid bildirmiştir. Demir iki hastasında "
      "L3 "
      "kırığı saptamış. Bir çalışmada alendronat kullanılmış.");
  EXPECT_EQ(whose("drug", "teriparatide"), "general");
  EXPECT_EQ(whose("fracture", "L3"), "general");
  EXPECT_EQ(whose("drug", "alendronate"), "general");
}

TEST_F(OfOthers, WhatIsKnownOfADiseaseIsHersUnderHerHeading) {
  read(
      "Case report\n\nA 45-year-old woman came. MRI has shown a fracture of "
      "L1. "
      "Alendronate 70 mg weekly has been used.\n\nDiscussion\n\nMRI has shown "
      "fractures of L4. Teriparatide has been used for 24 months.\n");
  EXPECT_EQ(whose("fracture", "L1"), "1");
  EXPECT_EQ(whose("drug", "alendronate"), "1");
  EXPECT_EQ(whose("fracture", "L4"), "general");
  EXPECT_EQ(whose("drug", "teriparatide"), "general");
  read(
      "Olgu sunumu\n\n45 yaşında kadın hasta geldi. Grafide L2'de çökme kırığı "
      "görülmektedir. L1-L4 T-skoru -2,1 olarak saptanır.\n\nTartışma\n\n"
      "Gebelikte L4 kırığı görülmektedir. Teriparatid kullanılmaktadır.\n");
  EXPECT_EQ(whose("fracture", "L2"), "1");
  EXPECT_EQ(whose("bmd", "-2.1"), "1");
  EXPECT_EQ(whose("fracture", "L4"), "general");
  EXPECT_EQ(whose("drug", "teriparatide"), "general");
}

TEST_F(OfOthers, APatientOfADiseaseIsNoRelative) {
  of_a_turkish_woman(
      "Romatoid artrit hastası olan annesi kalça kırığı geçirmişti.");
  EXPECT_EQ(told("fracture"), "hip family");
}

// "X's patient took …, ours …": of each what stands with her.
TEST_F(OfOthers, BesideOurs) {
  const std::string discussed = "\n\nDiscussion\n\n";
  read("Case report\n\nA 26-year-old woman had pain." + discussed +
       "Ito's patient received risedronate while ours received teriparatide. "
       "Lee's 34-year-old patient took denosumab; ours did not.\n");
  EXPECT_EQ(whose("drug", "risedronate"), "general");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("drug", "denosumab"), "general");
  EXPECT_EQ(whose("age", "34"), "general");
  read(
      "Olgu sunumu\n\n26 yaşında kadın hastanın ağrısı vardı."
      "\n\nTartışma\n\n35 yaşında olan ve T-skoru -2,5 bulunan Ito'nun "
      "hastası risedronat, bizimki teriparatid aldı. Bu olgularda kalan "
      "tedavi denosumab idi.\n");
  EXPECT_EQ(whose("drug", "risedronate"), "general");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("drug", "denosumab"), "general");
  EXPECT_EQ(whose("bmd", "-2.5"), "general");
}

// A number that another author's paper has given.
TEST_F(OfOthers, ByTheirNumbers) {
  const std::string two =
      "Case 1\n\nA 30-year-old woman had pain.\n\nCase 2\n\nA 35-year-old "
      "woman had pain.\n\nDiscussion\n\n";
  read(two +
       "Patient 2 of Blanch had a fracture of T10. Our patient 1 took "
       "denosumab.\n");
  EXPECT_EQ(whose("fracture", "T10"), "general");
  EXPECT_EQ(whose("drug", "denosumab"), "1");
}

// A question tells nothing, whatever it names; who an author once saw is of
// others.
TEST_F(OfOthers, WhatIsAskedIsNotTold) {
  of_a_woman(
      "Did she take heparin? Was she on steroids? Any denosumab? Nor did she "
      "take alendronate. Only then did she receive teriparatide.");
  EXPECT_EQ(told("drug"), "alendronate absent, teriparatide");
  of_a_turkish_woman(
      "Heparin aldı mı, kortizon? Denosumab verilsin mi? Zoledronat? "
      "Teriparatid 20 mcg/gün başlandı.");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily");
}

TEST_F(OfOthers, WhomAnAuthorOnceSawIsNobodyHere) {
  of_a_woman("I once treated a woman with a fracture of T9.");
  EXPECT_EQ(whose("fracture", "T9"), "general");
  of_a_turkish_woman(
      "Yıllar önce T9 kırığı olan bir hastam olmuştu; denosumab almıştı.");
  EXPECT_EQ(whose("fracture", "T9"), "general");
}

}  // namespace
}  // namespace casebook
