// Turkish words that look like figures and levels and are none, spans that go
// on, and the breast given up.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using TurkishFigures = ToldReport;

TEST_F(TurkishFigures, AWordWithAnEndingIsNoLevelAndNoCount) {
  of_a_turkish_woman("Torakal vertebralarda birden fazla kırık saptandı.");
  EXPECT_EQ(told("fracture"), "vertebral");
  of_a_turkish_woman("Hastada birden fibula stres kırığı gelişti.");
  EXPECT_EQ(told("fracture"), "fibula");
  of_a_turkish_woman("Torakal onun kırığı sürüyordu.");
  EXPECT_EQ(told("fracture"), "") << "his, and no T10";
  of_a_turkish_woman("Kırkında kalça kırığı oldu.");
  EXPECT_EQ(told("fracture"), "hip") << "an age, and no count";
}

TEST_F(TurkishFigures, ANumberWordBeforeVertebraeCounts) {
  of_a_turkish_woman("Torakal üç omurda kırık saptandı.");
  EXPECT_EQ(told("fracture"), "vertebral 3");
  of_a_turkish_woman("Lomber vertebralarda iki çökme kırığı saptandı.");
  EXPECT_EQ(told("fracture"), "vertebral 2");
  of_a_turkish_woman("Torakal sekizde kırık saptandı.");
  EXPECT_EQ(told("fracture"), "vertebral T8");
}

TEST_F(TurkishFigures, ClassesOfLevelsAreNobodysFractures) {
  of_a_turkish_woman(
      "Kırık bölgesine göre üç küme oluşturuldu: T10 ve yukarısı, T11-L1, L2 "
      "ve aşağısı.");
  EXPECT_EQ(told("fracture"), "");
  of_a_turkish_woman("Kırıklar T1-T9, T10-L2 olarak iki gruba ayrıldı.");
  EXPECT_EQ(told("fracture"), "");
  of_a_turkish_woman("Kırık T10 ve T12'deydi.");
  EXPECT_EQ(told("fracture"), "vertebral T10, vertebral T12");
}

TEST_F(TurkishFigures, SpansThatGoOnAreRead) {
  of_a_turkish_woman("12 yıldan beri günde 5 mg prednizolon alıyordu.");
  EXPECT_EQ(told("drug"), "prednisolone 5 mg daily 12");
  of_a_turkish_woman("Fenitoini 10 yılı aşkın süredir kullanıyordu.");
  EXPECT_EQ(told("drug"), "phenytoin 10");
  of_a_turkish_woman("Altı haftadan bu yana sırt ağrısı vardı.");
  EXPECT_EQ(told("symptom"), "back pain 6");
  of_a_turkish_woman("Gebelik öncesinde iki yıl metotreksat kullanmıştı.");
  EXPECT_EQ(told("timing"), "") << "before it, and no week of it";
}

TEST_F(TurkishFigures, TheBreastIsGivenUpInManyWords) {
  for (const char* advised :
       {"Emzirmesini kesmesi istendi.", "Emzirmenin durdurulması önerildi.",
        "Anne sütü vermeyi kesmesi gerektiği söylendi.",
        "Bebeğini emzirmemesi önerildi."}) {
    of_a_turkish_woman(advised);
    EXPECT_EQ(told("lactation"), "weaning advised") << advised;
  }
  of_a_turkish_woman("Emzirmeyi bıraktıktan iki ay sonra ağrısı geçti.");
  EXPECT_EQ(told("lactation"), "weaning");
  of_a_turkish_woman("Önerilmesine karşın emzirmeyi kesmedi.");
  EXPECT_EQ(told("lactation"), "weaning absent");
}

TEST_F(TurkishFigures, ACourseAndAPainAreTimedInEitherOrder) {
  of_a_turkish_woman("Sekiz yıldan beri bifosfonat alıyordu.");
  EXPECT_EQ(told("drug"), "bisphosphonate 8");
  of_a_turkish_woman("Uyluk ağrısı ortalama 8,5 ay sürmüştü.");
  EXPECT_EQ(told("symptom"), "thigh pain 8.5");
  of_a_turkish_woman("Bel ağrısı son üç aydır artmıştı.");
  EXPECT_EQ(told("symptom"), "low back pain") << "how long it grew";
  of_a_turkish_woman("Gebeliğinin son üç ayında bel ağrısı vardı.");
  EXPECT_EQ(told("timing"), "") << "the last three months, not the third";
  EXPECT_EQ(told("symptom"), "low back pain");
}

