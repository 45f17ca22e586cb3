#include "extractor/plausibility.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/decimal.h"

namespace casebook {
namespace {

const Plausible* plausible_for(const Kind& kind, const Fact& fact) {
  for (const Plausible& one : kind.plausible) {
    if ((one.name.empty() || one.name == fact.name) &&
        (one.unit.empty() || one.unit == fact.get("unit")))
      return &one;
  }
  return nullptr;
}

bool within(const Plausible& range, std::string_view figure) {
  const double value = to_double(figure);
  return range.low <= value && value <= range.high;
}

enum class Doubt { kNone, kDecimal, kSign, kRefused };

Doubt doubt_of(const Kind& kind, const Fact& fact) {
  const Plausible* range = plausible_for(kind, fact);
  const std::string_view value = fact.get("value");
  if (value.empty() || range == nullptr) return Doubt::kNone;
  if (!within(*range, value))
    return range->refuse ? Doubt::kRefused : Doubt::kDecimal;
  const bool sign_lost = range->minus_expected && to_double(value) > 1.0;
  return sign_lost ? Doubt::kSign : Doubt::kNone;
}

constexpr const char* kDecimalFlag = "doubtful decimal";
constexpr const char* kSignFlag = "doubtful sign";

bool has_flag(const Fact& fact, const char* flag) {
  return std::find(fact.flags.begin(), fact.flags.end(), flag) !=
         fact.flags.end();
}

}  // namespace

void add_flag(Fact& fact, const char* flag) {
  if (!has_flag(fact, flag)) fact.flags.emplace_back(flag);
}

bool check_figure(const Kind& kind, Fact& fact) {
  const std::vector<std::string> readings = std::exchange(fact.readings, {});
  const Doubt doubt = doubt_of(kind, fact);
  if (doubt == Doubt::kRefused) return false;
  if (doubt == Doubt::kNone) return true;
  const std::string value(fact.get("value"));
  if (doubt == Doubt::kSign) {
    fact.readings = {value, negate(value)};
    add_flag(fact, kSignFlag);
    return true;
  }
  fact.readings = {value};
  add_flag(fact, kDecimalFlag);
  const Plausible* range = plausible_for(kind, fact);
  if (readings.size() == 2 && within(*range, readings[1])) {
    fact.readings = readings;
    fact.set("value", readings[1], true);
  }
  return true;
}

bool is_as_flagged(const Kind& kind, const Fact& fact) {
  switch (doubt_of(kind, fact)) {
    case Doubt::kNone:
      return true;
    case Doubt::kDecimal:
      return has_flag(fact, kDecimalFlag);
    case Doubt::kSign:
      return has_flag(fact, kSignFlag);
    case Doubt::kRefused:
      return false;
  }
  return false;
}

}  // namespace casebook
