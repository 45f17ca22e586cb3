// Where: conditions on a case's facts, as a person writes them.
//
//   bmd.T-score <= -3 and site = 'lumbar spine'
//   drug.bisphosphonate and not (age > 40 or parity.para >= 3)
//   timing.postpartum <= 6 months
//   risk_factor.smoking and assertion = absent
//
// A condition begins with a kind, or a kind and a name; what follows it by
// "and" and begins with a key is about that same fact. Without `assertion` a
// fact counts that is present or past. Times compare across units.
// Faults: kUsage E-WHERE with the place and what may stand there.
// Threads: pure.
//
//   Result<WhereNode> tree = parse_where("age >= 20", kinds);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

// One comparison of a fact's key.
struct KeyTest {
  enum class Is : std::uint8_t { kEqual, kUnequal, kBelow, kAbove };

  std::string key = "value";
  Is is = Is::kEqual;
  bool or_equal = false;  // of kBelow and kAbove
  bool number = false;
  double figure = 0;
  std::string unit = {};                // canonical; "" any
  std::vector<std::string> words = {};  // one of them; compared without case

  bool operator==(const KeyTest&) const = default;
};

struct FactTest {
  std::string kind;                     // "" any
  std::vector<std::string> names = {};  // one of them; empty: any
  std::vector<KeyTest> keys = {};

  bool operator==(const FactTest&) const = default;
};

struct WhereNode {
  enum class Kind : std::uint8_t { kFact, kAll, kAny, kNot };
  Kind kind = Kind::kFact;
  FactTest fact = {};
  std::vector<WhereNode> parts = {};

  bool operator==(const WhereNode&) const = default;
};

// `kinds`: those that the base holds, for mistakes to be told.
Result<WhereNode> parse_where(std::string_view text,
                              const std::vector<std::string>& kinds);

// "'lumbar spine'" as parse_where reads it back.
std::string where_quoted(std::string_view text);

// What one fact says, as far as tests ask.
struct TestedFact {
  std::string_view kind, name, assertion, unit, site, time, keys;
  bool has_value = false, has_low = false, has_high = false;
  double value = 0, low = 0, high = 0;
};
// In kb/fact_test.cc.
bool passes(const FactTest& test, const TestedFact& fact);

// The tests that a case may answer with: those that are not denied.
void positive_tests(const WhereNode& node, std::vector<FactTest>& tests);

}  // namespace casebook
