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

TEST_F(ToldSideBySide, AFigureToCompareWithDoesNotTurnToItsOwner) {
  of_the_second_in_turkish(
      "Olgu 1'deki -3,0 değerine karşılık T skoru -4,1 idi.");
  EXPECT_EQ(whose("-4.1"), "2");
}

TEST_F(ToldSideBySide, AListGivesEachPatientOne) {
  read(
      "We saw three women. They were 26, 31 and 40 years old. The first had "
      "three fractures (T8, T9, L1), the second one (L2) and the third none. "
      "Lumbar T-scores were -3.6, -2.8 and -2.5.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T8, 1: T9, 1: L1, 2: L2");
  EXPECT_EQ(whose("-3.6") + whose("-2.8") + whose("-2.5"), "123");
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

}  // namespace
}  // namespace casebook
