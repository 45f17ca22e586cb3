#include "extractor/hints.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class Hints : public testing::Test {
 protected:
  Fact& say(bool hint, const std::string& value, const std::string& unit,
            const std::string& case_id = "1") {
    Statement& made = statements_.emplace_back();
    made.hint = hint;
    made.fact.kind = "follow_up";
    made.fact.case_id = case_id;
    made.fact.set("value", value, true);
    made.fact.set("unit", unit, false);
    return made.fact;
  }
  std::vector<std::string> run() {
    settle_hints(project_grammar().compiled->concepts, statements_);
    std::vector<std::string> left;
    left.reserve(statements_.size());
    for (const Statement& one : statements_) {
      left.push_back(one.fact.case_id + ": " +
                     std::string(one.fact.get("value")) + " " +
                     std::string(one.fact.get("unit")));
    }
    return left;
  }
  std::vector<Statement> statements_;
};

using Left = std::vector<std::string>;

TEST_F(Hints, OfSeveralTheLongestStandsWhateverItsUnit) {
  say(true, "6", "week");
  say(true, "2", "year");
  say(true, "18", "month");
  EXPECT_EQ(run(), Left{"1: 2 year"});
}

TEST_F(Hints, ASureFactOfTheCaseTakesTheirPlace) {
  say(true, "3", "year");
  say(false, "12", "month");
  say(true, "9", "month", "2");
  EXPECT_EQ(run(), (Left{"1: 12 month", "2: 9 month"}));
}

TEST_F(Hints, WhatIsSureStaysAsItIs) {
  say(false, "12", "month");
  say(false, "24", "month");
  EXPECT_EQ(run(), (Left{"1: 12 month", "1: 24 month"}));
}

TEST_F(Hints, WhatIsSaidOfOthersIsNeitherSureNorAHint) {
  say(false, "5", "year", "").assertion = "general";
  say(true, "9", "month");
  EXPECT_EQ(run(), (Left{": 5 year", "1: 9 month"}));
}

}  // namespace
}  // namespace casebook
