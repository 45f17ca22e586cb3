#include "kb/placement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "kb/fact_match.h"
#include "scratch.h"

namespace casebook {
namespace {

// A text of numbered statements, and a fact for each.
struct World {
  std::string sha256 = std::string(64, 'a');
  std::string text;
  std::vector<StoredFact> facts;
};

World make_world(int facts) {
  World world;
  for (int i = 0; i < facts; ++i) {
    const std::string value = std::to_string(i + 1);
    world.text += "Patient " + std::to_string(i % 4 + 1) + " had a score of -" +
                  value + ".5 at the spine, as was told. ";
    StoredFact fact;
    fact.position = i;
    fact.case_id = std::to_string(i % 4 + 1);
    fact.kind = "bmd";
    fact.name = i % 2 == 0 ? "T-score" : "Z-score";
    fact.assertion = "present";
    fact.keys = "{\"value\":-" + value + ".5,\"site\":\"spine\"}";
    fact.quote = "-" + value + ".5 at the spine";
    fact.begin = static_cast<std::int64_t>(world.text.rfind(fact.quote));
    fact.end = fact.begin + static_cast<std::int64_t>(fact.quote.size());
    fact.rule = "rule";
    world.facts.push_back(std::move(fact));
  }
  return world;
}

Decision decision_on(const World& world, const StoredFact& fact,
                     const std::string& verdict, std::int64_t sequence,
                     const std::string& by = "AB") {
  Decision decision;
  decision.at = std::to_string(sequence);
  decision.by = by;
  decision.verdict = verdict;
  decision.sha256 = world.sha256;
  decision.fact = fact;
  decision.context = context_hash(world.text, fact.begin, fact.end);
  if (verdict == "correct") {
    decision.change = R"({"kind":"bmd","name":"T-score",)"
                      R"("assertion":"present","keys":{"value":-9.9}})";
  }
  seal(decision, sequence, "");
  return decision;
}

const StoredFact* shown(const Placed& placed, const std::string& id) {
  for (const StoredFact& fact : placed.facts)
    if (fact.anchor == id) return &fact;
  return nullptr;
}

TEST(Placement, WithoutDecisionsNothingChanges) {
  const World world = make_world(5);
  const Placed placed = place(world.text, world.facts, {});
  EXPECT_EQ(placed.facts, world.facts);
  EXPECT_TRUE(placed.aside.empty());
}

TEST(Placement, AnAcceptedFactThatIsNotFoundAnyMoreStays) {
  World world = make_world(5);
  const Decision accept = decision_on(world, world.facts[2], "accept", 1);
  const std::string id = fact_id(world.sha256, world.facts[2]);
  world.facts.erase(world.facts.begin() + 2);
  const Placed placed = place(world.text, world.facts, {accept});
  EXPECT_EQ(placed.placements[0].place, Place::kGone);
  ASSERT_NE(shown(placed, id), nullptr);
  EXPECT_EQ(shown(placed, id)->decided, "accepted, not found");
  EXPECT_EQ(placed.facts.size(), 5U);
}

TEST(Placement, AFactOfAnotherCaseOrALongerQuoteIsTheSameFact) {
  World world = make_world(5);
  const Decision reject = decision_on(world, world.facts[1], "reject", 1);
  world.facts[1].case_id = "4";
  world.facts[1].begin -= 9;
  const Placed placed = place(world.text, world.facts, {reject});
  EXPECT_EQ(placed.placements[0].place, Place::kMoved);
  EXPECT_EQ(placed.placements[0].case_id, "4");
  EXPECT_EQ(placed.facts.size(), 4U);
}

TEST(Placement, AnotherFigureInItsPlaceIsNotWhatWasRejected) {
  World world = make_world(5);
  const Decision reject = decision_on(world, world.facts[1], "reject", 1);
  world.facts[1].keys = R"({"value":-7,"site":"spine"})";
  const Placed placed = place(world.text, world.facts, {reject});
  EXPECT_EQ(placed.placements[0].place, Place::kChanged);
  EXPECT_EQ(placed.facts.size(), 5U);
  EXPECT_EQ(placed.facts[1].decided, "look again");
}

TEST(Placement, WhatSaysMoreTakesThePlaceOfWhatWasAccepted) {
  World world = make_world(3);
  const Decision accept = decision_on(world, world.facts[1], "accept", 1);
  world.facts[1].keys = R"({"value":-2.5,"site":"spine","time":"baseline"})";
  Placed placed = place(world.text, world.facts, {accept});
  EXPECT_EQ(placed.placements[0].place, Place::kChanged);
  EXPECT_EQ(placed.facts[1].keys, world.facts[1].keys);
  // And what says less does not.
  world.facts[1].keys = R"({"value":-2.5})";
  placed = place(world.text, world.facts, {accept});
  EXPECT_EQ(placed.facts[1].keys, accept.fact.keys);
}

TEST(Placement, ACorrectionThatTheGrammarHasLearntIsKept) {
  World world = make_world(4);
  const Decision correct = decision_on(world, world.facts[0], "correct", 1);
  world.facts[0].keys = R"({"value":-9.9})";
  const Placed placed = place(world.text, world.facts, {correct});
  EXPECT_EQ(placed.placements[0].place, Place::kKept);
  EXPECT_EQ(placed.facts.size(), 4U);
  EXPECT_EQ(placed.facts[0].decided, "corrected");
}

TEST(Placement, BytesThatShiftedAreFoundAgainByWords) {
  World world = make_world(6);
  const std::vector<Decision> decisions = {
      decision_on(world, world.facts[3], "reject", 1),
      decision_on(world, world.facts[4], "accept", 2)};
  const std::string head = "A new first line.\n";
  world.text = head + world.text;
  for (StoredFact& fact : world.facts) {
    fact.begin += static_cast<std::int64_t>(head.size());
    fact.end += static_cast<std::int64_t>(head.size());
  }
  const Placed placed = place(world.text, world.facts, decisions);
  EXPECT_EQ(placed.placements[0].place, Place::kKept);
  EXPECT_EQ(placed.placements[1].place, Place::kKept);
  EXPECT_EQ(placed.facts.size(), 5U);
}

// One edit of a grammar, as far as facts can tell.
void edit(std::vector<StoredFact>& facts, const World& world,
          std::mt19937& random) {
  const auto pick = [&](std::size_t size) { return random() % size; };
  if (facts.empty()) {
    facts = world.facts;
    return;
  }
  StoredFact& fact = facts[pick(facts.size())];
  switch (random() % 7) {
    case 0:
      facts.erase(facts.begin() + static_cast<long>(pick(facts.size())));
      break;
    case 1:
      fact.begin = std::max<std::int64_t>(0, fact.begin - 8);
      break;
    case 2:
      fact.case_id = std::to_string(random() % 5);
      break;
    case 3:
      fact.keys = R"({"value":-1,"site":"hip"})";
      break;
    case 4:
      fact.assertion = fact.assertion == "past" ? "present" : "past";
      break;
    case 5:
      std::shuffle(facts.begin(), facts.end(), random);
      break;
    default:
      facts.push_back(world.facts[pick(world.facts.size())]);
  }
  for (std::size_t i = 0; i < facts.size(); ++i)
    facts[i].position = static_cast<std::int64_t>(i);
}

// What people said stands, whatever the grammar has become.
void expect_nothing_lost(const World& world, const Placed& placed,
                         const std::vector<Decision>& decisions) {
  ASSERT_EQ(placed.placements.size(), decisions.size());
  std::vector<std::int64_t> positions;
  positions.reserve(placed.facts.size());
  for (const StoredFact& fact : placed.facts)
    positions.push_back(fact.position);
  std::sort(positions.begin(), positions.end());
  EXPECT_EQ(std::adjacent_find(positions.begin(), positions.end()),
            positions.end());
  for (const Decision& decision : decisions) {
    const std::string id = fact_id(world.sha256, decision.fact);
    const StoredFact* fact = shown(placed, id);
    if (decision.verdict == "reject") {
      EXPECT_EQ(fact, nullptr) << id;
      continue;
    }
    const bool said = std::any_of(
        placed.facts.begin(), placed.facts.end(), [&](const StoredFact& f) {
          return f.anchor == id || says_the_same(f, decision.fact);
        });
    EXPECT_TRUE(said) << id;
    if (fact != nullptr && decision.verdict == "correct") {
      EXPECT_EQ(meaning_of(fact->keys), meaning_of(R"({"value":-9.9})"));
    }
  }
}

TEST(Placement, AThousandEditsLoseNoneOfFiveHundredDecisions) {
  const World world = make_world(600);
  std::mt19937 random(7);
  std::vector<Decision> decisions;
  decisions.reserve(500);
  constexpr const char* kVerdicts[] = {"accept", "reject", "correct"};
  for (int i = 0; i < 500; ++i) {
    decisions.push_back(decision_on(world,
                                    world.facts[static_cast<std::size_t>(i)],
                                    kVerdicts[random() % 3], i + 1));
  }
  const Placed first = place(world.text, world.facts, decisions);
  std::vector<StoredFact> facts = world.facts;
  // All edits are made; the decisions are placed now and then.
  const int every = std::getenv("CASEBOOK_LONG") != nullptr ? 1 : 25;
  for (int round = 0; round < 1000; ++round) {
    edit(facts, world, random);
    if (round % every != 0) continue;
    expect_nothing_lost(world, place(world.text, facts, decisions), decisions);
    if (testing::Test::HasFailure()) FAIL() << "after edit " << round;
  }
  // With the first grammar all is as it was.
  EXPECT_EQ(place(world.text, world.facts, decisions).facts, first.facts);
}

}  // namespace
}  // namespace casebook
