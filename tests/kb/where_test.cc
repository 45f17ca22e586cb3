#include "kb/where.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace casebook {
namespace {

const std::vector<std::string> kKinds = {"age", "bmd",         "drug",
                                         "lab", "risk_factor", "timing"};

TestedFact score(double value) {
  TestedFact fact;
  fact.kind = "bmd";
  fact.name = "T-score";
  fact.assertion = "present";
  fact.site = "lumbar spine";
  fact.has_value = true;
  fact.value = value;
  return fact;
}

bool holds(const std::string& text, const TestedFact& fact) {
  const Result<WhereNode> tree = parse_where(text, kKinds);
  EXPECT_TRUE(tree) << text << ": " << tree.error().to_text();
  return tree && tree->kind == WhereNode::Kind::kFact &&
         passes(tree->fact, fact);
}

TEST(Where, AConditionIsAboutOneFactWithAllOfItsKeys) {
  EXPECT_TRUE(
      holds("bmd.T-score <= -3 and site = 'lumbar spine'", score(-3.2)));
  EXPECT_TRUE(
      holds("bmd.T-score <= −3,1 and site = lumbar spine", score(-3.2)));
  EXPECT_FALSE(holds("bmd.T-score <= -3 and site = hip", score(-3.2)));
  EXPECT_FALSE(holds("bmd.T-score <= -3", score(-2.9)));
  EXPECT_TRUE(holds("bmd and site in ('hip', 'Lumbar Spine')", score(1)));
  EXPECT_TRUE(holds("BMD.t-score ≥ -4 and value < -3", score(-3.2)));
  EXPECT_FALSE(holds("bmd.T-score != -3.2", score(-3.2)));
}

TEST(Where, ARangeAnswersWhereItMay) {
  TestedFact range = score(0);
  range.has_value = false;
  range.has_low = range.has_high = true;
  range.low = -3.5;
  range.high = -2.8;
  EXPECT_TRUE(holds("bmd <= -3", range));
  EXPECT_TRUE(holds("bmd = -3", range));
  EXPECT_FALSE(holds("bmd > -2.8", range));
  EXPECT_TRUE(holds("bmd >= -2.8", range));
}

TEST(Where, TimesCompareAcrossUnits) {
  TestedFact weeks;
  weeks.kind = "timing";
  weeks.name = "postpartum";
  weeks.assertion = "present";
  weeks.unit = "week";
  weeks.has_value = true;
  weeks.value = 10;
  EXPECT_TRUE(holds("timing.postpartum <= 6 months", weeks));
  EXPECT_TRUE(holds("timing.postpartum <= 3 ay", weeks));
  EXPECT_FALSE(holds("timing.postpartum <= 2 months", weeks));
  EXPECT_FALSE(holds("timing.postpartum <= 6 mg", weeks));
}

TEST(Where, OnlyWhatIsOrWasCountsUnlessAsked) {
  TestedFact denied;
  denied.kind = "risk_factor";
  denied.name = "smoking";
  denied.assertion = "absent";
  EXPECT_FALSE(holds("risk_factor.smoking", denied));
  EXPECT_TRUE(holds("risk_factor.smoking and assertion = absent", denied));
}

TEST(Where, KeysThatHaveNoColumnAreFound) {
  TestedFact drug;
  drug.kind = "drug";
  drug.name = "vitamin D";
  drug.assertion = "present";
  drug.keys = R"({"dose":1000,"dose_unit":"IU","frequency":"daily"})";
  EXPECT_TRUE(holds("drug.vitamin D and dose >= 800 IU", drug));
  EXPECT_FALSE(holds("drug.'vitamin D' and dose >= 800 mg", drug));
  EXPECT_TRUE(holds("drug and frequency = daily", drug));
}

TEST(Where, AndBindsCloserThanOrAndNotClosest) {
  const auto tree =
      parse_where("age > 40 or not drug.calcium and (lab < 3 or bmd)", kKinds);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->kind, WhereNode::Kind::kAny);
  ASSERT_EQ(tree->parts.size(), 2U);
  EXPECT_EQ(tree->parts[1].kind, WhereNode::Kind::kAll);
  EXPECT_EQ(tree->parts[1].parts[0].kind, WhereNode::Kind::kNot);
}

TEST(Where, AMistakeIsShownWithItsPlace) {
  const auto said = [](const std::string& text) {
    const auto tree = parse_where(text, kKinds);
    return tree ? std::string("fine") : tree.error().to_text();
  };
  EXPECT_NE(said("bmdd <= 1").find("did you mean 'bmd'?"), std::string::npos);
  EXPECT_NE(said("age >").find("--where:6"), std::string::npos);
  EXPECT_NE(said("site = T12").find("begin with the kind"), std::string::npos);
  for (const char* text :
       {"", "age > >", "(age > 3", "age > 3)", "age ! 3", "age > 'x", "bmd.",
        "bmd. <= 3", "age in 3", "age in ()", "not", "age; drop table facts",
        "age > 3 and", "drug and dose", "age < calcium", "--", "'bmd' > 3",
        "age > 3 4", "\xff\xfe"})
    EXPECT_NE(said(text), "fine") << text;
  EXPECT_NE(said(std::string(2000, 'a')), "fine");
  EXPECT_NE(said(std::string(600, '(') + "age"), "fine");
  std::string nots;
  for (int i = 0; i < 200; ++i) nots += "not ";
  EXPECT_NE(said(nots + "age"), "fine");
}

}  // namespace
}  // namespace casebook
