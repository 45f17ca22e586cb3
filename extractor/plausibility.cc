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

}  // namespace

void add_flag(Fact& fact, const char* flag) {
  if (std::find(fact.flags.begin(), fact.flags.end(), flag) == fact.flags.end())
    fact.flags.emplace_back(flag);
}

bool check_figure(const Kind& kind, Fact& fact) {
  const std::string value(fact.get("value"));
  const Plausible* range = plausible_for(kind, fact);
  const std::vector<std::string> readings = std::exchange(fact.readings, {});
  if (value.empty() || range == nullptr) return true;
  if (!within(*range, value)) {
    if (range->refuse) return false;
    fact.readings = {value};
    add_flag(fact, "doubtful decimal");
    if (readings.size() == 2 && within(*range, readings[1])) {
      fact.readings = readings;
      fact.set("value", readings[1], true);
    }
    return true;
  }
  if (range->minus_expected && to_double(value) > 1.0) {
    fact.readings = {value, negate(value)};
    add_flag(fact, "doubtful sign");
  }
  return true;
}

}  // namespace casebook
