// Patients told of in one sentence: whose figures and drugs are whose.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class ToldSideBySide : public ToldReport {
 protected:
  void of_the_second(const std::string& sentence) {
    read(
        "Case 1\n\nA 27-year-old woman had fractures of T10 and T12.\n\n"
        "Case 2\n\nA 33-year-old woman had fractures of L1-L4. " +
        sentence + "\n");
  }
  void of_the_second_in_turkish(const std::string& sentence) {
    read(
        "Olgu 1\n\n27 yaşında kadında T10 ve T12 kırıkları vardı.\n\n"
        "Olgu 2\n\n33 yaşında kadında L1-L4 kırıkları vardı. " +
        sentence + "\n");
  }
};

TEST_F(ToldSideBySide, WhatComesBeforeTheOtherStaysHers) {
  of_the_second("Her T-score was -4.1; that of case 1 had been -3.0.");
  EXPECT_EQ(whose("-4.1"), "2");
  of_the_second("Her T-score was -4.1, whereas in case 1 it was -3.0.");
  EXPECT_EQ(whose("-4.1"), "2");
  EXPECT_EQ(whose("-3.0"), "1");
  of_the_second("Her T-score was -4.1, lower than that of the first patient.");
  EXPECT_EQ(whose("-4.1"), "2");
  of_the_second_in_turkish("T skoru -4,1 iken olgu 1'de -3,0 idi.");
  EXPECT_EQ(whose("-4.1"), "2");
  EXPECT_EQ(whose("-3.0"), "1");
}

TEST_F(ToldSideBySide, WhatComesBeforeItsOwnerIsHis) {
  of_the_second("T-scores were -3.0 in case 1 and -4.1 in case 2.");
  EXPECT_EQ(whose("-3.0"), "1");
  EXPECT_EQ(whose("-4.1"), "2");
}

TEST_F(ToldSideBySide, ARelativeOfTheOtherIsUnderHisOwnHeading) {
  read(
      "Case 1\n\nA 55-year-old man had a fracture of L1.\n\n"
      "Case 2\n\nThe 21-year-old daughter of case 1. She had a fracture of "
      "T8.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: L1, 2: T8");
  EXPECT_EQ(told_by_case("age"), "1: 55 year, 2: 21 year");
  read(
      "Olgu 1\n\n55 yaşında erkek. L1 kırığı vardı.\n\n"
      "Olgu 2\n\nBirinci olgunun 21 yaşındaki kızı. T8 kırığı vardı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: L1, 2: T8");
  EXPECT_EQ(told_by_case("age"), "1: 55 year, 2: 21 year");
}

TEST_F(ToldSideBySide, ANameInPassingLeavesWhomTheHeadingNames) {
  of_the_second(
      "Her course was quiet. The first patient had been in pain for longer. "
      "The T-score was -2.2.");
  EXPECT_EQ(whose("-2.2"), "2");
  of_the_second_in_turkish(
      "Seyri sakindi. Birinci olguda ağrı daha uzun sürmüştü. T skoru -2,2 "
      "idi.");
  EXPECT_EQ(whose("-2.2"), "2");
}

TEST_F(ToldSideBySide, ACodeIsASentenceOfItsOwn) {
  read(
      "We describe three men.\n\n"
      "M1. A 26-year-old student had fractures of T10 and T11.\n\n"
      "M2. This 41-year-old driver had a fracture of T7.\n\n"
      "M3. Age 35, worker; fracture of L3.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T10, 1: T11, 2: T7, 3: L3");
  EXPECT_EQ(told_by_case("age"), "1: 26 year, 2: 41 year, 3: 35 year");
}

TEST_F(ToldSideBySide, AParagraphNumbersAPatientBesideHeadings) {
  read(
      "Results\n\nPatient 2 was 29, with amenorrhea. She had a fracture of "
      "T8.\n\n"
      "Patient 5, aged 24, had a fracture of L1.\n\n"
      "Patient 9, the eldest, was 45 years old. She had a fracture of T12.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 2: L1, 3: T12");
}

TEST_F(ToldSideBySide, AFigureToCompareWithDoesNotTurnToItsOwner) {
  of_the_second_in_turkish(
      "Olgu 1'deki -3,0 değerine karşılık T skoru -4,1 idi.");
  EXPECT_EQ(whose("-4.1"), "2");
}

TEST_F(ToldSideBySide, WhatBothDidIsOfThemTogether) {
  read(
      "The first patient was 31 years old. The second, who was 38, had a "
      "T-score of -2.9. Both stopped breastfeeding.\n");
  EXPECT_EQ(whose("weaning"), "3");
}

TEST_F(ToldSideBySide, InitialsAreNoDose) {
  read(
      "Olgu serisi\n\nA.K. 29 yaşında idi, L2 kırığı vardı. B.D. 34 yaşında "
      "idi, T11 kırığı vardı. A.K. alendronat, B.D. kalsiyum kullandı.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: L2, 2: T11");
  EXPECT_EQ(told_by_case("drug"), "1: alendronate, 2: calcium");
}

TEST_F(ToldSideBySide, ALabelOpensThePatientsParagraph) {
  read(
      "Not just the ligaments: three young mothers who could not get up\n\n"
      "The runner. A marathon runner of 33 limped into the clinic. She weighed "
      "54 "
      "kg.\n\n"
      "The woman with blue sclerae. She was 26. The X-ray showed a fracture of "
      "T10.\n\n"
      "The woman with lupus. She is 39 and smokes. A CT done for an embolism "
      "(none was found) revealed a fracture of T7.\n\n"
      "What they share. None of the three had fallen.\n");
  EXPECT_EQ(told_by_case("age"), "1: 33 year, 2: 26 year, 3: 39 year");
  EXPECT_EQ(told_by_case("fracture"), "2: T10, 3: T7");
  EXPECT_EQ(whose("risk_factor", "trauma"), "4");
}

}  // namespace
}  // namespace casebook
