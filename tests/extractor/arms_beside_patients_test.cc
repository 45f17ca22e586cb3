// A cohort in arms, of which some patients are told of by themselves.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

class ArmsBesidePatients : public ToldReport {
 protected:
  void SetUp() override {
    read(
        "Raloxifene or nothing after fractures in young mothers: 31 cases\n\n"
        "Patients and methods\nThe files of 31 women were read. Group A (n = "
        "14) took raloxifene 60 mg daily. Group B (n = 17) took nothing.\n\n"
        "Results\nThe whole group was 33.4 \xC2\xB1 4.1 years old.\n\n"
        "Table 1. Course\n"
        "                          Group A         Group B         p\n"
        "Age (years)               34.8 \xC2\xB1 4.0      32.2 \xC2\xB1 4.3    "
        "  "
        "0.41\n"
        "Lumbar T-score            -3.6 \xC2\xB1 0.7      -3.1 \xC2\xB1 0.6    "
        "  "
        "0.31\n\n"
        "We present two patients in more detail.\n\n"
        "Patient from Group A. Woman aged 36, with fractures of T6 and T7. She "
        "was treated as Group A was.\n\n"
        "Patient from Group B. Woman aged 26, with a fracture of L3. Hip "
        "T-score -1.4.\n");
  }
};

TEST_F(ArmsBesidePatients, EachHaveWhatIsTheirs) {
  EXPECT_EQ(cases(), "1 2 3g 4g 5g");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 1: T7, 2: L3");
  EXPECT_EQ(whose("bmd", "-1.4"), "2");
  EXPECT_EQ(whose("age", "36"), "1");
  EXPECT_EQ(whose("raloxifene"), "3");
}

TEST_F(ArmsBesidePatients, HaveTheTablesColumnsThoughNoCountHeadsThem) {
  EXPECT_EQ(whose("bmd", "-3.6"), "3");
  EXPECT_EQ(whose("bmd", "-3.1"), "4");
  EXPECT_EQ(whose("age", "34.8"), "3");
  EXPECT_EQ(whose("age", "32.2"), "4");
  EXPECT_EQ(whose("age", "33.4"), "5");
}

// "Patient 1" is not group 1.
TEST_F(ArmsBesidePatients, AreNotNumberedAsPatientsAre) {
  read(
      "Fractures in young mothers: 31 cases\n\nResults\nThe files of 31 women "
      "were read. Group 1 (n = 14) took raloxifene 60 mg daily, group 2 (n = "
      "17) took nothing.\n\n"
      "Case 1. A 36-year-old woman had fractures of T6.\n\n"
      "Case 2. A 26-year-old woman had a fracture of L3. She was of group 1, "
      "and her hip T-score was -1.4.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 2: L3");
  EXPECT_EQ(whose("bmd", "-1.4"), "2");
}

// What is said of all behind an arm is of all, and so is what follows.
TEST_F(ArmsBesidePatients, AreLeftForWhatIsSaidOfAll) {
  read(
      "Fractures in young mothers: 31 cases\n\nMethods\nThe files of 31 women "
      "were read. Group A (n = 14) took raloxifene 60 mg daily, group B (n = "
      "17) "
      "took nothing. All patients took calcium 600 mg daily. Densitometry was "
      "performed yearly.\n\nResults\nLumbar BMD rose by 12.1% in group A and "
      "by 5.3% in group B. The hip T-score was -1.9 in group B.\n");
  EXPECT_EQ(whose("calcium"), "3");
  EXPECT_EQ(whose("imaging", "DXA"), "3");
  EXPECT_EQ(whose("group_size", "14"), "1");
  EXPECT_EQ(whose("group_size", "17"), "2");
  EXPECT_EQ(whose("bmd_change", "12.1"), "1");
  EXPECT_EQ(whose("bmd_change", "5.3"), "2");
  EXPECT_EQ(whose("bmd", "-1.9"), "2");
}

TEST_F(ArmsBesidePatients, AreLeftForWhatIsSaidOfAllInTurkish) {
  read(
      "Genç annelerde kırık: 31 olgu\n\nGereç ve Yöntem\n31 kadının dosyası "
      "tarandı. Grup A (n = 14) günde 60 mg raloksifen aldı, grup B (n = 17) "
      "ilaç almadı. Tüm hastalara kalsiyum 600 mg/gün verildi.\n\nBulgular\n"
      "Lomber KMY grup A'da %12,1, grup B'de %5,3 arttı. Grup B'de kalça "
      "T-skoru -1,9 idi.\n");
  EXPECT_EQ(whose("calcium"), "3");
  EXPECT_EQ(whose("bmd_change", "12.1"), "1");
  EXPECT_EQ(whose("bmd_change", "5.3"), "2");
  EXPECT_EQ(whose("bmd", "-1.9"), "2");
}

class RangeInAHead : public ToldReport {};

TEST_F(RangeInAHead, IsOfTheFiguresBelowIt) {
  read(
      "Case report\n\nWe report two women.\n\n"
      "Table 1. Findings\n"
      "                     Case 1      Case 2\n"
      "Age, years           31          28\n"
      "PTH, pg/mL (15-65)   38          71\n");
  int ranges = 0;
  for (const Fact& fact : found_.facts) {
    const bool ranged = fact.name == "PTH" && fact.get("ref_low") == "15" &&
                        fact.get("ref_high") == "65";
    ranges += ranged ? 1 : 0;
  }
  EXPECT_EQ(ranges, 2);
}

}  // namespace
}  // namespace casebook
