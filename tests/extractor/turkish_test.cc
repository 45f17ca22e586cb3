// Turkish as it is written: notes without marks, capitals, verbs at the end
// that deny a row, levels counted with dots.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using Turkish = ToldReport;

// An ending tells that the figure is an age; of several patients it counts.
TEST_F(Turkish, ReadsAnAgeByItsEnding) {
  read("Olgu Sunumu\n\n63'lük erkek hastada T7 kırığı saptandı.\n");
  EXPECT_EQ(told("age"), " 63 year");
  read("Olgu Sunumu\n\nHasta 19'undaydı, T7 kırığı saptandı.\n");
  EXPECT_EQ(told("age"), " 19 year");
  of_a_turkish_woman("Olguların 19'unda kırık vardı.");
  EXPECT_EQ(told("age"), " 45 year");
}

TEST_F(Turkish, IsReadWithoutItsMarks) {
  of_a_turkish_woman(
      "Dogumdan 5 hafta sonra baslayan sirt agrisi vardi. T11 ve L2 "
      "vertebralarda cokme kirigi saptandi. Sigara icmiyordu.");
  EXPECT_EQ(told("timing"), "postpartum 5 week");
  EXPECT_EQ(told("fracture"), "vertebral T11, vertebral L2");
  EXPECT_EQ(told("risk_factor"), "smoking absent");
  of_a_turkish_woman("Testler olumsuz bulundu.");
  EXPECT_EQ(told("outcome"), "") << "no death: that is another word";
}

TEST_F(Turkish, LevelsAreCountedWithDots) {
  of_a_turkish_woman("7., 9. ve 10. torakal vertebralarda çökme vardı.");
  EXPECT_EQ(told("fracture"), "vertebral T7, vertebral T9, vertebral T10");
  of_a_turkish_woman("Lomber 1, 2 ve 4. vertebrada yükseklik kaybı vardı.");
  EXPECT_EQ(told("fracture"), "vertebral L1, vertebral L2, vertebral L4");
  of_a_turkish_woman(
      "Sekizinci ve dokuzuncu torakal, ikinci lomber omurlarda çökme vardı.");
  EXPECT_EQ(told("fracture"), "vertebral T8, vertebral T9, vertebral L2");
}

TEST_F(Turkish, AFigureBeforeALevelIsNoLevel) {
  of_a_turkish_woman("G4P4, L1 kırığı vardı.");
  EXPECT_EQ(told("fracture"), "vertebral L1");
  EXPECT_EQ(told("parity"), "gravida 4, para 4");
}

TEST_F(Turkish, SequencesOfMagneticResonanceAreNoLevels) {
  of_a_turkish_woman(
      "MR'da T1'de hipointens, T2'de hiperintens T11 kırığı izlendi.");
  EXPECT_EQ(told("fracture"), "vertebral T11");
}

TEST_F(Turkish, ADenialAtTheEndReachesTheWholeRow) {
  of_a_turkish_woman("Travma, sigara, alkol ve steroid öyküsü tanımlamıyordu.");
  EXPECT_EQ(told("risk_factor"),
            "trauma absent, smoking absent, alcohol absent, glucocorticoid "
            "absent");
  EXPECT_EQ(told("drug"), "");
}

TEST_F(Turkish, ADenialDoesNotReachBackOverAnotherVerb) {
  of_a_turkish_woman("Bir yıl sonra bel ağrısı geçti, yeni kırık oluşmadı.");
  EXPECT_EQ(told("outcome"), "pain relief, new fracture absent");
  of_a_turkish_woman("Emzirme kesildi, kalsitonin verilmedi.");
  EXPECT_EQ(told("lactation"), "weaning");
  EXPECT_EQ(told("drug"), "calcitonin absent");
}

TEST_F(Turkish, WhatARelativeHasNotHadIsNobodys) {
  of_a_turkish_woman("Annesinde kalça kırığı yoktu.");
  EXPECT_EQ(told("fracture"), "");
  of_a_turkish_woman("Annesinde kalça kırığı vardı.");
  EXPECT_EQ(told("fracture"), "hip family");
}

TEST_F(Turkish, ScoresThatChangeUnderOneVerbKeepTheirTimes) {
  of_a_turkish_woman(
      "Lomber T skoru -3,8'den -2,6'ya, femur boynu T skoru -2,7'den -2,2'ye "
      "yükseldi.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.8 baseline, T-score lumbar spine -2.6 "
            "follow-up, T-score femoral neck -2.2 follow-up, T-score femoral "
            "neck -2.7 baseline");
}