TEST_F(TurkishFigures, TwoDenialsAreNone) {
  of_a_turkish_woman("Bifosfonat almamış tek bir hasta yoktu.");
  EXPECT_EQ(told("drug"), "bisphosphonate");
  of_a_turkish_woman("Bifosfonat almamıştı.");
  EXPECT_EQ(told("drug"), "bisphosphonate absent");
}

TEST_F(TurkishFigures, ALevelExceptedBehindTheVerbIsNotBroken) {
  of_a_turkish_woman("T5-T7 omurlarda kırık vardı, T6 hariç.");
  EXPECT_EQ(told("fracture"), "vertebral T5, vertebral T7");
}

TEST_F(TurkishFigures, SupplementsAreBegunByWhomever) {
  of_a_turkish_woman("Endokrinoloji bölümü hastaya D vitamini başladı.");
  EXPECT_EQ(told("drug"), "vitamin D");
  of_a_turkish_woman("Osteoporoz ilacı olarak yalnızca kalsiyum alıyor.");
  EXPECT_EQ(told("drug"), "calcium");
}

TEST_F(TurkishFigures, PainAndItsEndAreToldByThePredicate) {
  of_a_turkish_woman("Ağrısı hem belinde hem de sağ kalçasındaydı.");
  EXPECT_EQ(told("symptom"), "back pain, hip pain");
  of_a_turkish_woman("Yakınmalarının tümü geçmişti.");
  EXPECT_EQ(told("outcome"), "symptom-free");
  of_a_turkish_woman("Hasta tatmin edici biçimde iyileşti.");
  EXPECT_EQ(told("outcome"), "clinical improvement");
}

TEST_F(TurkishFigures, WeeksAreOfWhatTheyAreToldOf) {
  of_a_turkish_woman("Gebelik 36+4 haftada sezaryenle sonlandırıldı.");
  EXPECT_EQ(told("timing"), "gestation 36 week");
  of_a_turkish_woman("26 haftalık gebeyken sağ kalçada ağrı gelişti.");
  EXPECT_EQ(told("symptom"), "hip pain") << "not for 26 weeks";
  of_a_turkish_woman("Doğumdan sonra yalnızca iki hafta emzirebilmiş.");
  EXPECT_EQ(told("timing"), "") << "how long, and not when";
  of_a_turkish_woman("Teriparatid gebelik planladığı için 12. ayda kesildi.");
  EXPECT_EQ(told("timing"), "");
  EXPECT_EQ(told("drug"), "teriparatide");
}

TEST_F(TurkishFigures, WhatIsFoundAtALevelIsNotAlwaysAFracture) {
  of_a_turkish_woman("T11'de hemanjiom, T12'de kompresyon kırığı vardı.");
  EXPECT_EQ(told("fracture"), "vertebral T12");
  of_a_turkish_woman("MR'de L4'te kırık, L5'te ödem izlendi.");
  EXPECT_EQ(told("fracture"), "vertebral L4");
  of_a_turkish_woman("L5-S1'de disk hernisi vardı, kırık yoktu.");
  EXPECT_EQ(told("fracture"), "");
}

TEST_F(TurkishFigures, DrugsThatWereNotGivenAreAbsent) {
  of_a_turkish_woman("Teriparatid yerine zoledronat tercih edildi.");
  EXPECT_EQ(told("drug"), "teriparatide absent, zoledronate");
  of_a_turkish_woman("Teriparatid temin edilemediğinden alendronat verildi.");
  EXPECT_EQ(told("drug"), "teriparatide absent, alendronate");
  of_a_turkish_woman("Teriparatide uyum göstermedi, kendisi bıraktı.");
  EXPECT_EQ(told("drug"), "teriparatide");
  of_a_turkish_woman("Bel ağrısı nedeniyle parasetamol kullanıyordu.");
  EXPECT_EQ(told("adverse_event"), "") << "the reason, and no side effect";
  EXPECT_EQ(told("symptom"), "low back pain");
}

TEST_F(TurkishFigures, VertebraeThatWereMeasuredAreTheRegion) {
  of_a_turkish_woman("L1-L4 omurlarında ölçülen T skoru -3,1 bulundu.");
  EXPECT_EQ(told("bmd"), "T-score lumbar spine -3.1");
}

}  // namespace
}  // namespace casebook
