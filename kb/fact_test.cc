#include "kb/where.h"

#include <strings.h>

#include <algorithm>
#include <optional>

#include "kb/fact_text.h"

namespace casebook {
namespace {

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

double days_of(std::string_view unit) {
  if (unit == "day") return 1;
  if (unit == "week") return 7;
  if (unit == "month") return 30.4375;
  if (unit == "year") return 365.25;
  return 0;
}

// What a fact says of a key: a span of figures, or words.
struct KeyValue {
  std::optional<double> low, high;
  std::string words;
};

KeyValue value_of(const std::string& key, const TestedFact& fact) {
  KeyValue found;
  if (key == "value") {
    if (fact.has_value) {
      found.low = found.high = fact.value;
    } else {
      if (fact.has_low) found.low = fact.low;
      if (fact.has_high) found.high = fact.high;
    }
    return found;
  }
  if (key == "site") found.words = fact.site;
  if (key == "time") found.words = fact.time;
  if (key == "unit") found.words = fact.unit;
  if (key == "assertion") found.words = fact.assertion;
  if (!found.words.empty()) return found;
  const auto keys = keys_from_json(fact.keys);
  if (!keys) return found;
  found.words = key_value(*keys, key);
  found.low = found.high = decimal(found.words);
  return found;
}

std::string unit_of(const std::string& key, const TestedFact& fact) {
  if (key == "value" || key == "low" || key == "high" || key == "sd")
    return std::string(fact.unit);
  const auto keys = keys_from_json(fact.keys);
  return keys ? std::string(key_value(*keys, key + "_unit")) : "";
}

// How often the fact's unit goes into the test's; 0: they do not compare.
double factor(const KeyTest& test, const TestedFact& fact) {
  if (test.unit.empty()) return 1;
  const std::string unit = unit_of(test.key, fact);
  if (same(unit, test.unit)) return 1;
  const double wanted = days_of(test.unit);
  const double found = days_of(unit);
  return wanted > 0 && found > 0 ? found / wanted : 0;
}

bool figure_passes(const KeyTest& test, const TestedFact& fact) {
  const KeyValue found = value_of(test.key, fact);
  if (!found.low && !found.high) return false;
  const double times = factor(test, fact);
  if (times == 0) return false;
  const double low = (found.low ? *found.low : *found.high) * times;
  const double high = (found.high ? *found.high : *found.low) * times;
  switch (test.is) {
    case KeyTest::Is::kEqual:
      return low <= test.figure && test.figure <= high;
    case KeyTest::Is::kUnequal:
      return test.figure < low || high < test.figure;
    case KeyTest::Is::kBelow:
      return test.or_equal ? low <= test.figure : low < test.figure;
    case KeyTest::Is::kAbove:
      return test.or_equal ? high >= test.figure : high > test.figure;
  }
  return false;
}

bool word_among(std::string_view word, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [word](const auto& one) { return same(one, word); });
}

bool key_passes(const KeyTest& test, const TestedFact& fact) {
  if (test.number) return figure_passes(test, fact);
  const bool among = word_among(value_of(test.key, fact).words, test.words);
  return among == (test.is == KeyTest::Is::kEqual);
}

}  // namespace

bool passes(const FactTest& test, const TestedFact& fact) {
  if (!test.kind.empty() && !same(test.kind, fact.kind)) return false;
  if (!test.names.empty() && !word_among(fact.name, test.names)) return false;
  const bool asks =
      std::any_of(test.keys.begin(), test.keys.end(),
                  [](const KeyTest& key) { return key.key == "assertion"; });
  if (!asks && fact.assertion != "present" && fact.assertion != "past")
    return false;
  return std::all_of(
      test.keys.begin(), test.keys.end(),
      [&fact](const KeyTest& key) { return key_passes(key, fact); });
}

}  // namespace casebook
