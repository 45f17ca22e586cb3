// Whose a fact is where a report sets two to four patients side by side and
// turns from one to the other in a clause.
#include <gtest/gtest.h>

#include "extractor/ledger.h"
#include "told_report.h"

namespace casebook {
namespace {

using ComparedPatients = ToldReport;

// "The former" is who was named before, not the report's first patient.
TEST_F(ComparedPatients, FormerAndLatterFollowTheOrderOfTheTelling) {
  read(
      "Case reports\n\nTwo sisters were seen. The elder was 34 and the younger "
      "28 years old.\n\nThe younger weaned at once; the elder went on nursing. "
      "The latter took calcium 500 mg daily. The former was given "
      "teriparatide.\n");
  EXPECT_EQ(whose("age", "34"), "1");
  EXPECT_EQ(whose("age", "28"), "2");
  EXPECT_EQ(whose("drug", "calcium"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "2");
}

TEST_F(ComparedPatients, BehindBracketsOnAnotherItIsOfWhomItWas) {
  read(
      "Case reports\n\nTwo sisters were seen. The elder was 34 and the younger "
      "28 years old. In the younger PTH was 79 pg/mL (the elder's PTH "
      "was 30 pg/mL), calcium 9.1 mg/dL.\n");
  EXPECT_EQ(whose("lab", "79"), "2");
  EXPECT_EQ(whose("lab", "30"), "1");
  EXPECT_EQ(whose("lab", "9.1"), "2");
}

TEST_F(ComparedPatients, HerSisterIsTheOtherOfTwoSiblings) {
  read(
      "Case reports\n\nTwo sisters were seen. The elder was 34 and the younger "
      "28 years old. The elder had fractures of T12. Her sister, on the other "
      "hand, had fractures of L3.\n");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "2");
}

TEST_F(ComparedPatients, HerSisterIsNoPatientWhereOnlySheIsReported) {
  read(
      "Case report\n\nA 34-year-old woman had fractures of T12. Her sister had "
      "broken a hip. The lumbar T-score was -3.1.\n");
  EXPECT_EQ(whose("bmd", "-3.1"), "1");
  ASSERT_EQ(found_.cases.size(), 1U);
}

// Two children were taken for two patients.
TEST_F(ComparedPatients, TheElderOfHerChildrenIsNoPatient) {
  read(
      "Case report\n\nA 31-year-old mother of two boys, the elder 6 and the "
      "younger 3 years old, had fractures of T8. The younger had been nursed "
      "for a year. Her lumbar T-score was -3.1.\n");
  EXPECT_EQ(found_.cases.size(), 1U);
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("bmd", "-3.1"), "1");
}

// The second name of a sentence once went to the first patient, and with it
// all that was told of the second.
TEST_F(ComparedPatients, EachNameOfASentenceIsSomebodyElse) {
  read(
      "Case reports\n\nIn one winter we met three women. What was true of one "
      "was untrue of the next. Mrs A, a baker, was 41; Ms B, a clerk, 24; and "
      "Mrs C, a singer, 35 years old. Ms B had a fracture of L1. Lumbar "
      "T-scores were -2.9 (A), -1.6 (B) and -4.3 (C).\n");
  EXPECT_EQ(whose("age", "41"), "1");
  EXPECT_EQ(whose("age", "24"), "2");
  EXPECT_EQ(whose("age", "35"), "3");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("bmd", "-2.9"), "1");
  EXPECT_EQ(whose("bmd", "-1.6"), "2");
  EXPECT_EQ(whose("bmd", "-4.3"), "3");
}

