// Notes in short forms: age and sex as "31F", fractures by a sign, sizes
// without units.
#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using ShortNotes = ToldReport;

TEST_F(ShortNotes, BeginWithAgeAndSex) {
  read(
      "Clinic note. 29F, nursing 3/12, seen today for severe back pain. "
      "Lumbar T -3.4.\n");
  EXPECT_EQ(told_by_case("age"), "1: 29 year");
  EXPECT_EQ(told("sex"), "female");
  read("Discharge summary: 36 yo F. Collapsed T6 & T7 on the films.\n");
  EXPECT_EQ(told_by_case("age"), "1: 36 year");
  EXPECT_EQ(told("sex"), "female");
  for (const std::string age : {"31K,", "31 y K G2P1,", "31 y/K hasta,"}) {
    read(age + " doğum sonrası 6. haftada sırt ağrısı. MR'de T12 kırığı.\n");
    EXPECT_EQ(told_by_case("age"), "1: 31 year") << age;
    EXPECT_EQ(told("sex"), "female") << age;
    EXPECT_EQ(told_by_case("fracture"), "1: T12") << age;
  }
}

TEST_F(ShortNotes, AListNamesAPatientALine) {
  read(
      "Patients seen in the bone clinic this month:\n"
      "1. 28F, 2 months postpartum, fracture of T12 on MRI.\n"
      "2. 34F, 3 months postpartum, fractures of L1 and L2.\n"
      "3. 41M, hip fracture after a fall.\n");
  EXPECT_EQ(told_by_case("age"), "1: 28 year, 2: 34 year, 3: 41 year");
  EXPECT_EQ(told("sex"), "female, female, male");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(whose("fracture", "hip"), "3");
  read(
      "Kemik polikliniğinde bu ay görülen hastalar:\n"
      "1) 28K, doğum sonrası 2. ay, MR'de T12 kırığı.\n"
      "2) 34K, doğum sonrası 3. ay, L1 ve L2 kırıkları.\n"
      "3) 41E, düşme sonrası kalça kırığı.\n");
  EXPECT_EQ(told_by_case("age"), "1: 28 year, 2: 34 year, 3: 41 year");
  EXPECT_EQ(told("sex"), "female, female, male");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(whose("fracture", "hip"), "3");
}

TEST_F(ShortNotes, ATubesSizeIsNobodysAge) {
  of_a_woman("A 31F catheter was passed, then a 24 F sheath.");
  EXPECT_EQ(told_by_case("age"), "1: 45 year");
  of_a_turkish_woman("31K sonda takıldı, 24 E vitamini verildi.");
  EXPECT_EQ(told_by_case("age"), "1: 45 year");
}

TEST_F(ShortNotes, BreakBonesByASign) {
  of_a_woman("Crunched T6, T8 and L3.");
  EXPECT_EQ(told("fracture"), "vertebral T6, vertebral T8, vertebral L3");
  of_a_turkish_woman("Grafi: #T8, # sol femur boynu.");
  EXPECT_EQ(told("fracture"), "vertebral T8, femoral neck left");
}

TEST_F(ShortNotes, TellBothSidesAndWhatBecameOfAScore) {
  of_a_woman("Lumbar T -3.4. Hips -2.2 and -2.0.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.4, T-score hip -2.2, T-score hip -2.0");
  of_a_woman("Lumbar Z -3.8 > -2.6.");
  EXPECT_EQ(told("bmd"),
            "Z-score lumbar spine -2.6 follow-up, "
            "Z-score lumbar spine -3.8 baseline");
  of_a_turkish_woman("Lomber T -3,4. Kalçalar -2,2 ve -2,0.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.4, T-score hip -2.2, T-score hip -2.0");
  of_a_turkish_woman("Lomber Z -3,8 > -2,6.");
  EXPECT_EQ(told("bmd"),
            "Z-score lumbar spine -2.6 follow-up, "
            "Z-score lumbar spine -3.8 baseline");
}

TEST_F(ShortNotes, TellSizesWithoutUnits) {
  of_a_woman("Wt 54 kg, ht 1.62.");
  EXPECT_EQ(told("height"), " 1.62 m");
  of_a_woman("They measured me: 168 cm.");
  EXPECT_EQ(told("height"), " 168 cm");
  read("A 33-year-old woman (67 kg; G3P2) was seen with a fracture of T8.\n");
  EXPECT_EQ(told("weight"), " 67 kg");
  of_a_turkish_woman("Kilo 54 kg, boy 1,62.");
  EXPECT_EQ(told("height"), " 1.62 m");
  of_a_turkish_woman("Ölçtüler: 168 cm.");
  EXPECT_EQ(told("height"), " 168 cm");
  read("33 yaşında kadın hasta (67 kg; G3P2) T8 kırığı ile görüldü.\n");
  EXPECT_EQ(told("weight"), " 67 kg");
}

TEST_F(ShortNotes, BidHerWeanInTurkish) {
  of_a_turkish_woman("Emzirmeyi bıraksın.");
  EXPECT_EQ(told("lactation"), "weaning advised");
  of_a_turkish_woman("Emzirmeyi kessin, kalsiyum alsın.");
  EXPECT_EQ(told("lactation"), "weaning advised");
}

}  // namespace
}  // namespace casebook
