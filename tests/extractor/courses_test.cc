#include "extractor/courses.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class CoursesOf : public testing::Test {
 protected:
  void say(const std::string& name, const std::string& status,
           const std::string& assertion = "present") {
    Statement& made = statements_.emplace_back();
    made.fact.case_id = "1";
    made.fact.kind = "drug";
    made.kind = project_grammar().compiled->kinds.find("drug");
    made.fact.name = name;
    made.fact.assertion = assertion;
    if (!status.empty()) made.fact.set("status", status, false);
  }
  // Each "name status order", after the facts in `gone` have gone.
  std::vector<std::string> run(const std::vector<std::size_t>& gone = {}) {
    const Courses courses(statements_);
    for (const Statement& one : statements_)
      EXPECT_TRUE(one.fact.get("status").empty());
    for (const std::size_t i : gone)
      statements_.erase(statements_.begin() + static_cast<std::ptrdiff_t>(i));
    courses.give_back(statements_);
    std::vector<std::string> texts;
    texts.reserve(statements_.size());
    for (const Statement& one : statements_) {
      texts.push_back(one.fact.name + " " +
                      std::string(one.fact.get("status")) + " " +
                      std::string(one.fact.get("order")));
    }
    return texts;
  }
  std::vector<Statement> statements_;
  using Texts = std::vector<std::string>;
};

TEST_F(CoursesOf, OneThingHaveTheStatusToldLast) {
  say("teriparatide", "started?");
  say("teriparatide", "stopped");
  EXPECT_EQ(run({1}), Texts{"teriparatide stopped "});
}

TEST_F(CoursesOf, SeveralThingsAreNumberedAsTheyFollow) {
  say("alendronate", "switched");
  say("teriparatide", "started?");
  say("calcium", "");
  EXPECT_EQ(run(), (Texts{"alendronate switched 1", "teriparatide started 2",
                          "calcium  "}));
}

TEST_F(CoursesOf, WhatWasNeverTakenHaveNone) {
  say("alendronate", "started?", "absent");
  EXPECT_EQ(run(), Texts{"alendronate  "});
}

}  // namespace
}  // namespace casebook
