#include "tools/gold_score.h"

#include <gtest/gtest.h>

#include "tools/assignment.h"

namespace casebook {
namespace {

// "right/wrong/missed" over all kinds, then cases "found/gold", then those in
// a wrong case.
std::string score(const std::string& gold, const std::string& facts) {
  const Result<GoldScore> made =
      score_facts({{"g.json", "{\"document\":\"d\",\"facts\":[" + gold + "]}"}},
                  facts, "f");
  if (!made) return made.error().code;
  GoldCounts all;
  for (const auto& [kind, counts] : made->kinds) all.add(counts);
  return std::to_string(all.right) + "/" + std::to_string(all.wrong) + "/" +
         std::to_string(all.missed) + " " + std::to_string(made->found_cases) +
         "/" + std::to_string(made->gold_cases) + " " +
         std::to_string(made->wrong_case);
}

std::string fact(const std::string& id, const std::string& rest) {
  return "{\"document\":\"d\",\"case\":\"" + id + "\"," + rest + "}\n";
}

const char* const kAge = R"("kind":"age","value":31,"unit":"year")";

TEST(GoldScore, ComparesTheKeysThatTheGoldHolds) {
  const std::string gold = R"({"case":"1","kind":"age","value":31})";
  EXPECT_EQ(score(gold, fact("1", kAge)), "1/0/0 1/1 0");
  EXPECT_EQ(score(gold, fact("1", R"("kind":"age","value":32)")),
            "0/1/1 0/1 0");
  EXPECT_EQ(score(gold, ""), "0/0/1 0/1 0");
}

TEST(GoldScore, TakesAListForAChoiceAndNullForAbsence) {
  const std::string gold =
      R"({"case":"1","kind":"bmd","site":["hip",null],"value":-2.50})";
  EXPECT_EQ(score(gold, fact("1", R"("kind":"bmd","value":-2.5)")),
            "1/0/0 1/1 0");
  EXPECT_EQ(score(gold, fact("1", R"("kind":"bmd","value":-2.5,"site":"Hip")")),
            "1/0/0 1/1 0");
  EXPECT_EQ(
      score(gold, fact("1", R"("kind":"bmd","value":-2.5,"site":"femur")")),
      "0/1/1 0/1 0");
}

TEST(GoldScore, NumbersCasesAnyhowButNeverMixesThem) {
  const std::string gold =
      R"({"case":"1","kind":"age","value":31},{"case":"2","kind":"age","value":40})";
  const std::string older = R"("kind":"age","value":40)";
  EXPECT_EQ(score(gold, fact("2", kAge) + fact("1", older)), "2/0/0 2/2 0");
  EXPECT_EQ(score(gold, fact("1", kAge) + fact("1", older)), "1/1/1 1/2 1");
}

TEST(GoldScore, RepeatsAndWhatIsOptionalCostNothingVaguerOnesDo) {
  const std::string drug = R"({"case":"1","kind":"drug","name":"x","dose":20})";
  const std::string full = fact("1", R"("kind":"drug","name":"x","dose":20)");
  EXPECT_EQ(score(drug, full + full), "1/0/0 1/1 0");
  EXPECT_EQ(score(drug, full + fact("1", R"("kind":"drug","name":"x")")),
            "1/1/0 1/1 0");
  EXPECT_EQ(
      score(drug +
                R"(,{"case":"1","kind":"sex","name":"female","optional":true})",
            full + fact("1", R"("kind":"sex","name":"female")")),
      "1/0/0 1/1 0");
}

TEST(GoldScore, AssertionsCountAndGeneralOnesOnlyWhereTheGoldSaysSo) {
  const std::string gold =
      R"({"case":"1","kind":"drug","name":"x","assertion":"absent"})";
  EXPECT_EQ(score(gold, fact("1", R"("kind":"drug","name":"x")")),
            "0/1/1 0/1 0");
  EXPECT_EQ(
      score(gold,
            fact("1", R"("kind":"drug","name":"x","assertion":"absent")") +
                fact("", R"("kind":"age","value":60,"assertion":"general")")),
      "1/0/0 1/1 0");
}

TEST(GoldScore, OneFullerDrugAnswersTwo) {
  const std::string gold =
      R"({"case":"1","kind":"drug","name":"x","dose":20},)"
      R"({"case":"1","kind":"drug","name":"x","duration":6})";
  EXPECT_EQ(
      score(gold,
            fact("1", R"("kind":"drug","name":"x","dose":20,"duration":6)")),
      "2/0/0 1/1 0");
}

TEST(GoldScore, NamesWhatIsNoGoldOrNoFact) {
  EXPECT_EQ(score(R"({"kind":5})", ""), "E-GOLD");
  EXPECT_EQ(score("]", ""), "E-GOLD");
  EXPECT_EQ(score("", "not json\n"), "E-FACTS");
  EXPECT_EQ(score("", "{\"document\":\"d\"}\n"), "E-FACTS");
}

TEST(Assignment, FindsTheGreatestSumAndNotTheFirstBest) {
  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
  EXPECT_EQ(best_assignment({{5, 4}, {4, 0}}), (Pairs{{1, 0}, {0, 1}}));
  EXPECT_EQ(best_assignment({{1, 0, 0}}), (Pairs{{0, 0}}));
  EXPECT_TRUE(best_assignment({}).empty());
  EXPECT_TRUE(best_assignment({{0, 0}, {0, 0}}).empty());
}

}  // namespace
}  // namespace casebook