// "Patient B, …" and "Patient C, …" are headings; the first stood in brackets
// and was merged with the second.
TEST_F(ComparedPatients, ARowOfHeadingsBeginsWithWhomBracketsName) {
  read(
      "Case report\n\nWe describe three women whose spines or hips gave way. "
      "They were seen in one year.\n\nThe nursing mother (patient A). This "
      "29-year-old teacher had fractures of T7.\n\nThe woman on crutches "
      "(patient B)\n\nPatient B, a 36-year-old clerk, had pain in the hip. "
      "Her T-score at the femoral neck was -2.3.\n\nThe heparin patient "
      "(patient C)\n\nPatient C was 41 years of age. Fractures of T11 were "
      "seen.\n");
  EXPECT_EQ(whose("age", "29"), "1");
  EXPECT_EQ(whose("bmd", "-2.3"), "2");
  EXPECT_EQ(whose("fracture", "T7"), "1");
  EXPECT_EQ(whose("fracture", "T11"), "3");
}

// "The elder" of two siblings among four patients is not the oldest of them.
TEST_F(ComparedPatients, TheElderAmongFourIsNobodyNew) {
  read(
      "Case reports\n\nFour people were referred. The first was a baker, 33 "
      "years old, with fractures of T10.\n\nThe second, a 27-year-old clerk, "
      "had pain in the hip.\n\nThe third, a 36-year-old mother of three, had "
      "fractures of T7. Because two siblings were affected we looked at genes: "
      "the elder carried a variant of LRP5.\n\nThe fourth was a 52-year-old "
      "man. His lumbar T-score was -2.6.\n");
  EXPECT_EQ(whose("bmd", "-2.6"), "4");
  EXPECT_NE(whose("gene", "LRP5"), "4");
  EXPECT_EQ(whose("fracture", "T7"), "3");
}

// "The driver" is the sister who drove, and not whom she drove.
TEST_F(ComparedPatients, ATradeOfARelativeIsNotThePatients) {
  read(
      "Two sisters\n\nOf our two patients the younger had brought her sister "
      "along as a driver.\n\nThe younger sister\nShe was 29 when she was "
      "referred with fractures of T6 and T9.\n\nThe elder sister\n\"That is "
      "what I had,\" said the driver. She is 40 now. Films revealed old "
      "fractures of T7 and L1.\n");
  EXPECT_NE(whose("fracture", "T6"), whose("fracture", "T7"));
  EXPECT_EQ(whose("fracture", "T7"), whose("fracture", "L1"));
}

// The second name stood without a comma and was nobody's.
TEST_F(ComparedPatients, NamesOfTwoBringBothIn) {
  read(
      "Two friends from one village\n\nThe friends, whom we call Nora and "
      "Ruth, "
      "were seen in one year. Nora was 29 and Ruth 33 when they fell ill. In "
      "Nora pain began after the birth, in Ruth in week 31. Nora broke T8; "
      "Ruth, because of her hip, was delivered by caesarean. At two years, "
      "Nora's lumbar T-score was -2.4. Nora weighed 48 kg; her friend, a head "
      "taller, weighed 63 kg. Nora's friend took calcium 500 mg daily.\n");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 33 year");
  EXPECT_EQ(whose("timing", "31"), "2");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("delivery", "cesarean"), "2");
  EXPECT_EQ(whose("bmd", "-2.4"), "1");
  EXPECT_EQ(whose("follow_up", "2"), "1");
  EXPECT_EQ(told_by_case("weight"), "1: 48 kg, 2: 63 kg");
  EXPECT_EQ(whose("drug", "calcium"), "2");
}

TEST_F(ComparedPatients, IkiAdIkiHastadir) {
  read(
      "İki arkadaş\n\nAynı yıl gebe kalan iki arkadaş sunulmaktadır. Zeynep "
      "29, Elif 33 yaşındaydı. Zeynep'te T8 kırığı vardı. Lomber T-skoru "
      "Zeynep'te -3,6, Elif'te ise -2,2 idi. Zeynep 51 kg idi; arkadaşı 66 kg "
      "ağırlığındaydı. Zeynep'e teriparatid, Elif'e kalsiyum verildi.\n");
  EXPECT_EQ(told_by_case("age"), "1: 29 year, 2: 33 year");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(whose("bmd", "-3.6"), "1");
  EXPECT_EQ(whose("bmd", "-2.2"), "2");
  EXPECT_NE(whose("weight", "66"), "1");
  EXPECT_EQ(told_by_case("drug"), "1: teriparatide, 2: calcium");
}

