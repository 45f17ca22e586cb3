// Turkish as it is written: notes without marks, capitals, verbs at the end
// that deny a row, levels counted with dots.
#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class Turkish : public testing::Test {
 protected:
  // Behind a patient of 45, whom the sentence goes on about.
  void read(const std::string& sentence) {
    read_report("Olgu Sunumu\n\n45 yaşında kadın hasta yatırıldı. " + sentence +
                "\n");
  }
  void read_report(const std::string& text) {
    document_ = report(text);
    found_ = extract(document_, project_grammar(), {});
  }
  // The facts of a kind, by name, site, figures and what is said of them:
  // "vertebral T12, vertebral L1 absent".
  std::string told(const std::string& kind) const {
    std::string all;
    for (const Fact& fact : found_.facts) {
      if (fact.kind != kind || fact.assertion == "general") continue;
      all += all.empty() ? "" : ", ";
      all += fact.name;
      for (const char* key : {"site", "value", "dose", "unit", "dose_unit",
                              "frequency", "duration", "time"}) {
        if (!fact.get(key).empty()) all += " " + std::string(fact.get(key));
      }
      if (fact.assertion != "present") all += " " + fact.assertion;
    }
    return all;
  }
  // Whose the first fact with this name or figure is; "?" for nobody's.
  std::string whose(const std::string& which) const {
    for (const Fact& fact : found_.facts) {
      if (fact.name == which || fact.get("value") == which)
        return fact.case_id.empty() ? "?" : fact.case_id;
    }
    return "";
  }

  Document document_;
  Extraction found_;
};

// An ending tells that the figure is an age; of several patients it counts.
TEST_F(Turkish, ReadsAnAgeByItsEnding) {
  read_report("Olgu Sunumu\n\n63'lük erkek hastada T7 kırığı saptandı.\n");
  EXPECT_EQ(told("age"), " 63 year");
  read_report("Olgu Sunumu\n\nHasta 19'undaydı, T7 kırığı saptandı.\n");
  EXPECT_EQ(told("age"), " 19 year");
  read("Olguların 19'unda kırık vardı.");
  EXPECT_EQ(told("age"), " 45 year");
}

TEST_F(Turkish, IsReadWithoutItsMarks) {
  read(
      "Dogumdan 5 hafta sonra baslayan sirt agrisi vardi. T11 ve L2 "
      "vertebralarda cokme kirigi saptandi. Sigara icmiyordu.");
  EXPECT_EQ(told("timing"), "postpartum 5 week");
  EXPECT_EQ(told("fracture"), "vertebral T11, vertebral L2");
  EXPECT_EQ(told("risk_factor"), "smoking absent");
  read("Testler olumsuz bulundu.");
  EXPECT_EQ(told("outcome"), "") << "no death: that is another word";
}

TEST_F(Turkish, LevelsAreCountedWithDots) {
  read("7., 9. ve 10. torakal vertebralarda çökme vardı.");
  EXPECT_EQ(told("fracture"), "vertebral T7, vertebral T9, vertebral T10");
  read("Lomber 1, 2 ve 4. vertebrada yükseklik kaybı vardı.");
  EXPECT_EQ(told("fracture"), "vertebral L1, vertebral L2, vertebral L4");
  read("Sekizinci ve dokuzuncu torakal, ikinci lomber omurlarda çökme vardı.");
  EXPECT_EQ(told("fracture"), "vertebral T8, vertebral T9, vertebral L2");
}

TEST_F(Turkish, AFigureBeforeALevelIsNoLevel) {
  read("G4P4, L1 kırığı vardı.");
  EXPECT_EQ(told("fracture"), "vertebral L1");
  EXPECT_EQ(told("parity"), "gravida 4, para 4");
}

TEST_F(Turkish, SequencesOfMagneticResonanceAreNoLevels) {
  read("MR'da T1'de hipointens, T2'de hiperintens T11 kırığı izlendi.");
  EXPECT_EQ(told("fracture"), "vertebral T11");
}

TEST_F(Turkish, ADenialAtTheEndReachesTheWholeRow) {
  read("Travma, sigara, alkol ve steroid öyküsü tanımlamıyordu.");
  EXPECT_EQ(told("risk_factor"),
            "trauma absent, smoking absent, alcohol absent, glucocorticoid "
            "absent");
  EXPECT_EQ(told("drug"), "");
}

TEST_F(Turkish, ADenialDoesNotReachBackOverAnotherVerb) {
  read("Bir yıl sonra bel ağrısı geçti, yeni kırık oluşmadı.");
  EXPECT_EQ(told("outcome"), "pain relief, new fracture absent");
  read("Emzirme kesildi, kalsitonin verilmedi.");
  EXPECT_EQ(told("lactation"), "weaning");
  EXPECT_EQ(told("drug"), "calcitonin absent");
}

