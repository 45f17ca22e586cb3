#include "extractor/cue.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

class Cues : public testing::Test {
 protected:
  std::vector<CueForm> read(const std::string& tsv) {
    return read_cues(tsv, "en/cues.tsv", errors_);
  }
  std::vector<Error> errors_;
};

TEST_F(Cues, AreReadWithDirectionReachAndKinds) {
  const auto forms = read(
      "forms\teffect\tdirection\treach\tkinds\n"
      "no|denied\tabsent\tafter\tclause\n"
      "was ruled out\tabsent\tbefore\t6\tfracture diagnosis\n"
      "at baseline\ttime:baseline\tboth\tsentence\tbmd\n");
  EXPECT_TRUE(errors_.empty());
  ASSERT_EQ(forms.size(), 4U);
  EXPECT_EQ(forms[1].form, "denied");
  EXPECT_EQ(forms[0].cue.key, "assertion");
  EXPECT_EQ(forms[0].cue.value, "absent");
  EXPECT_EQ(forms[0].cue.direction, Cue::Direction::kAfter);
  EXPECT_EQ(forms[0].cue.reach, Cue::kClause);
  EXPECT_EQ(forms[2].cue.direction, Cue::Direction::kBefore);
  EXPECT_EQ(forms[2].cue.reach, 6);
  EXPECT_EQ(forms[3].cue.key, "time");
  EXPECT_EQ(forms[3].cue.value, "baseline");
  EXPECT_EQ(forms[3].cue.reach, Cue::kSentence);
}

TEST_F(Cues, OfFamilyActOnAKindThatNoneNames) {
  auto forms = read(
      "her mother\tfamily\tafter\tclause\tfracture\n"
      "no\tabsent\tafter\t3\tdrug\n");
  let_family_act({"fracture", "drug", "grip"}, forms);
  EXPECT_TRUE(forms[0].cue.acts_on("grip"));
  EXPECT_FALSE(forms[0].cue.acts_on("drug"));
  EXPECT_FALSE(forms[1].cue.acts_on("grip"));
}

TEST_F(Cues, ActOnTheirKindsOnly) {
  const auto forms = read("no\tabsent\tafter\t3\tfracture bmd\nx\tend\n");
  EXPECT_TRUE(forms[0].cue.acts_on("fracture"));
  EXPECT_FALSE(forms[0].cue.acts_on("drug"));
  EXPECT_TRUE(forms[1].cue.acts_on("drug"));
}

TEST_F(Cues, EndAndSkipNeedNoDirection) {
  const auto forms = read("but\tend\nnot only\tskip\n");
  ASSERT_EQ(forms.size(), 2U);
  EXPECT_EQ(forms[0].cue.effect, Cue::Effect::kEnd);
  EXPECT_EQ(forms[1].cue.effect, Cue::Effect::kSkip);
  EXPECT_TRUE(errors_.empty());
}

TEST_F(Cues, EveryMistakeIsReportedWithItsLine) {
  read(
      "no\n"
      "not\tabsent\tsideways\tclause\n"
      "never\tabsent\tafter\tfar\n"
      "nor\tabsent\n"
      "neither\tabsnet\tafter\tclause\n");
  ASSERT_EQ(errors_.size(), 5U);
  for (std::size_t i = 0; i < errors_.size(); ++i) {
    EXPECT_EQ(errors_[i].where, "en/cues.tsv:" + std::to_string(i + 1));
    EXPECT_EQ(errors_[i].fault, Fault::kGrammar);
    EXPECT_FALSE(errors_[i].hint.empty());
  }
  EXPECT_NE(errors_[4].what.find("absnet"), std::string::npos);
}

}  // namespace
}  // namespace casebook