TEST_F(Turkish, TheChildsSizeIsNotTheMothers) {
  of_a_turkish_woman(
      "Bebeğin boyu 51 cm, ağırlığı 3,4 kg idi. Hastanın boyu 158 cm idi.");
  EXPECT_EQ(told("height"), " 158 cm");
  EXPECT_EQ(told("weight"), "");
}

TEST_F(Turkish, ALongerRegimenLeavesTheNextDrugItsDose) {
  of_a_turkish_woman(
      "35 mg/hafta risedronat, 1000 mg/gün kalsiyum ve 880 IU/gün D vitamini "
      "başlandı.");
  EXPECT_EQ(told("drug"),
            "risedronate 35 mg weekly, calcium 1000 mg daily, vitamin D 880 IU "
            "daily");
}

TEST_F(Turkish, AClinicIsNoTreatment) {
  of_a_turkish_woman("Fizik tedavi polikliniğine başvurdu.");
  EXPECT_EQ(told("procedure"), "");
  of_a_turkish_woman("Fizik tedavi uygulandı.");
  EXPECT_EQ(told("procedure"), "physiotherapy");
}

TEST_F(Turkish, TheSecondGoesOnFromTheFirst) {
  const std::string two =
      "Olgu Sunumu\n\nOlgu 1: 28 yaşında kadın, T9 kırığı vardı.\n\nOlgu 2: 34 "
      "yaşında kadın, L1 kırığı vardı. ";
  read(two + "Birinci olguya alendronat, ikinciye denosumab verildi.\n");
  EXPECT_EQ(whose("alendronate"), "1");
  EXPECT_EQ(whose("denosumab"), "2");
}

TEST_F(Turkish, TheOtherOfAnUnknownIsNobody) {
  read(
      "Olgu Sunumu\n\nİki olgu sunulmaktadır. İlk hasta 25, ikinci hasta 38 "
      "yaşındaydı. Birine risedronat, diğerine denosumab başlandı.\n");
  EXPECT_EQ(whose("risedronate"), "?");
  EXPECT_EQ(whose("25"), "1");
  EXPECT_EQ(whose("38"), "2");
  EXPECT_EQ(whose("denosumab"), "?");
}

TEST_F(Turkish, TheYoungPatientIsTheYoungerOfTwo) {
  read(
      "Olgu Sunumu\n\nİki olgu sunulmaktadır. İlk hasta 25, ikinci hasta 38 "
      "yaşındaydı. Genç hastaya risedronat, diğerine denosumab başlandı.\n");
  EXPECT_EQ(whose("risedronate"), "1");
  EXPECT_EQ(whose("denosumab"), "2");
}

TEST_F(Turkish, ADotBehindAFigureCountsAmongCapitals) {
  of_a_turkish_woman("HASTANIN GEBELİĞİNİN 8. AYINDA AĞRISI BAŞLADI.");
  EXPECT_EQ(told("timing"), "gestation 8 month");
  of_a_turkish_woman("VAS 9. MRG çekildi.");
  EXPECT_EQ(told("imaging"), "MRI");
}

// In Turkish the length of a course stands before its drug: the drug named
// before it, with its dose and a comma, has none.
TEST_F(Turkish, ALengthIsOfTheDrugThatFollows) {
  of_a_turkish_woman(
      "Kalsiyum 1200 mg/gün ve D vitamini 880 IU/gün, 24 ay teriparatid "
      "verildi.");
  EXPECT_EQ(told("drug"),
            "calcium 1200 mg daily, vitamin D 880 IU daily, "
            "teriparatide 24");
  of_a_turkish_woman(
      "D vitamini 880 IU/gün, 8 hafta sonra zoledronat 5 mg verildi.");
  EXPECT_EQ(told("drug"), "vitamin D 880 IU daily, zoledronate 5 mg");
  of_a_turkish_woman("D vitamini 880 IU/gün, 24 ay verildi.");
  EXPECT_EQ(told("drug"), "vitamin D 880 IU daily 24");
}

// The spine has no side, whatever site with one was told before it.
TEST_F(Turkish, ASiteWithoutASideTakesNoneOfAnothers) {
  of_a_turkish_woman("Sol kalça T -2,4, lomber T -3,1.");
  EXPECT_EQ(told("bmd"), "T-score hip left -2.4, T-score lumbar spine -3.1");
}

}  // namespace
}  // namespace casebook
