// What looks like one patient more, or none, and is not.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class NobodyNew : public ToldReport {};

TEST_F(NobodyNew, TheYoungerOfTwoWhoAreKnownIsNobodyNew) {
  read(
      "Two women passed through one clinic.\n\nMrs Haverly, a teacher, was 41 "
      "years old; the second patient, an apprentice hairdresser, was 22. The "
      "younger woman had fractures of L2. Haverly, who wanted no more "
      "children, "
      "received zoledronic acid 5 mg.\n");
  EXPECT_EQ(whose("age", "41"), "1");
  EXPECT_EQ(whose("age", "22"), "2");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(told_by_case("drug"), "1: zoledronate");
}

TEST_F(NobodyNew, SheWhoComesAgainSomeYearsOlderIsNobodyNew) {
  read(
      "Olgu sunumu\n\nLupuslu kadın hastanın izlemi sunulmaktadır.\n\n29 "
      "yaşında "
      "ilk gebeliğinde T8 kırığı saptandı.\n\n31 yaşında ikinci kez gebe "
      "kaldı. "
      "Lomber T skoru -2,9 idi.\n\n33 yaşındaki hastanın üçüncü başvurusunda "
      "L1 "
      "kırığı vardı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: L1");
  EXPECT_EQ(whose("-2.9"), "1");
  read(
      "Case report\n\nA 29-year-old woman had a fracture of T8.\n\nThe "
      "31-year-old woman became pregnant again. Her T-score was -2.9.\n\n"
      "A 33-year-old woman by now, she had a fracture of L1.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: L1");
  EXPECT_EQ(whose("-2.9"), "1");
}

TEST_F(NobodyNew, APlaceOnBothSidesIsNoWordOfAll) {
  read(
      "Four mothers came to us.\n\nFirst patient was a 23 year old primi who "
      "had a fracture of L1.\n\nThe second mother, aged 30 years, had a "
      "fracture "
      "of T8.\n\nThird was a 27 year old second gravida. At 36 weeks she "
      "developed pain in both groins. Fracture of T9 was seen.\n\n"
      "The last patient, 35 years old, had a fracture of T6.\n\n"
      "None of the four was a smoker. No fresh fracture was noted.\n\n"
      "In the Japanese series of 12 mothers, mean age 31 years, alendronate "
      "was "
      "used.\n");
  EXPECT_EQ(told_by_case("age"),
            "1: 23 year, 2: 30 year, 3: 27 year, 4: 35 year");
  EXPECT_EQ(whose("fracture", "T9"), "3");
  EXPECT_EQ(whose("symptom", "groin pain"), "3");
  EXPECT_EQ(whose("outcome", "new fracture"), "5");
  EXPECT_EQ(whose("drug", "alendronate"), "general");
}

TEST_F(NobodyNew, ALetterUnderASubjectLineIsOfItsPatient) {
  read(
      "Romatoloji Polikliniği\nKonu: E.T., 30 yaş – 14. ay kontrolü\n\n"
      "Sayın Meslektaşım,\n\nYönlendirdiğiniz hastanızı bugün yeniden gördüm. "
      "Hasta dört ay emzirmişti. Lomber T skoru -3,1 idi. Denosumab 60 mg "
      "başladım.\n");
  EXPECT_EQ(whose("-3.1"), "1");
  EXPECT_EQ(whose("denosumab"), "1");
}

TEST_F(NobodyNew, PatientsWithInitialsAreNoReview) {
  read(
      "AMAÇ\nÜç anneyi bir arada değerlendirdik.\n\n"
      "BULGULAR\nA.Y., S.B. ve M.T. adlı hastalar 25, 31 ve 36 yaşındaydı. "
      "Kırık A.Y.'de T10'da, S.B.'de T12'de saptandı. M.T.'de kırık yoktu.\n\n"
      "SONUÇ\nBir meta-analizde kırık riski iki katına çıkmıştır.\n");
  EXPECT_EQ(whose("fracture", "T10"), "1");
  EXPECT_EQ(whose("fracture", "T12"), "2");
}

TEST_F(NobodyNew, AChildhoodFractureBringsNobodyIn) {
  read(
      "Sayın Hocam,\n\nNermin Hanım otuz altı yaşında, üç çocuk annesi. Dokuz "
      "yaşında sağ el bileği, on üç yaşında sol köprücük kemiği kırılmış. Yan "
      "grafide T6 ve T7'de çökme gördüm. Size danışmak istediğim iki konu şu: "
      "Birincisi, ikinci dozu verelim mi? İkincisi, kızını görelim mi?\n");
  EXPECT_EQ(found_.cases.size(), 1U);
  EXPECT_EQ(whose("fracture", "T6"), "1");
}

TEST_F(NobodyNew, AReportThatThereIsTellsOfAnother) {
  read(
      "Dear Doctor,\n\nThank you for seeing Mrs Bell, who is 36 and had "
      "fractures of T8. There is a report of a 27-year-old who broke T12 after "
      "dalteparin for seven months.\n");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("fracture", "T12"), "general");
  EXPECT_EQ(whose("drug", "dalteparin"), "general");
}

}  // namespace
}  // namespace casebook
