// What stands below a heading of plans, or behind an inline one, has not been
// done yet.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class HeadedCuesTest : public ToldReport {
 protected:
  void note(const std::string& below) {
    read(
        "A 29-year-old nursing woman was seen for back pain. MRI showed a "
        "fracture of T12.\n\n" +
        below);
  }
  void turkish_note(const std::string& below) {
    read(
        "29 yaşında emziren kadın hasta sırt ağrısı ile başvurdu. MRG'de T12 "
        "kırığı saptandı.\n\n" +
        below);
  }
};

TEST_F(HeadedCuesTest, AHeadingAboutPlansHoldsForTheParagraphBelow) {
  note("Plan\nTeriparatide 20 mcg daily. Weaning. DXA in 12 months.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily advised");
  EXPECT_EQ(told("lactation"), "breastfeeding, weaning advised");
  EXPECT_EQ(told("imaging"), "MRI, DXA advised");
  EXPECT_EQ(told("follow_up"), "") << "nobody has followed her yet";
  turkish_note(
      "ÖNERİLER\nTeriparatid 20 mcg/gün. Sütten kesme. 1 yıl sonra DXA.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily advised");
  EXPECT_EQ(told("lactation"), "breastfeeding, weaning advised");
  EXPECT_EQ(told("imaging"), "MRI, DXA advised");
  EXPECT_EQ(told("follow_up"), "");
}

TEST_F(HeadedCuesTest, HoldsForEachItemOfAList) {
  note(
      "Discharge advice:\n- thoracolumbar brace\n- calcium 1000 mg daily\n\n"
      "- zoledronate 5 mg\n");
  EXPECT_EQ(told("drug"),
            "calcium 1000 mg daily advised, zoledronate 5 mg advised");
  EXPECT_EQ(told("procedure"), "orthosis advised");
  turkish_note(
      "Taburculuk önerileri\n\n1. Korse\n2. Kalsiyum 1000 mg/gün\n"
      "3. Zoledronat 5 mg\n");
  EXPECT_EQ(told("drug"),
            "calcium 1000 mg daily advised, zoledronate 5 mg advised");
  EXPECT_EQ(told("procedure"), "orthosis advised");
}

TEST_F(HeadedCuesTest, AnInlineOneHoldsToItsParagraphsEnd) {
  note(
      "Plan: weaning; risedronate 35 mg weekly. Review in 6 months.\n\n"
      "Calcium 600 mg daily since the birth.\n");
  EXPECT_EQ(told("lactation"), "breastfeeding, weaning advised");
  EXPECT_EQ(told("drug"),
            "risedronate 35 mg weekly advised, calcium 600 mg daily");
  EXPECT_EQ(told("follow_up"), "");
  turkish_note(
      "Karar: risedronat 35 mg/hafta; korse. 6 ay sonra kontrol.\n\n"
      "Doğumdan beri kalsiyum 600 mg/gün.\n");
  EXPECT_EQ(told("drug"),
            "risedronate 35 mg weekly advised, calcium 600 mg daily");
  EXPECT_EQ(told("procedure"), "orthosis advised");
  EXPECT_EQ(told("follow_up"), "");
}

TEST_F(HeadedCuesTest, EndsWhereItIsToldThatSomethingWasDone) {
  note(
      "Plan: Teriparatide 20 mcg was started on that day. Calcium 1000 mg "
      "daily.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug, calcium 1000 mg daily");
  turkish_note("Plan: Emzirme kesildi. Teriparatid 20 mcg/gün.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily");
  note("Plan\nContinue calcium 1000 mg. Start teriparatide 20 mcg.\n");
  EXPECT_EQ(told("drug"), "calcium 1000 mg, teriparatide 20 ug advised");
  turkish_note("Plan\nKalsiyum 1000 mg devam. Teriparatid 20 mcg.\n");
  EXPECT_EQ(told("drug"), "calcium 1000 mg, teriparatide 20 ug advised");
}

TEST_F(HeadedCuesTest, WhatHappenedThenIsNoPlan) {
  note(
      "Decision: teriparatide 20 mcg daily. After 12 months of teriparatide "
      "her T-score was -2.1.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily 12");
  note("Treatment plan\nShe was treated with calcium 1000 mg.\n");
  EXPECT_EQ(told("drug"), "calcium 1000 mg");
  turkish_note(
      "Karar: teriparatid 20 mcg/gün. 12 aylık teriparatid tedavisi sonrası T "
      "skoru -2,1 idi.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily 12");
  turkish_note("Alendronat 70 mg/hafta başlanmasına karar verildi.\n");
  EXPECT_EQ(told("drug"), "alendronate 70 mg weekly") << "no denial";
}

TEST_F(HeadedCuesTest, EndsAtTheNextLabelOrHeading) {
  note("Plan: risedronate 35 mg weekly.\nMedication: calcium 1000 mg daily.\n");
  EXPECT_EQ(told("drug"),
            "risedronate 35 mg weekly advised, calcium 1000 mg daily");
  turkish_note(
      "Plan: risedronat 35 mg/hafta.\nİlaçları: kalsiyum 1000 mg/gün.\n");
  EXPECT_EQ(told("drug"),
            "risedronate 35 mg weekly advised, calcium 1000 mg daily");
}

TEST_F(HeadedCuesTest, AWordWithinASentenceIsNoHeading) {
  note("Plan B was teriparatide 20 mcg daily, which she took for a year.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily");
  turkish_note("Karar gereği teriparatid 20 mcg/gün başlandı.\n");
  EXPECT_EQ(told("drug"), "teriparatide 20 ug daily");
}

TEST_F(HeadedCuesTest, WhatWasThenTakenIsOneCourse) {
  note("Plan: alendronate 70 mg weekly.\n\nShe took the alendronate.\n");
  EXPECT_EQ(told("drug"), "alendronate 70 mg weekly");
  turkish_note(
      "Öneri: haftada bir alendronat 70 mg.\n\nHasta alendronatı "
      "kullandı.\n");
  EXPECT_EQ(told("drug"), "alendronate 70 mg weekly");
  note("Plan: alendronate 70 mg weekly.\n\nShe took alendronate 10 mg.\n");
  EXPECT_EQ(told("drug"),
            "alendronate 70 mg weekly advised, alendronate 10 mg");
}

using ImagingNotDone = ToldReport;

TEST_F(ImagingNotDone, IsToldWithoutAVerb) {
  of_a_woman("No DXA yet.");
  EXPECT_EQ(told("imaging"), "DXA not done");
  of_a_woman("X-rays would not have been ordered while she was pregnant.");
  EXPECT_EQ(told("imaging"), "radiograph not done");
  of_a_woman("There was no MRI evidence of another fracture.");
  EXPECT_EQ(told("imaging"), "MRI");
  of_a_turkish_woman("Henüz DXA yok.");
  EXPECT_EQ(told("imaging"), "DXA not done");
  of_a_turkish_woman("Gebelikte grafi istenmezdi.");
  EXPECT_EQ(told("imaging"), "radiograph not done");
  of_a_turkish_woman("MRG'de başka kırık yok.");
  EXPECT_EQ(told("imaging"), "MRI");
}

}  // namespace
}  // namespace casebook
