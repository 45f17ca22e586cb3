// English reports as people tell them: what a denial reaches, and whose the
// words of a report's first lines are.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using ToldEnglish = ToldReport;

TEST_F(ToldEnglish, BehindAColonNothingIsDenied) {
  of_a_woman(
      "She was treated without surgery: rest, a corset, ibuprofen and "
      "teriparatide 20 mcg daily.");
  EXPECT_EQ(told("drug"), "ibuprofen, teriparatide 20 ug daily");
  EXPECT_EQ(told("procedure"), "orthosis");
}

TEST_F(ToldEnglish, ADenialsOwnColonLeadsUpToWhatIsDenied) {
  of_a_woman("She denied: smoking, alcohol. No risk factors: heparin.");
  EXPECT_EQ(told("risk_factor"),
            "smoking absent, alcohol absent, heparin absent");
}

TEST_F(ToldEnglish, ANoBehindAColonDeniesWhatFollows) {
  of_a_woman("Examination: no fever. Smoking: no, alcohol: yes.");
  EXPECT_EQ(told("symptom"), "fever absent");
  EXPECT_EQ(told("risk_factor"), "smoking absent, alcohol");
}

TEST_F(ToldEnglish, ARowOfFindingsEndsADenial) {
  of_a_woman(
      "CT: no metastasis, generalised osteopenia, wedge fractures of T8 and "
      "L1.");
  EXPECT_EQ(told("fracture"), "vertebral T8, vertebral L1");
  EXPECT_EQ(told("diagnosis"), "metastasis absent, osteopenia");
}

TEST_F(ToldEnglish, NotLongBeforeDeniesNothing) {
  of_a_woman("Not long before, her right pubic ramus had fractured.");
  EXPECT_EQ(told("fracture"), "pubic ramus right");
}

TEST_F(ToldEnglish, ANewbornsDrugIsNotHers) {
  of_a_woman(
      "The newborn girl (1980 g) required calcium and magnesium for "
      "hypocalcaemia. The baby was well and she was given calcium 1 g daily.");
  EXPECT_EQ(told("drug"), "calcium 1 g daily");
  EXPECT_EQ(told("diagnosis"), "");
}

TEST_F(ToldEnglish, PainMonthsAfterADoseIsNoAdverseEvent) {
  of_a_woman("Back pain began 11 months after the last dose of denosumab.");
  EXPECT_EQ(told("adverse_event"), "");
  EXPECT_EQ(told("symptom"), "back pain");
}

TEST_F(ToldEnglish, NumberedPatientsBelowAnIntroductionAreItsCases) {
  read(
      "Denosumab stopped: three patients\n\nIntroduction\nVertebrae may give "
      "way when denosumab is discontinued.\n\nPatient 1 was a 62-year-old "
      "woman. T6 broke.\n\nPatient 2 was a woman of 58 on prednisolone 7.5 mg "
      "daily. T12 broke.\n\nPatient 3, a 66-year-old man, had a fracture of "
      "L4.\n");
  EXPECT_EQ(whose("fracture", "T6"), "1");
  EXPECT_EQ(whose("drug", "prednisolone"), "2");
  EXPECT_EQ(whose("fracture", "L4"), "3");
}

TEST_F(ToldEnglish, SummaryAndConclusionsAboveAReportAreItsAbstract) {
  read(
      "Osteopenia in pregnancy\n\nSummary and conclusions\nA pregnant woman "
      "who had received heparin for nine months suffered a fracture of L1.\n\n"
      "Case report\nA 38-year-old woman was seen.\n");
  EXPECT_EQ(whose("fracture", "L1"), "1");
}

}  // namespace
}  // namespace casebook
