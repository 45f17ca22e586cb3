// Whose what is told of a cohort in arms is.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using ArmsOfCohort = ToldReport;

TEST_F(ArmsOfCohort, MayBeTheTwoSexes) {
  read(
      "Transient osteoporosis of the hip in 24 patients\n\nPatients and "
      "methods\nThe records of 24 patients (10 pregnant women and 14 men) were "
      "reviewed.\n\n"
      "Results\nThe women were 33.1 ± 3.2 years old and the men 45.2 ± 6.1 "
      "years "
      "old. In the men zoledronic acid 5 mg was infused. Two women broke the "
      "right femoral neck.\n");
  EXPECT_EQ(cases(), "1g 2g 3g");
  EXPECT_EQ(whose("age", "33.1"), "1");
  EXPECT_EQ(whose("age", "45.2"), "2");
  EXPECT_EQ(whose("zoledronate"), "2");
  EXPECT_EQ(whose("femoral neck"), "1");
  read(
      "Kalçanın geçici osteoporozu\n\nGereç ve "
      "yöntem\n24 hasta (10 gebe, 14 erkek) geriye dönük "
      "incelendi.\n\n"
      "Bulgular\nGebelerin yaşı 33,1 ± 3,2, erkeklerinki "
      "45,2 ± 6,1 yıldı. Erkeklere zoledronik asit 5 mg "
      "verildi.\n");
  EXPECT_EQ(cases(), "1g 2g 3g");
  EXPECT_EQ(whose("age", "33.1"), "1");
  EXPECT_EQ(whose("zoledronate"), "2");
}

TEST_F(ArmsOfCohort, HaveTheDrugThatTheyAreNamedAfter) {
  read(
      "Methods\nThe records of 25 patients were reviewed. Ten had received "
      "teriparatide (TPTD group), nine zoledronic acid (ZOL group) and six "
      "only "
      "calcium and vitamin D (control group). TPTD was injected at 20 "
      "µg/day for 12 months.\n\n"
      "Results\nDuring 31 months one woman in the control group had a new "
      "fracture (L3); none was found in the ZOL group.\n");
  EXPECT_EQ(whose("teriparatide"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "3");
}

}  // namespace
}  // namespace casebook
