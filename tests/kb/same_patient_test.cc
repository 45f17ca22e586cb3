#include "kb/same_patient.h"

#include <gtest/gtest.h>

#include <string>

#include "kb/decide.h"
#include "kb/evidence.h"
#include "scratch.h"

namespace casebook {
namespace {

Report patient(const std::string& name, int age, const std::string& more = "") {
  Report made = report(name, name + ": a woman broke T11 to L1. " + more);
  add_fact(made, "1", "age", "", "woman",
           {"value=" + std::to_string(age), "unit=year"});
  for (const char* level : {"T11", "T12", "L1"}) {
    add_fact(made, "1", "fracture", "vertebral", "T11 to L1",
             {std::string("site=") + level});
  }
  return made;
}

class SamePatient : public testing::Test {
 protected:
  SamePatient() : kb_(scratch_.base()) {
    const Report other = patient("c", 31);
    Report twice = patient("d", 24);
    twice.extraction.cases[0].group = true;
    EXPECT_FALSE(
        ingest_reports(kb_, {patient("a", 24), patient("b", 24), other, twice},
                       test_options())
            .error);
  }
  std::vector<PatientPair> pairs() {
    const auto found = same_patients(kb_.connection());
    EXPECT_TRUE(found) << found.error().to_text();
    return found ? *found : std::vector<PatientPair>();
  }
  void decide_pair(const std::string& verdict) {
    DecisionRequest request;
    request.verdict = verdict;
    request.target = "a#1";
    request.with = "b#1";
    request.by = "me";
    const Result<Decided> done = decide(kb_, request);
    EXPECT_TRUE(done) << done.error().to_text();
  }

  Scratch scratch_;
  KnowledgeBase kb_;
};

TEST_F(SamePatient, CasesOfTwoReportsWithTheSameTraitsAreCandidates) {
  const auto found = pairs();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].first_name, "a case 1");
  EXPECT_EQ(found[0].second_name, "b case 1");
  EXPECT_EQ(found[0].because, "same age, levels");
  EXPECT_FALSE(found[0].decided);
}

// Who may be the row's patient, as the table says it.
std::string same_as(const EvidenceTable& table, std::size_t row) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i] == "may be the same patient as")
      return table.rows[row].cells[i].text;
  }
  return "no such column";
}

TEST_F(SamePatient, ACandidateIsShownAndCountedTwice) {
  const EvidenceTable table = *evidence_table(kb_, {});
  EXPECT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.patients.of, 3U);
  EXPECT_EQ(table.groups.of, 1U);
  EXPECT_EQ(same_as(table, 1), "a case 1 (same age, levels)");
}

TEST_F(SamePatient, AConfirmedOneIsShownAndCountedOnce) {
  decide_pair("same-patient");
  ASSERT_TRUE(pairs()[0].same);
  const EvidenceTable table = *evidence_table(kb_, {});
  EXPECT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.patients.of, 2U);
  EXPECT_EQ(table.groups.of, 1U);
  EXPECT_EQ(table.summary.cases, 2U);
  EXPECT_TRUE(table.rows[1].repeats);
  decide_pair("other-patient");  // the last decision holds
  const EvidenceTable again = *evidence_table(kb_, {});
  EXPECT_EQ(again.patients.of, 3U);
  EXPECT_EQ(same_as(again, 1), "");
}

TEST(Likeness, ADifferentAgeIsADifferentPatient) {
  PatientTraits a;
  a.ages = {"24"};
  a.levels = {"L1", "T11", "T12"};
  PatientTraits b = a;
  std::string because;
  EXPECT_GE(likeness(a, b, because), kLikeOnePatient);
  b.ages = {"25"};
  EXPECT_EQ(likeness(a, b, because), 0);
  b.ages = {};
  EXPECT_LT(likeness(a, b, because), kLikeOnePatient);
  b.scores = a.scores = {"T-score lumbar spine -4.5"};
  EXPECT_GE(likeness(a, b, because), kLikeOnePatient);
  EXPECT_EQ(because, "same levels, scores");
}

}  // namespace
}  // namespace casebook
