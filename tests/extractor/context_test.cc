// What is denied, suspected, advised or of an earlier time: how far the words
// that say so act.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using Context = ToldReport;

TEST_F(Context, WhatWasAdvisedAndTakenWasTaken) {
  of_a_woman("Alendronate was recommended, and she took it for a year.");
  EXPECT_EQ(told("drug"), "alendronate");
  of_a_turkish_woman("Teriparatid önerildi, hasta düzenli kullandı.");
  EXPECT_EQ(told("drug"), "teriparatide");
}

TEST_F(Context, WhatWasAdvisedIsNotTakenWhereAnotherIs) {
  of_a_woman("Alendronate was recommended, but calcitonin was given.");
  EXPECT_EQ(told("drug"), "alendronate advised, calcitonin");
  of_a_turkish_woman("Teriparatid önerildi, hasta kalsitonin kullandı.");
  EXPECT_EQ(told("drug"), "teriparatide advised, calcitonin");
}

TEST_F(Context, ASuspicionThatIsConfirmedIsNone) {
  of_a_woman(
      "Radiographs raised the suspicion of vertebral fractures, and MRI "
      "confirmed them in T6 and T7.");
  EXPECT_EQ(told("fracture"), "vertebral T6, vertebral T7");
  of_a_turkish_woman("L2 kırığından şüphelenildi, MRG ile doğrulandı.");
  EXPECT_EQ(told("fracture"), "vertebral L2");
  of_a_turkish_woman("L2 kırığından şüphelenildi.");
  EXPECT_EQ(told("fracture"), "vertebral L2 possible");
}

TEST_F(Context, ATimeToldFirstHoldsBeyondASemicolon) {
  of_a_woman(
      "Before treatment the lumbar T-score was -3.2; at the femoral neck the "
      "T-score was -2.1.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.2 baseline, "
            "T-score femoral neck -2.1 baseline");
  of_a_turkish_woman(
      "Tedaviden önce lomber T skoru -3,2; femur boynunda T skoru -2,1 idi.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.2 baseline, "
            "T-score femoral neck -2.1 baseline");
}

TEST_F(Context, ATimeToldFirstEndsWhereAnotherIsTold) {
  of_a_woman(
      "Before treatment the lumbar T-score was -3.2; after two years it was "
      "-2.1 at the lumbar spine.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.2 baseline, "
            "T-score lumbar spine -2.1 follow-up");
}

TEST_F(Context, WhatDoesNotHappenIsNoDrug) {
  of_a_turkish_woman("Denosumab ile hipokalsemi görülmedi.");
  EXPECT_EQ(told("drug"), "denosumab");
  of_a_turkish_woman("Teriparatid kullanımı olmadı.");
  EXPECT_EQ(told("drug"), "teriparatide absent");
}

TEST_F(Context, ADenialStopsAtWhatGoesOn) {
  of_a_turkish_woman(
      "D vitamini 1000 IU/gün ile devam, bifosfonat düşünülmedi.");
  EXPECT_EQ(told("drug"), "vitamin D 1000 IU daily, bisphosphonate absent");
  of_a_turkish_woman("Grafide kırık kaynamış, vida gevşemesi yok.");
  EXPECT_EQ(told("outcome"), "fracture union");
}

TEST_F(Context, WhatWentOnMeanwhileIsNotDenied) {
  of_a_woman(
      "After teriparatide, zoledronic acid was considered but not given.");
  EXPECT_EQ(told("drug"), "teriparatide, zoledronate absent");
  of_a_woman("During treatment with denosumab hypocalcaemia did not occur.");
  EXPECT_EQ(told("drug"), "denosumab");
  of_a_turkish_woman("Denosumab tedavisi sırasında yeni kırık oluşmadı.");
  EXPECT_EQ(told("drug"), "denosumab");
  of_a_turkish_woman(
      "Teriparatid sonrası zoledronik asit düşünülmekteyse de henüz "
      "uygulanmamıştır.");
  EXPECT_EQ(told("drug"), "teriparatide, zoledronate absent");
  of_a_turkish_woman(
      "Teriparatidin üçüncü ayında ağrı kesiciye gereksinimi kalmamıştı.");
  EXPECT_EQ(told("drug"), "teriparatide, analgesic absent");
}

