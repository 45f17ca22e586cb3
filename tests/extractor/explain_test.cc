// Explaining: what was tried, what became of it, and what was missing.
#include "extractor/explain.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "grammars.h"

namespace casebook {
namespace {

constexpr const char* kReport =
    "Case report\n\nA 31-year-old woman had back pain. Her lumbar T-score was "
    "-3.1. There was no fracture of T12. She counted 14 of them.\n";

ExplainedLine explain_at(const std::string& text, const std::string& words) {
  const Document document = report(text);
  const auto at = static_cast<std::uint32_t>(document.text.find(words));
  const std::vector<ExplainedLine> lines =
      explain(document, project_grammar(), {.at = at});
  EXPECT_EQ(lines.size(), 1U) << words;
  return lines.empty() ? ExplainedLine{} : lines[0];
}

const Outcome* outcome_of(const ExplainedLine& line, const char* kind,
                          bool kept) {
  for (const Outcome& one : line.outcomes)
    if (one.fact.kind == kind && one.kept == kept) return &one;
  return nullptr;
}

TEST(Explain, SaysWhichRuleMadeAFactAndForWhom) {
  const ExplainedLine line = explain_at(kReport, "3.1");
  const Outcome* outcome = outcome_of(line, "bmd", true);
  ASSERT_NE(outcome, nullptr);
  EXPECT_EQ(outcome->fact.rule, "bmd.score-figure");
  ASSERT_LT(line.at, line.line.items.size());
  EXPECT_TRUE(line.line.items[line.at].is("signed"));
  EXPECT_EQ(line.line.items[line.at].case_id, "1");
  EXPECT_GT(line.rules, line.tried);
  EXPECT_GT(line.tried, 0U);
}

TEST(Explain, ShowsTheCueThatNegates) {
  const ExplainedLine line = explain_at(kReport, "T12");
  const bool told =
      std::any_of(line.line.cues.begin(), line.line.cues.end(),
                  [](const TracedCue& cue) { return cue.effect == "absent"; });
  EXPECT_TRUE(told);
  ASSERT_FALSE(line.outcomes.empty());
  EXPECT_EQ(line.outcomes[0].fact.assertion, "absent");
}

TEST(Explain, NamesTheFirstConditionThatFailed) {
  const ExplainedLine line = explain_at(
      "Case report\n\nA 31-year-old woman came. The density, -2.1 of the hip, "
      "was low.\n",
      "2.1");
  EXPECT_TRUE(line.outcomes.empty());
  EXPECT_TRUE(std::any_of(
      line.firings.begin(), line.firings.end(), [](const Firing& one) {
        return one.rule == "bmd.figure-at-site" &&
               one.outcome.starts_with("no fact: nothing gives its name");
      }));
}

TEST(Explain, NamesTheNearestRuleAndWhatItMissed) {
  const ExplainedLine line = explain_at(
      "Case report\n\nA 31-year-old woman came. The hip was low.\n", "hip");
  const auto miss =
      std::find_if(line.near_misses.begin(), line.near_misses.end(),
                   [](const NearMiss& one) { return one.kind == "bmd"; });
  ASSERT_NE(miss, line.near_misses.end());
  EXPECT_FALSE(miss->wanted.empty());
  EXPECT_FALSE(miss->where.empty());
}

TEST(Explain, SaysWhyAStatementWasLeftOut) {
  const ExplainedLine line = explain_at(
      "Case report\n\nA 31-year-old woman had a DXA. Her DXA was done.\n",
      "Her DXA");
  const Outcome* gone = outcome_of(line, "imaging", false);
  ASSERT_NE(gone, nullptr);
  EXPECT_NE(gone->why.find("as much or more"), std::string::npos) << gone->why;
}

TEST(Explain, TurkishIsExplainedAlike) {
  const ExplainedLine line = explain_at(
      "Olgu sunumu\n\n31 yaşındaki kadın hasta başvurdu. Lomber T skoru -3,1 "
      "idi.\n",
      "3,1");
  EXPECT_EQ(line.line.language, "tr");
  EXPECT_NE(outcome_of(line, "bmd", true), nullptr);
}

TEST(Explain, APlaceThatNoSentenceHoldsGivesNothing) {
  const Document document = report(kReport);
  EXPECT_TRUE(explain(document, project_grammar(), {.at = 100'000}).empty());
}

TEST(Explain, WithoutAPlaceEverySentenceIsExplained) {
  const Document document = report(kReport);
  EXPECT_GE(explain(document, project_grammar(), {}).size(), 4U);
}

}  // namespace
}  // namespace casebook
