// Patients told of under the heading of an introduction.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using CaseInIntroduction = ToldReport;

TEST_F(CaseInIntroduction, BeginsWhereAParagraphNumbersAPatient) {
  read(
      "Introduction\n\nVertebrae may break when denosumab is stopped. A "
      "70-year-old woman had been described.\n\n"
      "Patient 1 was a 62-year-old woman with fractures of T6 and T8.\n\n"
      "Patient 2 was a woman of 58 with a fracture of L2.\n\n"
      "Patient 3, a 66-year-old man, had a fracture of L4.\n\n"
      "Comment\n\nPatient 4 was a 50-year-old woman of another report.\n");
  EXPECT_EQ(cases(), "1 2 3");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 1: T8, 2: L2, 3: L4");
  EXPECT_EQ(whose("age", "70"), "general");
  read(
      "Giriş\n\nDenosumab kesilince omurlar kırılabilir.\n\n"
      "Hasta 1, 62 yaşında bir kadındı; T6 ve T8 kırıkları vardı.\n\n"
      "Hasta 2, 58 yaşında bir kadındı; L2 kırığı vardı.\n\n"
      "Hasta 3, 66 yaşında bir erkekti; L4 kırığı vardı.\n\n"
      "Tartışma\n\nKırıklar iki dalga halinde gelebilir.\n");
  EXPECT_EQ(cases(), "1 2 3");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 1: T8, 2: L2, 3: L4");
}

TEST_F(CaseInIntroduction, DoesNotBeginWithAPatientOfOthers) {
  read(
      "Introduction\n\nA 70-year-old woman with a fracture of L1 was the first "
      "to be described.\n\n"
      "Case Report\n\nA 34-year-old woman had a fracture of T8.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("fracture"), "1: T8");
}

// An introduction without a heading, as of a letter.
TEST_F(CaseInIntroduction, DoesNotHoldWhatStandsAboveTheCasesHeading) {
  read(
      "Broken bones after birth\n\nThe sacrum breaks in the old [1]. "
      "Rheumatoid arthritis and hyperparathyroidism weaken it [2].\n\n"
      "2. The Patient\n\nA 34-year-old woman had a fracture of L2.\n");
  EXPECT_EQ(told("diagnosis"), "");
  EXPECT_EQ(told_by_case("fracture"), "1: L2");
  read(
      "Doğum sonrası kemikler\n\nSakrum yaşlılarda kırılır [1]. Romatoid "
      "artrit ve hiperparatiroidi onu zayıflatır [2].\n\n"
      "2. Olgu\n\n34 yaşında kadın hastada L2 kırığı vardı.\n");
  EXPECT_EQ(told("diagnosis"), "");
  EXPECT_EQ(told_by_case("fracture"), "1: L2");
}

}  // namespace
}  // namespace casebook