TEST_F(Context, ADenialStopsAtTheCircumstanceOfWhatItDenies) {
  of_a_woman(
      "She has had no steroids, and after enoxaparin no bleeding occurred.");
  EXPECT_EQ(told("drug"), "glucocorticoid absent, enoxaparin");
  of_a_woman("There were no new fractures during denosumab.");
  EXPECT_EQ(told("drug"), "denosumab");
  of_a_woman("She had never been on alendronate.");
  EXPECT_EQ(told("drug"), "alendronate absent");
  of_a_woman("She was not under treatment with heparin.");
  EXPECT_EQ(told("drug"), "heparin absent");
}

TEST_F(Context, WhatAPatientDeclinedWasNotGiven) {
  of_a_turkish_woman(
      "Hastaya emzirmeyi sonlandırması ve teriparatid tedavisi önerildi ancak "
      "hasta kabul etmedi.");
  EXPECT_EQ(told("drug"), "teriparatide absent");
  of_a_turkish_woman("Zoledronik asit önerildi fakat hasta istemedi.");
  EXPECT_EQ(told("drug"), "zoledronate absent");
  of_a_turkish_woman(
      "Teriparatid önerildi ancak kalsitonin kullanmayı kabul etmedi.");
  EXPECT_EQ(told("drug"), "teriparatide advised, calcitonin absent");
  of_a_woman("Zoledronic acid was proposed, but the patient did not accept.");
  EXPECT_EQ(told("drug"), "zoledronate absent");
}

TEST_F(Context, WhatAnAuthorWouldNotGiveIsNotGiven) {
  of_a_woman("I would not give denosumab.");
  EXPECT_EQ(told("drug"), "denosumab absent");
  of_a_turkish_woman("Bu hastaya denosumab vermezdim.");
  EXPECT_EQ(told("drug"), "denosumab absent");
}

TEST_F(Context, WeaningThatWasAdvisedAndDoneWasDone) {
  of_a_woman("She was advised to wean and did so.");
  EXPECT_EQ(told("lactation"), "weaning");
  of_a_turkish_woman("Emzirmeyi bırakması önerildi ve hasta bıraktı.");
  EXPECT_EQ(told("lactation"), "weaning");
  of_a_turkish_woman("Emzirmeyi kesmesi önerildi, ancak kabul etmedi.");
  EXPECT_EQ(told("lactation"), "weaning absent");
}

TEST_F(Context, AnotherCircumstanceIsNoneOfTheDrug) {
  of_a_woman("After delivery calcitonin was not given.");
  EXPECT_EQ(told("drug"), "calcitonin absent");
  of_a_turkish_woman("Doğum sonrası kalsitonin kullanılmadı.");
  EXPECT_EQ(told("drug"), "calcitonin absent");
}

TEST_F(Context, TurkishDeniesInTheFirstPersonAndWithoutAVerb) {
  of_a_turkish_woman("Miyelom ve metastaz için araştırmalar boş çıktı.");
  EXPECT_EQ(told("diagnosis"), "multiple myeloma absent, metastasis absent");
  of_a_turkish_woman("On sekiz ay izledik, tek bir yeni kırık görmedik.");
  EXPECT_EQ(told("outcome"), "new fracture absent");
  of_a_turkish_woman(
      "Ne işlem yapılan ne de komşu düzeylerde yeni kırık ortaya çıktı.");
  EXPECT_EQ(told("outcome"), "new fracture absent");
  of_a_turkish_woman("Kontrolde: yeni kırık Ø, travma/düşme Ø.");
  EXPECT_EQ(told("outcome"), "new fracture absent");
  EXPECT_EQ(told("risk_factor"), "trauma absent");
}

