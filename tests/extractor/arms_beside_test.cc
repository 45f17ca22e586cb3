// The arms of a cohort beside the few of it who are told of one by one.
#include <gtest/gtest.h>

#include "extractor/told_names.h"
#include "told_report.h"

namespace casebook {
namespace {

class ArmsBeside : public ToldReport {};

TEST_F(ArmsBeside, AnArmKeepsWhatIsItsOwn) {
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
  EXPECT_EQ(told_by_case("bmi"), "3: 20.7 kg/m2, 4: 21.3 kg/m2");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("drug", "calcium"), "3 4");
}

TEST_F(ArmsBeside, InTurkishToo) {
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

TEST_F(ArmsBeside, LabelsOpenTheirParagraphs) {
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

TEST_F(ArmsBeside, SomeOfAnArmAreNotItsSize) {
  read(
      "Methods\n\nWe studied 25 women in a teriparatide group and a control "
      "group.\n\n"
      "Results\n\nThree women on teriparatide had nausea. The control group "
      "had "
      "headache.\n");
  EXPECT_EQ(whose("group_size", "3"), "");
  EXPECT_EQ(whose("symptom", "nausea"), "1");
}

TEST_F(ArmsBeside, ASeriesHasNoArms) {
  read(
      "We report two women.\n\nCase 1\n\nA 31-year-old woman, of the "
      "teriparatide group of a trial, had a fracture of T7.\n\n"
      "Case 2\n\nA 29-year-old woman, of its control group, had a fracture of "
      "L1.\n");
  EXPECT_EQ(told_by_case("fracture"), "1: T7, 2: L1");
}

std::string labels(const std::string& text) {
  std::string all;
  for (const std::string& one : find_told_labels(report(text)))
    all += (all.empty() ? "" : " ") + one;
  return all;
}

TEST(ToldLabels, OpenParagraphsWithAnAge) {
  EXPECT_EQ(labels("A-3. 39 years old.\n\nB-7: 34 years old."), "A-3 B-7");
  EXPECT_EQ(labels("Ş#1) 39 yaşında.\n\nŞ#2) 34 yaşında."), "Ş#1 Ş#2");
  EXPECT_EQ(labels("A-3. 39 years old.\n\nShe was B-7: 34 years old."), "");
  EXPECT_EQ(labels("A-3. Came late.\n\nB-7: 34 years old."), "");
  EXPECT_EQ(labels("a-3. 39 years old.\n\nb-7: 34 years old."), "");
  EXPECT_EQ(labels("A-3 39 years.\n\nB-7 34 years."), "");
}

}  // namespace
}  // namespace casebook
