// A clinic's own note on one patient, and years and visits that name nobody.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using Record = ToldReport;

TEST_F(Record, ConcludesOfItsPatient) {
  const std::string english =
      "A 29-year-old woman was referred with fractures of T8 and T9.\n\n"
      "Interpretation\nThe L1-L4 T-score was -3.4.\n\n"
      "Conclusion\nThe L1-L4 T-score was -2.9.\n";
  read("Physiotherapy unit\nEnd of programme report\n\n" + english);
  EXPECT_EQ(whose("bmd", "-3.4"), "1");
  EXPECT_EQ(whose("bmd", "-2.9"), "1");
  read("Case report\n\n" + english);
  EXPECT_EQ(whose("bmd", "-2.9"), "general") << "of the field";
  const std::string turkish =
      "29 yaşında kadın, T8 ve T9 kırığı ile geldi.\n\n"
      "Yorum\nL1-L4 T skoru -3,4 idi.\n\nSonuç\nL1-L4 T skoru -2,9 idi.\n";
  read("Fizyoterapi ünitesi\nProgram sonu raporu\n\n" + turkish);
  EXPECT_EQ(whose("bmd", "-3.4"), "1");
  EXPECT_EQ(whose("bmd", "-2.9"), "1");
  read("Olgu sunumu\n\n" + turkish);
  EXPECT_EQ(whose("bmd", "-2.9"), "general") << "of the field";
}

TEST_F(Record, IsNoJournalsLetters) {
  read(
      "Bone clinic letters\n\nTwo sisters\n\nThe elder, 29 years old, had a "
      "fracture of T8. The younger, 24 years old, had a fracture of L1.\n");
  EXPECT_EQ(whose("fracture", "L1"), "2");
}

TEST_F(Record, GoesOnInAnAddendum) {
  read(
      "Poliklinik notu\n\n29 yaşında kadın hasta. T8 kırığı.\n\n"
      "EK – 6. ay, poliklinik\nGeldi. Bel T eksi 2,5.\n");
  EXPECT_EQ(told("bmd"), "T-score lumbar spine -2.5");
}

TEST_F(Record, NumbersNobodyByAYear) {
  for (const char* later : {"Hasta 2021'de", "Hasta 2019’da", "Olgu 2022,"}) {
    read(
        "Olgu sunumu\n\n29 yaşında kadın hasta başvurdu. T8 kırığı vardı.\n\n"
        "Son görüşme\n" +
        std::string(later) + " yeniden geldi, L1-L4 T skoru -2,9 idi.\n");
    EXPECT_EQ(cases(), "1") << later;
    EXPECT_EQ(whose("bmd", "-2.9"), "1") << later;
  }
  read(
      "Case report\n\nA 29-year-old woman had a fracture of T8.\n\nLast visit\n"
      "Patient 2021: seen again, the L1-L4 T-score was -2.9.\n");
  EXPECT_EQ(cases(), "1");
}

TEST_F(Record, NumbersNobodyByAFirstPregnancy) {
  for (const char* bore : {"Hasta ilk gebeliğinde",
                           "Hastamız ikinci doğumundan", "Hastamızı ilk kez"}) {
    read(
        "Olgu sunumu\n\n29 yaşında kadın hasta başvurdu. T8 kırığı vardı.\n\n" +
        std::string(bore) + " sonra gördük, L1-L4 T skoru -2,9 idi.\n");
    EXPECT_EQ(cases(), "1") << bore;
  }
}

TEST_F(Record, ScoresHeadsAreOfThePlaceLeftOfThem) {
  read(
      "Case report\n\nA 29-year-old woman had a fracture of T8.\n\n"
      "Table 1. Bone density\n"
      "                     L1-L4 (g/cm2)   T      Femoral neck (g/cm2)   T\n"
      "Diagnosis (2014)     0.744          -3.4    0.702                 -2.0\n"
      "Month 18 (2016)      0.868          -2.2    0.741                 -1.7\n"
      "\n");
  EXPECT_EQ(whose("bmd", "-1.7"), "1");
  EXPECT_EQ(told("bmd"),
            "BMD lumbar spine 0.744 g/cm2 baseline, "
            "T-score lumbar spine -3.4 baseline, "
            "BMD femoral neck 0.702 g/cm2 baseline, "
            "T-score femoral neck -2.0 baseline, "
            "BMD lumbar spine 0.868 g/cm2 follow-up, "
            "T-score lumbar spine -2.2 follow-up, "
            "BMD femoral neck 0.741 g/cm2 follow-up, "
            "T-score femoral neck -1.7 follow-up");
}

TEST_F(Record, AScoreBehindTwoPlacesIsOfNeither) {
  read(
      "Case report\n\nA 29-year-old woman had a fracture of T8.\n\n"
      "Table 1. Bone density\n"
      "                     L1-L4 (g/cm2)   Femoral neck (g/cm2)   T-score\n"
      "Diagnosis            0.744           0.702                  -2.0\n"
      "Month 18             0.868           0.741                  -1.7\n\n");
  EXPECT_EQ(told("bmd").find("T-score femoral neck"), std::string::npos);
}

TEST_F(Record, WhatWasNotMeasuredIsNoFirstMeasurement) {
  of_a_turkish_woman(
      "Osteokalsin bakılamadı. İki gün sonra osteokalsin 22 ng/mL ölçüldü.");
  EXPECT_EQ(told("lab"), "osteocalcin not done, osteocalcin 22 ng/mL");
  of_a_woman(
      "Osteocalcin was not measured. It was seen that osteocalcin was 22 "
      "ng/mL.");
  EXPECT_EQ(told("lab"), "osteocalcin not done, osteocalcin 22 ng/mL");
}

