#include "extractor/vaguer.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class Vaguer : public testing::Test {
 protected:
  Fact& say(const std::string& kind, const std::string& name) {
    Fact& fact = statements_.emplace_back().fact;
    fact.case_id = "1";
    fact.kind = kind;
    fact.name = name;
    return fact;
  }
  std::vector<std::string> run() {
    drop_vaguer(project_grammar().compiled->concepts, statements_);
    std::vector<std::string> names;
    names.reserve(statements_.size());
    for (const Statement& one : statements_) names.push_back(one.fact.name);
    return names;
  }
  std::vector<Statement> statements_;
};

using Names = std::vector<std::string>;

TEST_F(Vaguer, DropsPainBesideBackPain) {
  say("symptom", "pain");
  say("symptom", "low back pain");
  EXPECT_EQ(run(), Names{"low back pain"});
}

TEST_F(Vaguer, DropsTheClassBesideItsDrug) {
  say("drug", "alendronate");
  say("drug", "bisphosphonate");
  EXPECT_EQ(run(), Names{"alendronate"});
}

TEST_F(Vaguer, KeepsWhatHasAKeyOfItsOwn) {
  say("drug", "alendronate");
  say("drug", "bisphosphonate").set("duration", "24", true);
  EXPECT_EQ(run(), (Names{"alendronate", "bisphosphonate"}));
}

TEST_F(Vaguer, KeepsADenialBesideAPresence) {
  say("symptom", "back pain");
  say("symptom", "pain").assertion = "absent";
  EXPECT_EQ(run(), (Names{"back pain", "pain"}));
}

TEST_F(Vaguer, KeepsAnotherCasesWord) {
  say("symptom", "back pain");
  say("symptom", "pain").case_id = "2";
  EXPECT_EQ(run(), (Names{"back pain", "pain"}));
}

}  // namespace
}  // namespace casebook
