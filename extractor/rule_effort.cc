#include "extractor/rule_effort.h"

#include <algorithm>

#include "extractor/compiled_grammar.h"

namespace casebook {

bool RuleEffort::add(const CompiledRule& rule, std::uint64_t steps) {
  std::uint64_t& all = steps_[&rule];
  all += steps;
  if (all <= kMostSteps) return true;
  if (!among_spent(rule)) spent_.push_back(&rule);
  return false;
}

bool RuleEffort::among_spent(const CompiledRule& rule) const {
  return std::find(spent_.begin(), spent_.end(), &rule) != spent_.end();
}

std::vector<std::string> RuleEffort::spent() const {
  std::vector<std::string> ids;
  ids.reserve(spent_.size());
  for (const CompiledRule* rule : spent_) ids.push_back(rule->rule->id);
  return ids;
}

void RuleEffort::clear() {
  steps_.clear();
  spent_.clear();
}

}  // namespace casebook