// "The elder, Helena" had been two patients, and Ines none.
TEST_F(ComparedPatients, TheElderMayHaveANameAsWell) {
  read(
      "Two sisters lay in one ward; had anyone asked about the first, the "
      "second might have been spared.\n\nThe elder, Helena, was thirty. She "
      "broke T10.\n\nInes, four years younger, broke L2. She took calcium 500 "
      "mg daily.\n\nHelena came back. Her T-score was -3.6 at the lumbar "
      "spine.\n");
  EXPECT_EQ(whose("fracture", "T10"), whose("bmd", "-3.6"));
  EXPECT_NE(whose("fracture", "L2"), whose("fracture", "T10"));
  EXPECT_EQ(whose("drug", "calcium"), whose("fracture", "L2"));
}

TEST_F(ComparedPatients, AFigureToCompareWithIsOfWhomItLeadsTo) {
  read(
      "Two colleagues were seen. Mrs Feld, a cook, was 38 years old; the "
      "second, a nurse, was 25. At one year the lumbar T-score of Mrs Feld was "
      "-2.6; in her counterpart it was -3.9. Mrs Feld's lumbar BMD had risen "
      "by 17.5%, against 7.9% in the nurse. PTH was 34 pg/mL in Mrs Feld, "
      "whereas it was 61 pg/mL in the nurse.\n");
  EXPECT_EQ(whose("bmd", "-2.6"), "1");
  EXPECT_EQ(whose("bmd", "-3.9"), "2");
  EXPECT_EQ(whose("bmd_change", "17.5"), "1");
  EXPECT_EQ(whose("bmd_change", "7.9"), "2");
  EXPECT_EQ(whose("lab", "34"), "1");
}

TEST_F(ComparedPatients, WhoIsOnlyDeniedIsNotToldOf) {
  read(
      "Two women were seen. The first was 32 and the second 27 years old. The "
      "second (but not the first) had taken prednisolone 20 mg daily. "
      "Fractures were seen of T10 (first) and L4 (second).\n");
  EXPECT_EQ(whose("drug", "prednisolone"), "2");
  EXPECT_EQ(whose("fracture", "T10"), "1");
  EXPECT_EQ(whose("fracture", "L4"), "2");
}

TEST_F(ComparedPatients, TheOtherTwoAreAllButHer) {
  read(
      "Üç kuzen: 24 yaşındaki Ayşe, 31 yaşındaki Merve ve 37 yaşındaki Seda. "
      "Merve denosumab, öbür ikisi alendronat kullandı.\n");
  EXPECT_EQ(whose("drug", "denosumab"), "2");
  EXPECT_EQ(whose("drug", "alendronate"), "1 3");
  read(
      "Three cousins: Ann, 24, had a fracture of T8; Beth, 31, of L1; and "
      "Carol, 37, of T12. Beth took denosumab; the other two took "
      "alendronate.\n");
  EXPECT_EQ(whose("drug", "denosumab"), "2");
  EXPECT_EQ(whose("drug", "alendronate"), "1 3");
}

TEST_F(ComparedPatients, AdiOlaninMeslegiIkinciBirHastaDegildir) {
  read(
      "İki meslektaş başvurdu. Bayan Gürel, bir lise öğretmeni, 41 yaşındaydı; "
      "ikinci hasta, bir kuaför, 22 yaşındaydı. Bayan Gürel'de T6, kuaförde L2 "
      "kırığı vardı. Öğretmen zoledronat, kuaför kalsiyum aldı. Lomber T-skoru "
      "sırasıyla -3,0 ve -4,3 idi.\n");
  EXPECT_EQ(told_by_case("age"), "1: 41 year, 2: 22 year");
  EXPECT_EQ(whose("fracture", "L2"), "2");
  EXPECT_EQ(told_by_case("drug"), "1: zoledronate, 2: calcium");
  EXPECT_EQ(whose("bmd", "-3.0"), "1");
  EXPECT_EQ(whose("bmd", "-4.3"), "2");
}

}  // namespace
}  // namespace casebook