TEST_F(Record, WhatBracketsSayOfTheFieldStaysInThem) {
  of_a_turkish_woman(
      "Denosumab verilmedi (çocuk isteği olabilir), kalsiyum verildi.");
  EXPECT_EQ(told("drug"), "denosumab absent, calcium");
  of_a_turkish_woman("T9'da kırık izlendi (eski olabilir).");
  EXPECT_EQ(told("fracture"), "vertebral T9");
  of_a_woman("A fracture of T9 was seen (which may be old).");
  EXPECT_EQ(told("fracture"), "vertebral T9");
  of_a_woman("Denosumab may cause hypocalcemia (a reported effect).");
  EXPECT_EQ(told("drug"), "") << "the sentence says so itself";
}

TEST_F(Record, WhatThereIsEndsWhatIsDenied) {
  of_a_turkish_woman("Bel ağrısı var, kalça ağrısı yok.");
  EXPECT_EQ(told("symptom"), "low back pain, hip pain absent");
  of_a_turkish_woman("Kalça ağrısı olan hastada kırık yoktu.");
  EXPECT_EQ(told("symptom"), "hip pain");
  of_a_turkish_woman("Ateşi yok, bel ağrısı var, kilo kaybı yok.");
  EXPECT_EQ(told("symptom"), "fever absent, low back pain, weight loss absent");
}

TEST_F(Record, ListsOfValuesAreInTheLanguageAround) {
  read(
      "FTR kliniği – Epikriz\n\nLAB (07.11.2019)\n"
      "Hb: 11,2 g/dl   ESH: 22 mm/s   CRP: 3,1 mg/L (N: 0-5)\n"
      "TSH: 2,1 µIU/ml   RF (-)   HLA-B27 (-)   Brucella aglütinasyonu (-)\n\n"
      "Hasta 29 yaşında kadın. T8 kırığı saptandı, alendronat başlandı.\n");
  EXPECT_NE(told("lab").find("hemoglobin 11.2 g/dL"), std::string::npos)
      << told("lab");
  EXPECT_NE(told("lab").find("TSH 2.1"), std::string::npos) << told("lab");
}

TEST_F(Record, WhatTheBabyHasSheHasNot) {
  of_a_turkish_woman("Bir seansı bebeğinin ateşi nedeniyle kaçırdı.");
  EXPECT_EQ(told("symptom"), "");
  of_a_turkish_woman("Yenidoğanda klavikula kırığı vardı.");
  EXPECT_EQ(told("fracture"), "");
  of_a_woman("The newborn had a clavicle fracture.");
  EXPECT_EQ(told("fracture"), "");
  of_a_woman("She missed a session because of her baby's fever.");
  EXPECT_EQ(told("symptom"), "");
}

TEST_F(Record, WhatWasTalkedOfAndNotWantedWasNotGiven) {
  of_a_turkish_woman("Teriparatidi anlattım, iğneden korktuğu için istemedi.");
  EXPECT_EQ(told("drug"), "teriparatide absent");
  of_a_turkish_woman("Alendronatı konuştuk, başladık.");
  EXPECT_EQ(told("drug"), "alendronate");
  of_a_woman("We talked about teriparatide and she declined.");
  EXPECT_EQ(told("drug"), "teriparatide absent");
}

TEST_F(Record, WhatSheTakesIsNotPastAndHerAllergyIsNoDrug) {
  of_a_turkish_woman("Kullandığı ilaçlar: alendronat 70 mg/hafta.");
  EXPECT_EQ(told("drug"), "alendronate 70 mg weekly");
  of_a_turkish_woman("Alerji: penisilin.");
  EXPECT_EQ(told("drug"), "");
  of_a_woman("Known allergies: penicillin.");
  EXPECT_EQ(told("drug"), "");
}

TEST_F(Record, WhatHerHusbandAndHisMotherHaveSheHasNot) {
  of_a_turkish_woman("Eşi günde bir paket sigara içiyor.");
  EXPECT_EQ(told("risk_factor"), "");
  of_a_turkish_woman("Kayınvalidesinin osteoporozu vardı.");
  EXPECT_EQ(told("diagnosis"), "");
}

TEST_F(Record, ARowOfFiguresIsOfThePlacesOfBothSides) {
  of_a_turkish_woman(
      "Lomber T skoru -1,8, sağ femur boynu T skoru -2,6, sol femur boynu T "
      "skoru -2,9 idi. Bir yıl sonra T skorları sırasıyla -1,5, -1,7 ve -1,9 "
      "bulundu.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -1.8, T-score femoral neck right -2.6, "
            "T-score femoral neck left -2.9, "
            "T-score lumbar spine -1.5 follow-up, "
            "T-score femoral neck right -1.7 follow-up, "
            "T-score femoral neck left -1.9 follow-up");
}

TEST_F(Record, SheTellsItHerself) {
  of_a_turkish_woman("Annemde kemik erimesi var. Kortizon kullanmadım.");
  EXPECT_EQ(told("diagnosis"), "");
  EXPECT_EQ(told("risk_factor"),
            "family history of osteoporosis, glucocorticoid absent");
  of_a_turkish_woman("İkinci çocuğu istiyoruz.");
  EXPECT_EQ(told("parity"), "");
  of_a_woman("My husband smokes. We want a second child.");
  EXPECT_EQ(told("risk_factor") + told("parity"), "");
}

TEST_F(Record, WhatIsPreventedSheHasNotGot) {
  of_a_turkish_woman("Tromboz profilaksisi için enoksaparin 40 mg verildi.");
  EXPECT_EQ(told("diagnosis"), "");
  of_a_woman("Enoxaparin 40 mg was given for prophylaxis of thrombosis.");
  EXPECT_EQ(told("diagnosis"), "");
}

}  // namespace
}  // namespace casebook