TEST_F(Turkish, WhatARelativeHasNotHadIsNobodys) {
  read("Annesinde kalça kırığı yoktu.");
  EXPECT_EQ(told("fracture"), "");
  read("Annesinde kalça kırığı vardı.");
  EXPECT_EQ(told("fracture"), "hip family");
}

TEST_F(Turkish, ScoresThatChangeUnderOneVerbKeepTheirTimes) {
  read(
      "Lomber T skoru -3,8'den -2,6'ya, femur boynu T skoru -2,7'den -2,2'ye "
      "yükseldi.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -2.6 follow-up, T-score lumbar spine -3.8 "
            "baseline, T-score femoral neck -2.2 follow-up, T-score femoral "
            "neck -2.7 baseline");
}

TEST_F(Turkish, TheChildsSizeIsNotTheMothers) {
  read("Bebeğin boyu 51 cm, ağırlığı 3,4 kg idi. Hastanın boyu 158 cm idi.");
  EXPECT_EQ(told("height"), " 158 cm");
  EXPECT_EQ(told("weight"), "");
}

TEST_F(Turkish, ALongerRegimenLeavesTheNextDrugItsDose) {
  read(
      "35 mg/hafta risedronat, 1000 mg/gün kalsiyum ve 880 IU/gün D vitamini "
      "başlandı.");
  EXPECT_EQ(told("drug"),
            "risedronate 35 mg weekly, calcium 1000 mg daily, vitamin D 880 IU "
            "daily");
}

TEST_F(Turkish, AClinicIsNoTreatment) {
  read("Fizik tedavi polikliniğine başvurdu.");
  EXPECT_EQ(told("procedure"), "");
  read("Fizik tedavi uygulandı.");
  EXPECT_EQ(told("procedure"), "physiotherapy");
}

TEST_F(Turkish, TheSecondGoesOnFromTheFirst) {
  const std::string two =
      "Olgu Sunumu\n\nOlgu 1: 28 yaşında kadın, T9 kırığı vardı.\n\nOlgu 2: 34 "
      "yaşında kadın, L1 kırığı vardı. ";
  read_report(two + "Birinci olguya alendronat, ikinciye denosumab verildi.\n");
  EXPECT_EQ(whose("alendronate"), "1");
  EXPECT_EQ(whose("denosumab"), "2");
}

TEST_F(Turkish, TheOtherOfAnUnknownIsNobody) {
  read_report(
      "Olgu Sunumu\n\nİki olgu sunulmaktadır. İlk hasta 25, ikinci hasta 38 "
      "yaşındaydı. Birine risedronat, diğerine denosumab başlandı.\n");
  EXPECT_EQ(whose("risedronate"), "?");
  EXPECT_EQ(whose("25"), "1");
  EXPECT_EQ(whose("38"), "2");
  EXPECT_EQ(whose("denosumab"), "?");
}

TEST_F(Turkish, TheYoungPatientIsTheYoungerOfTwo) {
  read_report(
      "Olgu Sunumu\n\nİki olgu sunulmaktadır. İlk hasta 25, ikinci hasta 38 "
      "yaşındaydı. Genç hastaya risedronat, diğerine denosumab başlandı.\n");
  EXPECT_EQ(whose("risedronate"), "1");
  EXPECT_EQ(whose("denosumab"), "2");
}

TEST_F(Turkish, ADotBehindAFigureCountsAmongCapitals) {
  read("HASTANIN GEBELİĞİNİN 8. AYINDA AĞRISI BAŞLADI.");
  EXPECT_EQ(told("timing"), "gestation 8 month");
  read("VAS 9. MRG çekildi.");
  EXPECT_EQ(told("imaging"), "MRI");
}

// In Turkish the length of a course stands before its drug: the drug named
// before it, with its dose and a comma, has none.
TEST_F(Turkish, ALengthIsOfTheDrugThatFollows) {
  read(
      "Kalsiyum 1200 mg/gün ve D vitamini 880 IU/gün, 24 ay teriparatid "
      "verildi.");
  EXPECT_EQ(told("drug"),
            "calcium 1200 mg daily, vitamin D 880 IU daily, "
            "teriparatide 24");
  read("D vitamini 880 IU/gün, 8 hafta sonra zoledronat 5 mg verildi.");
  EXPECT_EQ(told("drug"), "vitamin D 880 IU daily, zoledronate 5 mg");
  read("D vitamini 880 IU/gün, 24 ay verildi.");
  EXPECT_EQ(told("drug"), "vitamin D 880 IU daily 24");
}

// The spine has no side, whatever site with one was told before it.
TEST_F(Turkish, ASiteWithoutASideTakesNoneOfAnothers) {
  read("Sol kalça T -2,4, lomber T -3,1.");
  ASSERT_EQ(told("bmd"), "T-score hip -2.4, T-score lumbar spine -3.1");
  for (const Fact& fact : found_.facts) {
    if (fact.kind != "bmd") continue;
    EXPECT_EQ(fact.get("side"), fact.get("site") == "hip" ? "left" : "");
  }
}

}  // namespace
}  // namespace casebook
