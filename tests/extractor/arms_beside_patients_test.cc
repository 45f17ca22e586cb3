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

TEST_F(ArmsBesidePatients, AnArmKeepsWhatIsItsOwn) {
  read(
      "Methods\n\nWe studied 25 women with vertebral fractures. Fourteen had "
      "teriparatide (teriparatide group), eleven had none (control group).\n\n"
      "Results\n\nMean age was 30.4 ± 4.2 years in the teriparatide group and "
      "32.1 ± 5.0 years in the control group. BMI was 20.7 ± 2.2 in the "
      "teriparatide group and 21.3 ± 2.9 in the control group. Both groups "
      "took "
      "calcium 1000 mg daily.\n\n"
      "Patient 6 (teriparatide group) was 36 years old and had fractures of T5 "
      "and T8.\n\n"
      "Patient 19 (control group) was 29 years old and had a fracture of "
      "L1.\n");
  EXPECT_EQ(told_by_case("age"),
            "3: 30.4 year, 4: 32.1 year, 1: 36 year, 2: 29 year");
  EXPECT_EQ(told_by_case("bmi"), "4: 21.3 kg/m2, 3: 20.7 kg/m2");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("drug", "calcium"), "3 4");
}

TEST_F(ArmsBesidePatients, InTurkishToo) {
  read(
      "Yöntem\n\nOmurga kırığı olan 25 kadın incelendi. Teriparatid grubunda "
      "14, "
      "zoledronat grubunda 11 hasta vardı.\n\n"
      "Bulgular\n\nOrtalama yaş teriparatid grubunda 30,4 ± 4,2 yıl, "
      "zoledronat "
      "grubunda 32,1 ± 5,0 yıl idi. VKİ teriparatid grubunda 20,7 ± 2,2, "
      "zoledronat grubunda 21,3 ± 2,9 idi. 25(OH)D, teriparatid grubunda 16,2 "
      "ng/mL, zoledronat grubunda 18,9 ng/mL ölçüldü.\n\n"
      "Hasta 6 (teriparatid grubu): 36 yaşında, T5 ve T8 kırığı vardı.\n\n"
      "Hasta 19 (zoledronat grubu): 29 yaşında, L1 kırığı vardı.\n");
  EXPECT_EQ(told_by_case("age"),
            "3: 30.4 year, 4: 32.1 year, 1: 36 year, 2: 29 year");
  EXPECT_EQ(told_by_case("bmi"), "3: 20.7 kg/m2, 4: 21.3 kg/m2");
  EXPECT_EQ(told_by_case("lab"), "3: 16.2 ng/mL, 4: 18.9 ng/mL");
  EXPECT_EQ(whose("fracture", "T8"), "1");
}

TEST_F(ArmsBesidePatients, LabelsOpenTheirParagraphs) {
  read(
      "Yöntem\n\n17 kadın incelendi. Sekiz kadına iloprost verildi (A grubu), "
      "dokuz kadın izlendi (B grubu).\n\n"
      "Bulgular\n\nA grubunda yaş ortancası 32 (27-39), B grubunda 30 (23-36) "
      "idi. Her iki grup da kalsiyum 1200 mg/gün aldı.\n\n"
      "A-3. 39 yaşında. Sezaryenle doğurdu.\n\n"
      "B-2. 23 yaşındaki bu hasta B grubundaki kırıklı hastadır. Femur boynu "
      "kırığı vardı.\n\n"
      "B-7. 34 yaş, ikinci gebelik.\n");
  EXPECT_EQ(told_by_case("age"),
            "4: 32 year, 5: 30 year, 1: 39 year, 2: 23 year, 3: 34 year");
  EXPECT_EQ(whose("delivery", "cesarean"), "1");
  EXPECT_EQ(whose("fracture", "femoral neck"), "2");
  EXPECT_EQ(whose("iloprost"), "4");
  EXPECT_EQ(whose("drug", "calcium"), "4 5");
}

TEST_F(ArmsBesidePatients, SomeOfAnArmAreNotItsSize) {
  read(
      "Methods\n\nWe studied 25 women in a teriparatide group and a control "
      "group.\n\n"
      "Results\n\nThree women on teriparatide had nausea. The control group "
      "had "
      "headache.\n");
  EXPECT_EQ(whose("group_size", "3"), "");
  EXPECT_EQ(whose("symptom", "nausea"), "1");
}

TEST_F(ArmsBesidePatients, ASeriesHasNoArms) {
  read(
      "We report two women.\n\nCase 1\n\nA 31-year-old woman, of the "
      "teriparatide group of a trial, had a fracture of T7.\n\n"
      "Case 2\n\nA 29-year-old woman, of its control group, had a fracture of "
      "L1.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
}

// The first group of such a cohort and the first of its women once were one.
TEST_F(ArmsBesidePatients, AreLeftWhereTheCohortWasReviewed) {
  read(
      "Raloxifene after fractures in young mothers\n\nMethods\nWe reviewed 31 "
      "women. Group A (n = 14) took raloxifene 60 mg daily, group B (n = 17) "
      "took nothing.\n\nResults\nWe present two patients in more detail.\n\n"
      "Woman aged 36, with fractures of T6 and T7.\n\n"
      "Woman aged 26, with a fracture of L3.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T6, 1: T7, 2: L3");
  EXPECT_EQ(whose("raloxifene"), "3");
}

TEST_F(ArmsBesidePatients, ControlsOfASinglePatientAreOthers) {
  read(
      "Case report\n\nA 34-year-old woman had a fracture of T8; her T-score "
      "was "
      "-3.5. Ten healthy women served as controls; their mean T-score was "
      "-0.4 ± 0.3. The control group took vitamin D. The patient took "
      "alendronate.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("bmd"), "1: -3.5");
  EXPECT_EQ(told_by_case("drug"), "1: alendronate");
  read(
      "Olgu sunumu\n\n34 yaşında kadın hastada T8 kırığı vardı. T-skoru -3,5 "
      "idi. On sağlıklı kadın kontrol olarak alındı; ortalama T-skoru "
      "-0,4 ± 0,3 idi. Kontrol grubu D vitamini aldı. Hasta alendronat "
      "aldı.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(told_by_case("bmd"), "1: -3.5");
  EXPECT_EQ(told_by_case("drug"), "1: alendronate");
}

// What befell one of an arm is not the arm's.
TEST_F(ArmsBesidePatients, OneOfAnArmIsNotTheArm) {
  read(
      "Methods\n\nOf 24 women with postpartum fractures, 12 were given "
      "teriparatide and 12 calcium alone.\n\nResults\n\nIn the teriparatide "
      "group the lumbar T-score rose from -3.4 ± 0.6 to -2.3 ± 0.5. In the "
      "control group the T-score was -3.1 ± 0.5. One patient in the "
      "teriparatide group, a 27-year-old woman, refractured L2.\n");
  EXPECT_EQ(whose("bmd", "-2.3"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "general");
}

}  // namespace
}  // namespace casebook
