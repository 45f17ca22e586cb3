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

TEST_F(TurkishFigures, VertebraeThatWereMeasuredAreTheRegion) {
  of_a_turkish_woman("L1-L4 omurlarında ölçülen T skoru -3,1 bulundu.");
  EXPECT_EQ(told("bmd"), "T-score lumbar spine -3.1");
}

}  // namespace
}  // namespace casebook
