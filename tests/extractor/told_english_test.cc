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

TEST_F(ToldEnglish, WhatARelativeDoesIsNoHabitOfHers) {
  of_a_woman(
      "Her sister smokes 20 cigarettes a day. Her husband drinks alcohol.");
  EXPECT_EQ(told("risk_factor"), "");
}

TEST_F(ToldEnglish, CanDeniesNothing) {
  of_a_woman("She can walk with a corset, but she can't bear heparin.");
  EXPECT_EQ(told("procedure"), "orthosis");
}

TEST_F(ToldEnglish, NoOtherFractureIsNone) {
  of_a_woman(
      "No other vertebra had collapsed. No further vertebral fracture "
      "occurred.");
  EXPECT_EQ(told("fracture"), "");
}

TEST_F(ToldEnglish, ABabysAgeIsNobodyElses) {
  read(
      "Case report\n\nA 30-year-old mother of a four-month-old baby had back "
      "pain. The child, then four months old, was well. T8 broke.\n");
  EXPECT_EQ(whose("age", "30"), "1");
  EXPECT_EQ(whose("fracture", "T8"), "1");
  EXPECT_EQ(told("timing"), "postpartum 4 month");
}

TEST_F(ToldEnglish, AGroupToldOfTogetherIsOneCase) {
  read(
      "Teriparatide in young women\n\nWe gave teriparatide to three women "
      "for 18 months. In all of them vertebral fractures had appeared after "
      "delivery. The back pain went away.\n");
  EXPECT_EQ(told("group_size"), " 3");
  EXPECT_EQ(whose("outcome", "pain relief"), "1");
}

TEST_F(ToldEnglish, TheirPatientIsNotOurs) {
  read(
      "Letter to the editor\n\nSir, We read a paper on teriparatide. Their "
      "patient, aged 28, had fractures of T8. Our own patient, a 33-year-old "
      "woman, had fractures of L1.\n");
  EXPECT_EQ(whose("fracture", "T8"), "general");
  EXPECT_EQ(whose("fracture", "L1"), "1");
}

TEST_F(ToldEnglish, TheSecondStillIsTheSecond) {
  read(
      "Two women\n\nThe first woman, 28 years old, had a fracture of T8; the "
      "second, 35 years old, had one of L1. The first is well; the second "
      "still has back pain.\n");
  EXPECT_EQ(whose("symptom", "back pain"), "2");
}

TEST_F(ToldEnglish, ScoresInWordsAndRanges) {
  of_a_woman("The lumbar T-score was minus three point one.");
  EXPECT_EQ(told("bmd"), "T-score lumbar spine -3.1");
  of_a_woman("The lumbar T-score was -3.4 ± 0.5 and rose to -2.6 ± 0.4.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.4 baseline, "
            "T-score lumbar spine -2.6 follow-up");
}

TEST_F(ToldEnglish, OtherLesionsBreakNoVertebra) {
  of_a_woman(
      "MRI: haemangioma of T10, disc herniation at L4-L5, fractures of T8 and "
      "T9 and a Schmorl node at L2.");
  EXPECT_EQ(told("fracture"), "vertebral T8, vertebral T9");
  of_a_woman("There was no fracture apart from that of T12.");
  EXPECT_EQ(told("fracture"), "vertebral T12");
  of_a_woman("L1, but not L2, was fractured.");
  EXPECT_EQ(told("fracture"), "vertebral L1");
}

TEST_F(ToldEnglish, WhatIsFearedOrMistakenIsNoFracture) {
  of_a_woman(
      "There was a risk of fracture of the left hip. What had been taken for a "
      "fracture of L2 was a Schmorl node.");
  EXPECT_EQ(told("fracture"), "");
}

TEST_F(ToldEnglish, WhatFellIsALoss) {
  of_a_woman("The lumbar BMD fell by 3%.");
  EXPECT_EQ(told("bmd_change"), "BMD lumbar spine -3 %");
}

TEST_F(ToldEnglish, LaterIsOnlyOfWhatStandsBehindIt) {
  of_a_woman("PTH was 78 pg/mL (10-65), later 41.");
  EXPECT_EQ(told("lab"), "PTH 78 pg/mL");
  of_a_woman("The T-score at the femoral neck was -2.0, one year later -1.1.");
  EXPECT_EQ(told("bmd"),
            "T-score femoral neck -2.0 baseline, "
            "T-score femoral neck -1.1 follow-up");
}

TEST_F(ToldEnglish, SpansApartAndToAWeekAreNoDurations) {
  of_a_woman(
      "Two injections of denosumab 60 mg, six months apart, were given.");
  EXPECT_EQ(told("drug"), "denosumab 60 mg every 6 months");
  of_a_woman(
      "She took enoxaparin 40 mg daily from week 12 until 6 weeks post "
      "partum.");
  EXPECT_EQ(told("timing"), "");
}

TEST_F(ToldEnglish, WhoIsNamedAsABreakIsAnAuthorToo) {
  read(
      "A case of osteoporosis\n\nA 29-year-old woman had fractures of T6. "
      "Smith described a 33-year-old woman with fractures of L1.\n");
  EXPECT_EQ(whose("fracture", "T6"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "general");
}

TEST_F(ToldEnglish, AnExceptionInBracketsDeniesOnlyItself) {
  of_a_woman("Four vertebrae from T7 to T11 (not T10) were fractured.");
  EXPECT_EQ(told("fracture"),
            "vertebral T7, vertebral T8, vertebral T9, vertebral T11");
  of_a_woman("MRI: oedema of L2 without loss of height.");
  EXPECT_EQ(told("fracture"), "vertebral L2 absent");
}

TEST_F(ToldEnglish, AQueriedFractureIsPossibleUntilConfirmed) {
  of_a_woman("Query fracture of T6. Suspected fracture of L3: confirmed.");
  EXPECT_EQ(told("fracture"), "vertebral T6 possible, vertebral L3");
}

TEST_F(ToldEnglish, ADifferentialAndAnErrorAreNoDiagnoses) {
  of_a_woman(
      "Differential: myeloma, osteomalacia. She was misdiagnosed with "
      "ankylosing spondylitis.");
  EXPECT_EQ(told("diagnosis"), "");
}

// "Her", told of her sex, stands between the two scores.
TEST_F(ToldEnglish, TwoScoresOfOnePlaceAreTheTwoOfTheNext) {
  of_a_woman(
      "Her T-score at the lumbar spine was -3.3, her Z-score -3.2, and at the "
      "femoral neck the two were -2.4 and -2.3.");
  EXPECT_EQ(told("bmd"),
            "T-score lumbar spine -3.3, Z-score lumbar spine -3.2, T-score "
            "femoral neck -2.4, Z-score femoral neck -2.3");
}

TEST_F(ToldEnglish, WeeksAfterADeliveryTellNoBaseline) {
  of_a_woman("The lumbar T-score 6 weeks after delivery was -3.2.");
  EXPECT_EQ(told("bmd"), "T-score lumbar spine -3.2");
}

// An mIU/mL is an IU/L, and a thousand mIU/L.
TEST_F(ToldEnglish, UnitsAThousandfoldApartAreKeptApart) {
  of_a_woman("FSH was 5.1 mIU/mL, LH 4.2 IU/L and TSH 2.1 \xC2\xB5IU/mL.");
  EXPECT_EQ(told("lab"), "FSH 5.1 IU/L, LH 4.2 IU/L, TSH 2.1 mIU/L");
}

}  // namespace
}  // namespace casebook
