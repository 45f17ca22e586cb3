#include "extractor/resolve.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class Resolve : public testing::Test {
 protected:
  Fact& say(const std::string& kind, const std::string& name,
            const std::vector<std::pair<std::string, std::string>>& keys,
            SectionKind section = SectionKind::kCase) {
    Statement& made = statements_.emplace_back();
    made.sentence = static_cast<std::uint32_t>(statements_.size());
    made.fact.case_id = "1";
    made.fact.kind = kind;
    made.fact.name = name;
    made.fact.section = section;
    made.kind = project_grammar().compiled->kinds.find(kind);
    for (const auto& [key, value] : keys) {
      bool number = false;
      for (const KindKey& one : made.kind->keys)
        if (one.name == key) number = one.number;
      made.fact.set(key, value, number);
    }
    return made.fact;
  }
  // The facts that stay, each "name key=value …".
  std::vector<std::string> run() {
    resolve(statements_);
    std::vector<std::string> texts;
    for (const Statement& one : statements_) {
      std::string text = one.fact.name;
      for (const FactKey& key : one.fact.keys)
        text += " " + key.name + "=" + key.value;
      texts.push_back(text);
    }
    return texts;
  }
  const Fact& fact(std::size_t i) const { return statements_[i].fact; }

  std::vector<Statement> statements_;
  using Texts = std::vector<std::string>;
};

TEST_F(Resolve, ARepeatGoes) {
  say("fracture", "vertebral", {{"site", "L1"}});
  say("fracture", "vertebral", {{"site", "L1"}});
  EXPECT_EQ(run(), Texts{"vertebral site=L1"});
}

TEST_F(Resolve, AVaguerRepeatGoes) {
  say("drug", "teriparatide", {});
  say("drug", "teriparatide", {{"dose", "20"}, {"dose_unit", "ug"}});
  EXPECT_EQ(run(), Texts{"teriparatide dose=20 dose_unit=ug"});
}

TEST_F(Resolve, WhatIsSaidOfAnotherCaseStays) {
  say("fracture", "vertebral", {{"site", "L1"}});
  say("fracture", "vertebral", {{"site", "L1"}}).case_id = "2";
  EXPECT_EQ(run().size(), 2U);
}

TEST_F(Resolve, ContradictionsStay) {
  say("drug", "calcium", {{"dose", "1000"}, {"dose_unit", "mg"}});
  say("drug", "calcium", {{"dose", "500"}, {"dose_unit", "mg"}});
  EXPECT_EQ(run().size(), 2U);
}

TEST_F(Resolve, DoseAndDurationToldApartAreOneCourse) {
  say("drug", "teriparatide", {{"dose", "20"}, {"dose_unit", "ug"}});
  say("drug", "teriparatide", {{"duration", "18"}, {"duration_unit", "month"}});
  EXPECT_EQ(run(), Texts{"teriparatide dose=20 dose_unit=ug duration=18 "
                         "duration_unit=month"});
}

TEST_F(Resolve, AFigureThatCannotBeIsFlaggedAndKept) {
  say("bmd", "BMD", {{"value", "540"}, {"unit", "g/cm2"}});
  EXPECT_EQ(run(), Texts{"BMD value=540 unit=g/cm2"});
  EXPECT_EQ(fact(0).flags, std::vector<std::string>{"doubtful decimal"});
}

TEST_F(Resolve, AScoreWithoutItsMinusKeepsBothReadings) {
  say("bmd", "T-score", {{"value", "3.2"}});
  EXPECT_EQ(run(), Texts{"T-score value=3.2"});
  EXPECT_EQ(fact(0).flags, std::vector<std::string>{"doubtful sign"});
  EXPECT_EQ(fact(0).readings, (std::vector<std::string>{"3.2", "-3.2"}));
}

TEST_F(Resolve, APlausibleFigureHasNoFlag) {
  say("bmd", "T-score", {{"value", "-3.2"}});
  say("bmd", "T-score", {{"value", "0.4"}, {"site", "hip"}});
  run();
  EXPECT_TRUE(fact(0).flags.empty());
  EXPECT_TRUE(fact(1).flags.empty());
}

TEST_F(Resolve, ALaterFigureForTheSameIsAFollowUp) {
  say("bmd", "T-score", {{"value", "-3.2"}, {"site", "lumbar spine"}});
  say("bmd", "T-score", {{"value", "-2.4"}, {"site", "lumbar spine"}});
  say("bmd", "T-score", {{"value", "-2.0"}, {"site", "hip"}});
  EXPECT_EQ(run(), (Texts{"T-score value=-3.2 site=lumbar spine",
                          "T-score value=-2.4 site=lumbar spine "
                          "time=follow-up",
                          "T-score value=-2.0 site=hip"}));
}

TEST_F(Resolve, TextBehindATableOfBothTimesIsNoFollowUpByItsPlace) {
  const std::string site = "lumbar spine";
  say("bmd", "T-score",
      {{"value", "-3.4"}, {"site", site}, {"time", "baseline"}},
      SectionKind::kTable);
  say("bmd", "T-score",
      {{"value", "-2.6"}, {"site", site}, {"time", "follow-up"}},
      SectionKind::kTable);
  say("bmd", "T-score", {{"value", "-3.0"}, {"site", site}});
  EXPECT_EQ(run()[2], "T-score value=-3.0 site=lumbar spine");
}

TEST_F(Resolve, AnAbstractsFigureIsNoFirstMeasurement) {
  say("bmd", "T-score", {{"value", "-3.2"}}, SectionKind::kAbstract);
  say("bmd", "T-score", {{"value", "-2.4"}});
  for (const std::string& text : run())
    EXPECT_EQ(text.find("follow-up"), std::string::npos) << text;
}

TEST_F(Resolve, APatientHasOneAge) {
  say("age", "", {{"value", "24"}, {"unit", "year"}});
  say("age", "", {{"value", "26"}, {"unit", "year"}});
  EXPECT_EQ(run(), Texts{" value=24 unit=year"});
}

TEST_F(Resolve, WhatIsGeneralIsLeftAlone) {
  say("drug", "teriparatide", {}).assertion = "general";
  say("drug", "teriparatide", {{"dose", "20"}});
  EXPECT_EQ(run().size(), 2U);
}

}  // namespace
}  // namespace casebook
