// Whose a fact is, on reports made by hand in the styles that authors have.
#include "extractor/ledger.h"

#include <gtest/gtest.h>

#include "told_report.h"

namespace casebook {
namespace {

using Ledger = ToldReport;

TEST_F(Ledger, OnePatientNeedsNoHeading) {
  read(
      "Case report\n\nA 24-year-old woman presented with back pain. MRI showed "
      "compression fractures of T12 and L1. She was given teriparatide.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("age", "24"), "1");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
}

TEST_F(Ledger, AShortNoteWithoutAnyNameIsOfOnePatient) {
  read(
      "G4P3, one termination. D6, D7 and D12 were fractured. T-score at L1-L4 "
      "was -3.4. Alendronate 70 mg weekly was begun.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("drug", "alendronate"), "1");
}

TEST_F(Ledger, AShortNoteOnManyIsOfNoPatient) {
  read(
      "In women with vertebral fractures alendronate 70 mg weekly is of use. "
      "Most patients have a T-score of -3.4 at L1-L4. Patients take "
      "teriparatide 20 ug daily for 24 months.\n");
  EXPECT_EQ(cases(), "");
}

TEST_F(Ledger, FormerAndLatterAreTwoThoughNoNumberSaysSo) {
  read(
      "Both patients were nursing. The former had collapse of L2 only and was "
      "given calcitriol 0.5 ug daily; the latter had fractures of T10 and L3 "
      "and was put on teriparatide.\n");
  EXPECT_EQ(cases(), "1 2 3g");
  EXPECT_EQ(whose("fracture", "L2"), "1");
  EXPECT_EQ(whose("fracture", "T10"), "2");
  EXPECT_EQ(whose("drug", "teriparatide"), "2");
}

TEST_F(Ledger, WhatBracketsDenyStaysInThem) {
  read(
      "Case report\n\nA 37-year-old woman conceived for the third time (two "
      "births, no losses), and was given alendronate for her back.\n");
  ASSERT_EQ(whose("drug", "alendronate"), "1");
  for (const Fact& fact : found_.facts) {
    if (fact.kind == "drug") {
      EXPECT_EQ(fact.assertion, "present");
    }
  }
}

TEST_F(Ledger, WithoutHeadingsANewAgeAndSexIsANewPatient) {
  read(
      "Case reports\n\nWe report two women. A 24-year-old woman had a "
      "compression fracture of T12. "
      "She was given teriparatide.\n\nA 31-year-old woman had a compression "
      "fracture of L3. She was given alendronate.\n");
  EXPECT_TRUE(cases().starts_with("1 2")) << cases();
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("fracture", "L3"), "2");
  EXPECT_EQ(whose("drug", "alendronate"), "2");
}

TEST_F(Ledger, OurSecondPatientIsTheSecond) {
  read(
      "Case reports\n\nA 24-year-old woman had a compression fracture of T12. "
      "A 31-year-old woman had a compression fracture of L3. Our second "
      "patient was given alendronate. The first patient was given "
      "teriparatide.\n");
  EXPECT_EQ(whose("drug", "alendronate"), "2");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
}

TEST_F(Ledger, WhatBothHadIsTheGroups) {
  read(
      "Case reports\n\nCase 1\n\nA 24-year-old woman had a compression "
      "fracture of T12.\n\nCase 2\n\nA 31-year-old woman had a compression "
      "fracture of L3.\n\nBoth women were given calcium 1000 mg daily.\n");
  EXPECT_EQ(cases(), "1 2 3g");
  EXPECT_EQ(whose("drug", "calcium"), "3");
}

TEST_F(Ledger, ADiscussionsPatientsAreGeneral) {
  read(
      "Case report\n\nA 24-year-old woman had a compression fracture of T12.\n"
      "\nDiscussion\n\nSmith et al. reported a 40-year-old woman with a "
      "fracture of L5 who was given alendronate.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("age", "40"), "general");
  EXPECT_EQ(whose("fracture", "L5"), "general");
  EXPECT_EQ(whose("drug", "alendronate"), "general");
}

TEST_F(Ledger, OurPatientIsHersInADiscussionToo) {
  read(
      "Case report\n\nA 24-year-old woman had a compression fracture of T12.\n"
      "\nDiscussion\n\nOur patient was given teriparatide. Alendronate is "
      "often preferred.\n");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
  EXPECT_EQ(whose("drug", "alendronate"), "general");
}

TEST_F(Ledger, AReviewHasNoPatients) {
  read(
      "Introduction\n\nOsteoporosis of pregnancy is rare. Fractures of T12 and "
      "L1 are the most frequent.\n\nTreatment\n\nTeriparatide 20 µg daily and "
      "bisphosphonates have been used.\n\nConclusion\n\nCalcium should be "
      "given.\n");
  EXPECT_EQ(cases(), "");
  for (const Fact& fact : found_.facts) {
    if (fact.kind == "study") continue;
    EXPECT_EQ(fact.assertion, "general") << to_json(fact, document_);
  }
}

TEST_F(Ledger, ACitedReviewMakesNoReview) {
  read(
      "The patient is a 33-year-old nurse. MRI showed a fracture of T12. In a "
      "systematic review density rose most with teriparatide; guidelines are "
      "silent.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "general");
}

TEST_F(Ledger, ACohortIsOneGroup) {
  read(
      "Results\n\nEleven women were studied. Their mean age was 31.2 ± 4.5 "
      "years. All were given calcium 1000 mg daily.\n");
  EXPECT_EQ(cases(), "1g");
  EXPECT_EQ(whose("age", "31.2"), "1");
}

TEST_F(Ledger, CaseIdsCountFromOneWithGroupsLast) {
  read(
      "Case reports\n\nCase 1\n\nA 24-year-old woman had back pain.\n\nCase 2"
      "\n\nA 31-year-old woman had hip pain.\n\nCase 3\n\nA 29-year-old woman "
      "had no pain.\n\nAll three women were given calcium 500 mg daily.\n");
  EXPECT_EQ(cases(), "1 2 3 4g");
}

TEST(CaseEvent, IsKnownByItsName) {
  CaseEvent::Type type{};
  EXPECT_TRUE(event_type("group", type));
  EXPECT_EQ(type, CaseEvent::Type::kGroup);
  EXPECT_FALSE(event_type("gruop", type));
}

TEST_F(Ledger, TheOtherOfTwoIsKnownByHerAge) {
  read(
      "Cases\n\nWe report two women. A 27-year-old woman had a fracture of "
      "T9.\n\nThe other patient was 40 years old and had a fracture of L2. "
      "The doses were those of the first patient.\n");
  EXPECT_EQ(whose("fracture", "T9"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "2");
}

TEST_F(Ledger, ADenialLooksPastAnAside) {
  read(
      "Case report\n\nA 31-year-old woman came. Teriparatide, which "
      "is dear, was not given.\n");
  for (const Fact& fact : found_.facts) {
    if (fact.kind == "drug") {
      EXPECT_EQ(fact.assertion, "absent");
    }
  }
}

TEST_F(Ledger, NotesTooTerseToTellTheirLanguageAreReadAllTheSame) {
  read("Consult\n\nF, 24 y. G1P1. 3 mo PP.\nFx: T12, L1.\nRx: ALN 70 mg qw.\n");
  EXPECT_EQ(cases(), "1");
  EXPECT_EQ(whose("age", "24"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "1");
  EXPECT_EQ(whose("drug", "alendronate"), "1");
}

// Prose that spoke of patients 5 and 3 alone once made them the only ones,
// and gave them the rows of all others.
TEST_F(Ledger, ProseThatPicksPatientsOutOfATableLeavesTheOthersTheirRows) {
  read(
      "Results\n\nTable 1. Characteristics of the patients\n"
      "Patient   Age   Fractures   Treatment\n"
      "1         24    T12, L1     Alendronate 70 mg weekly\n"
      "2         27    T9          Teriparatide 20 ug daily\n"
      "3         31    L2          Calcium\n"
      "4         35    L4          Zoledronate 5 mg\n\n"
      "Discussion\n\nPatient 4, three days after the infusion, had fever. "
      "Patient 2, who was a nurse, stopped the injections.\n");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("fracture", "T9"), "2");
  EXPECT_EQ(whose("fracture", "L2"), "3");
  EXPECT_EQ(whose("drug", "zoledronate"), "4");
}

// The means of a table's groups once went to the report's one patient.
TEST_F(Ledger, GroupsOfATableAreCasesOfTheirOwn) {
  read(
      "Case report\n\nA 30-year-old woman had a fracture of T12.\n\n"
      "Discussion\n\nTable 1. Patients and controls\n"
      "Parameter              PLO (n = 12)    Controls (n = 15)   p value\n"
      "Age (years)            31.2 ± 4.1      30.4 ± 3.9          0.6\n"
      "Lumbar spine T-score   -3.1 ± 0.6      -0.4 ± 0.5          0.001\n"
      "Calcium (mg/dL)        9.1 ± 0.4       9.3 ± 0.3           0.2\n");
  EXPECT_EQ(whose("fracture", "T12"), "1");
  EXPECT_EQ(whose("bmd", "-3.1"), "2");
  EXPECT_EQ(whose("bmd", "-0.4"), "3");
}

TEST_F(Ledger, WhomAnotherIsComparedWithIsNotTurnedTo) {
  for (const std::string opening :
       {"Unlike the first patient, she", "In contrast to our first patient she",
        "As in case 1, she"}) {
    read(
        "Case reports\n\nCase 1\n\nA 24-year-old woman had a compression "
        "fracture of T12.\n\nCase 2\n\nA 31-year-old woman came with back "
        "pain. " +
        opening + " was given teriparatide. A fracture of L3 had been seen.\n");
    EXPECT_EQ(whose("drug", "teriparatide"), "2") << opening;
    EXPECT_EQ(whose("fracture", "L3"), "2") << opening;
  }
  for (const std::string opening :
       {"Diğer hastanın aksine", "İlk hastadan farklı olarak",
        "Birinci olgunun tersine", "Olgu 1'de olduğu gibi"}) {
    read(
        "Olgu sunumu\n\nOlgu 1\n\n24 yaşında kadın hastada T12 vertebrada "
        "çökme kırığı vardı.\n\nOlgu 2\n\n31 yaşında kadın hasta bel ağrısı "
        "ile başvurdu. " +
        opening + " teriparatid verildi. L3 kırığı görüldü.\n");
    EXPECT_EQ(whose("drug", "teriparatide"), "2") << opening;
    EXPECT_EQ(whose("fracture", "L3"), "2") << opening;
  }
}

TEST_F(Ledger, AnAgeBeforeTheObstetricCodeBringsAPatientIn) {
  read(
      "İki yıldır izlenen 34 yaşındaki (gravida 2, para 1) hastaya teriparatid "
      "verildi. L2 kırığı vardı.\n");
  EXPECT_EQ(whose("age", "34"), "1");
  EXPECT_EQ(whose("fracture", "L2"), "1");
  read("Şikayeti ağrı olan 31 yaşında, iki çocuk annesi olan hasta geldi.\n");
  EXPECT_EQ(whose("age", "31"), "1");
}

TEST_F(Ledger, TheNurseAndTheEngineerAreToldApart) {
  read(
      "Case report\n\nA 30-year-old nurse and a 36-year-old engineer presented "
      "within a month. The nurse had fractures of T8 and T9. The engineer had "
      "an L1 fracture. Alendronate was given to the nurse; the engineer took "
      "denosumab.\n");
  EXPECT_EQ(cases(), "1 2 3g");
  EXPECT_EQ(whose("age", "36"), "2");
  EXPECT_EQ(whose("fracture", "T9"), "1");
  EXPECT_EQ(whose("fracture", "L1"), "2");
  EXPECT_EQ(whose("drug", "alendronate"), "1");
  EXPECT_EQ(whose("drug", "denosumab"), "2");
}

TEST_F(Ledger, AllOfOurWomenAreTheGroupInADiscussionToo) {
  read(
      "Case report\n\nPatient A was 30 and had a T12 fracture. Patient B was "
      "35 and had an L1 fracture.\n\nDiscussion\n\nAll of our women took "
      "calcium 500 mg daily.\n");
  EXPECT_EQ(whose("drug", "calcium"), "3");
}

TEST_F(Ledger, AnAgeThatOpensASentenceIsOfWhomItThenNames) {
  read(
      "Case series\n\nPatient 1 was 26 and had a fracture of T10. Patient 2 "
      "was "
      "31 and had a fracture of L1. Aged 35 and para 3, the third patient had "
      "a "
      "fracture of T5.\n");
  EXPECT_EQ(whose("age", "35"), "3");
  EXPECT_EQ(whose("parity", "para"), "3");
}

TEST_F(Ledger, AnIllustrativeCaseIsNotTheCohort) {
  read(
      "Results\n\nWe retrospectively reviewed 18 women with osteoporosis. Mean "
      "age was 32.4 ± 4.1 years. An illustrative case: a 29-year-old primipara "
      "had fractures of T11 and L2. She was given teriparatide.\n");
  EXPECT_EQ(cases(), "1 2g");
  EXPECT_EQ(whose("age", "32.4"), "2");
  EXPECT_EQ(whose("age", "29"), "1");
  EXPECT_EQ(whose("fracture", "T11"), "1");
  EXPECT_EQ(whose("drug", "teriparatide"), "1");
}

TEST_F(Ledger, OrnekOlguKohortDegildir) {
  read(
      "Bulgular\n\nOsteoporozlu 18 kadın retrospektif olarak incelendi. Yaş "
      "ortalaması 32,4 ± 4,1 yıl idi. Örnek olgu: 29 yaşında kadın hastada T11 "
      "kırığı vardı.\n");
  EXPECT_EQ(whose("age", "29"), "1");
  EXPECT_EQ(whose("fracture", "T11"), "1");
  EXPECT_EQ(whose("age", "32.4"), "2");
}

}  // namespace
}  // namespace casebook
