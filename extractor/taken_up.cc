#include "extractor/taken_up.h"

#include <algorithm>

#include "extractor/decimal.h"

namespace casebook {
namespace {

// "… for 12 months" adds to what was planned, "10 mg" is another course.
bool agrees(const Fact& later, const Fact& plan) {
  return std::all_of(
      later.keys.begin(), later.keys.end(), [&](const FactKey& key) {
        const std::string_view other = plan.get(key.name);
        return key.name == "status" || other.empty() || other == key.value ||
               (key.number && to_double(other) == to_double(key.value));
      });
}

// In a text made to be slow they are many, and none are compared.
constexpr std::size_t kMostCompared = 600;

bool is_course(const Statement& one) {
  return one.kind != nullptr && one.kind->has_key("dose") &&
         !one.fact.case_id.empty();
}

}  // namespace

void take_up_plans(std::vector<Statement>& statements) {
  std::vector<Statement*> plans, taken;
  for (Statement& one : statements) {
    if (!is_course(one)) continue;
    if (one.fact.assertion == "present") taken.push_back(&one);
    if (one.fact.assertion == "advised" && !one.fact.get("dose").empty())
      plans.push_back(&one);
  }
  if (plans.size() > kMostCompared || taken.size() > kMostCompared) return;
  for (Statement* plan : plans) {
    const Fact& planned = plan->fact;
    const bool was_taken =
        std::any_of(taken.begin(), taken.end(), [&](const Statement* later) {
          return later->sentence > plan->sentence &&
                 later->fact.name == planned.name &&
                 later->fact.case_id == planned.case_id &&
                 agrees(later->fact, planned);
        });
    if (was_taken) plan->fact.assertion = "present";
  }
}

}  // namespace casebook