TEST_F(Context, AHeadOfWhatWasNotFoundDenies) {
  of_a_woman("Not found: multiple myeloma, celiac disease.");
  EXPECT_EQ(told("diagnosis"),
            "multiple myeloma absent, celiac disease absent");
  of_a_turkish_woman("Bulunmayan: çölyak, miyelom.");
  EXPECT_EQ(told("diagnosis"),
            "celiac disease absent, multiple myeloma absent");
}

TEST_F(Context, ANumberIsNoDenial) {
  of_a_woman("Case no: 3, with fractures of T8 and T9.");
  EXPECT_EQ(told("fracture"), "vertebral T8, vertebral T9");
  of_a_turkish_woman("Dosya no: 12, T8 kırığı vardı.");
  EXPECT_EQ(told("fracture"), "vertebral T8");
}

TEST_F(Context, AQuestionToColleaguesTellsOfNothingDone) {
  of_a_woman("Would anybody give teriparatide?");
  EXPECT_EQ(told("drug"), "");
  of_a_turkish_woman("Teriparatid verilsin mi?");
  EXPECT_EQ(told("drug"), "");
}

TEST_F(Context, TheReasonOfADenialIsThere) {
  of_a_turkish_woman("Bisfosfonat, osteomalazi nedeniyle kullanılmadı.");
  EXPECT_EQ(told("diagnosis").find("absent"), std::string::npos);
  EXPECT_EQ(told("drug"), "bisphosphonate absent");
  of_a_turkish_woman("Osteoporoza yol açacak bir hastalığı yoktu.");
  EXPECT_EQ(told("diagnosis"), "");
}

TEST_F(Context, WhatWasDoneEndsADenial) {
  of_a_turkish_woman(
      "Kalça kırığı nedeniyle opere edildi, komplikasyon olmadı.");
  EXPECT_EQ(told("fracture"), "hip");
}

TEST_F(Context, ABirthInAWeekIsOfThePregnancy) {
  of_a_turkish_woman("Doğum 38. haftada sezaryenle yaptırıldı.");
  EXPECT_EQ(told("timing"), "gestation 38 week");
  of_a_woman("Her back snapped nine weeks after her son was born.");
  EXPECT_EQ(told("timing"), "postpartum 9 week");
  of_a_turkish_woman("Ağrısı oğlu doğduktan dokuz hafta sonra başladı.");
  EXPECT_EQ(told("timing"), "postpartum 9 week");
  of_a_turkish_woman("Doğumun üçüncü haftasında ağrısı başladı.");
  EXPECT_EQ(told("timing"), "postpartum 3 week");
  of_a_turkish_woman("Gebeliğinde 8 ay boyunca enoksaparin kullandı.");
  EXPECT_EQ(told("timing"), "");
  of_a_turkish_woman("Yeni bir gebeliği iki yıl ertelemesi önerildi.");
  EXPECT_EQ(told("timing"), "");
}

TEST_F(Context, AFatigueFractureIsNoFatigue) {
  of_a_woman("MRI showed a fatigue fracture of the sacrum.");
  EXPECT_EQ(told("symptom"), "");
  of_a_turkish_woman("MRG'de sakrumda yorgunluk kırığı vardı.");
  EXPECT_EQ(told("symptom"), "");
}

TEST_F(Context, AGeneWithoutAVariantIsDenied) {
  of_a_woman("No variant was found in COL1A1, COL1A2 or WNT1.");
  EXPECT_EQ(told("gene"), "COL1A1 absent, COL1A2 absent, WNT1 absent");
  of_a_turkish_woman("COL1A1 ve WNT1 genlerinde varyant saptanmadı.");
  EXPECT_EQ(told("gene"), "COL1A1 absent, WNT1 absent");
}

TEST_F(Context, AnEndingThatTakesAwayNamesNothing) {
  of_a_turkish_woman("Yara yeri temiz, ateşsiz olan hasta taburcu edildi.");
  EXPECT_EQ(told("symptom"), "");
}

}  // namespace
}  // namespace casebook
