// Conflicts: what two places of a report tell differently, counts that are
// not those of what they count, and what is none.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractor/audit_trace.h"
#include "extractor/extract.h"
#include "grammars.h"

namespace casebook {
namespace {

// "figure: 31-year-old woman | 34-year-old woman" for each.
std::vector<std::string> conflicts(const std::string& text) {
  const Document document = report(text);
  AuditTrace trace(document, project_grammar());
  std::vector<Conflict> all =
      extract(document, project_grammar(), {.watch = &trace}).conflicts;
  for (const auto& [misfit, check] : trace.misfits()) all.push_back(misfit);
  std::vector<std::string> told;
  told.reserve(all.size());
  for (const Conflict& one : all) {
    told.push_back(one.code + ": " +
                   std::string(slice(document.text, one.first)) + " | " +
                   std::string(slice(document.text, one.second)));
  }
  return told;
}

using Texts = std::vector<std::string>;

std::string two(const std::string& front, const std::string& body) {
  return "Abstract\n\n" + front + "\n\nCase report\n\n" + body + "\n";
}

TEST(Conflicts, AnAgeToldTwice) {
  EXPECT_EQ(conflicts(two("A 31-year-old woman is reported.",
                          "A 37-year-old woman had back pain.")),
            Texts{"figure: 31-year-old woman | 37-year-old woman"});
  EXPECT_EQ(conflicts(two("A 31-year-old woman is reported.",
                          "A 31-year-old woman had back pain. Her mother, "
                          "aged 37, had osteoporosis.")),
            Texts{});
}

TEST(Conflicts, AnAgeOneBirthdayApartIsNone) {
  EXPECT_EQ(conflicts(two("A 31-year-old woman is reported.",
                          "A 32-year-old woman had back pain.")),
            Texts{});
}

// A birth has its week, and a pain another.
TEST(Conflicts, TheWeekOfABirthIsNotThatOfAPain) {
  const std::string born =
      "A 31-year-old woman was delivered by caesarean section at ";
  EXPECT_EQ(conflicts(two("A 31-year-old woman had back pain at 34 weeks of "
                          "gestation.",
                          born + "38 weeks.")),
            Texts{});
  EXPECT_EQ(conflicts(two(born + "38 weeks.", born + "39 weeks.")).size(), 1U);
  EXPECT_EQ(conflicts(two("A 31-year-old woman had back pain at 34 weeks of "
                          "gestation.",
                          "A 31-year-old woman had back pain at 36 weeks of "
                          "gestation."))
                .size(),
            1U);
}

TEST(Conflicts, AFigureOfTheSameSite) {
  const std::string front = "Her lumbar T-score was -3.1.";
  EXPECT_EQ(conflicts(two("A 31-year-old woman is reported. " + front,
                          "A 31-year-old woman came. Her lumbar T-score was "
                          "-3.7 at admission."))
                .size(),
            1U);
  EXPECT_EQ(conflicts(two("A 31-year-old woman is reported. " + front,
                          "A 31-year-old woman came. Her lumbar T-score was "
                          "-3.1, her femoral neck T-score -3.7.")),
            Texts{});
}

TEST(Conflicts, ALaterFigureARoundingAndAnInexactOneAreNone) {
  const std::string front =
      "A 31-year-old woman took teriparatide for 18 months. ";
  EXPECT_EQ(conflicts(two(front + "Her lumbar T-score was -3.1.",
                          "A 31-year-old woman came. Her lumbar T-score was "
                          "-3.1. She took teriparatide for 18 months. Her "
                          "lumbar T-score was then -2.1.")),
            Texts{});
  EXPECT_EQ(conflicts(two("A 31-year-old woman is reported. Her BMI was 20.",
                          "A 31-year-old woman came. Her BMI was 19.8.")),
            Texts{});
  EXPECT_EQ(conflicts(two("A 31-year-old woman took teriparatide for about 18 "
                          "months.",
                          "A 31-year-old woman came. She took teriparatide "
                          "for 19 months.")),
            Texts{});
}

TEST(Conflicts, ACourseOfAnotherLength) {
  EXPECT_EQ(conflicts(two("A 31-year-old woman took teriparatide for 18 "
                          "months.",
                          "A 31-year-old woman came. She took teriparatide "
                          "for 13 months."))
                .size(),
            1U);
}

TEST(Conflicts, ALevelThatOnlyTheFrontKnows) {
  EXPECT_FALSE(conflicts(two("A 31-year-old woman had fractures of T12 and L3.",
                             "A 31-year-old woman came. MRI showed fractures "
                             "of T12 and L2."))
                   .empty());
  EXPECT_EQ(conflicts(two("A 31-year-old woman had fractures of T12 and L2.",
                          "A 31-year-old woman came. MRI showed fractures of "
                          "T12, L1 and L2. A new fracture of L4 followed.")),
            Texts{});
}

TEST(Conflicts, ACountThatIsNotThatOfTheLevels) {
  EXPECT_EQ(conflicts("Case report\n\nA 31-year-old woman came. Radiographs "
                      "showed four vertebral fractures (T11, T12 and L1).\n")
                .size(),
            1U);
  EXPECT_EQ(conflicts("Case report\n\nA 31-year-old woman came. Radiographs "
                      "showed three vertebral fractures (T11, T12 and L1).\n"),
            Texts{});
}

TEST(Conflicts, PatientsToldAndPatientsReported) {
  const std::string cases =
      "Case 1\n\nA 31-year-old woman came.\n\nCase 2\n\nA 27-year-old "
      "woman came.\n";
  EXPECT_EQ(
      conflicts("Abstract\n\nWe report three women with fractures.\n\n" + cases)
          .size(),
      1U);
  EXPECT_EQ(
      conflicts("Abstract\n\nWe report two women with fractures.\n\n" + cases),
      Texts{});
}

TEST(Conflicts, TurkishIsComparedAlike) {
  EXPECT_EQ(conflicts("Özet\n\n31 yaşında kadın hasta sunuldu.\n\n"
                      "Olgu sunumu\n\n37 yaşında kadın hasta başvurdu.\n")
                .size(),
            1U);
  EXPECT_EQ(conflicts("Özet\n\n31 yaşında kadın hasta sunuldu. Teriparatid 18 "
                      "ay verildi.\n\nOlgu sunumu\n\n31 yaşında kadın hasta "
                      "başvurdu. Teriparatid 20 µg/gün 18 ay verildi.\n"),
            Texts{});
  EXPECT_EQ(
      conflicts("Bulgular\n\n8 hastanın 3'ünde (%42) kırık vardı.\n").size(),
      1U);
}

TEST(Conflicts, SharesSumsAndChanges) {
  const auto of = [](const std::string& sentence) {
    return conflicts("Results\n\n" + sentence + "\n").size();
  };
  EXPECT_EQ(of("Fractures were found in 3 of 8 women (42 %)."), 1U);
  EXPECT_EQ(of("Fractures were found in 3 of 8 women (37.5 %)."), 0U);
  EXPECT_EQ(of("We followed 11 patients (9 women and 3 men)."), 1U);
  EXPECT_EQ(of("We followed 12 patients (9 women and 3 men)."), 0U);
  EXPECT_EQ(of("BMD rose from 0.50 to 0.60 g/cm2 (29%)."), 1U);
  EXPECT_EQ(of("BMD rose from 0.50 to 0.60 g/cm2 (21%)."), 0U);
}

TEST(Conflicts, BothFactsStayAndAreFlagged) {
  const Document document = report(two("A 31-year-old woman is reported.",
                                       "A 37-year-old woman had back pain."));
  std::vector<std::string> flagged;
  for (const Fact& fact : extract(document, project_grammar(), {}).facts) {
    if (fact.flags == std::vector<std::string>{"contradicted"})
      flagged.emplace_back(fact.get("value"));
  }
  EXPECT_EQ(flagged, (std::vector<std::string>{"31", "37"}));
}

}  // namespace
}  // namespace casebook
