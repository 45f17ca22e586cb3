// RuleEffort: how many steps each rule's searches took in one document, so
// that no rule can hold up a document for ever. Past its budget a rule finds
// nothing more there, and is named.
//
// It counts steps and not seconds, so that the same document and grammar give
// the same facts on every machine. Searches that end soon are not counted:
// they are linear in the text anyhow.
// Invariant: an ordinary rule never comes near the budget.
// Threads: one.
//
//   if (effort.is_spent(rule)) return;
//   …
//   effort.add(rule, steps);
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace casebook {

struct CompiledRule;

class RuleEffort {
 public:
  // About half a second of a processor of 2020.
  static constexpr std::uint64_t kMostSteps = 150'000'000;
  // What a search in one sentence may take without being counted.
  static constexpr std::uint64_t kUncounted = 8192;

  bool is_spent(const CompiledRule& rule) const {
    return !spent_.empty() && among_spent(rule);
  }
  // Whether the rule may go on: false from when its budget is spent.
  bool add(const CompiledRule& rule, std::uint64_t steps);
  // The ids of the rules that spent theirs, in the order of their doing so.
  std::vector<std::string> spent() const;
  void clear();

 private:
  bool among_spent(const CompiledRule& rule) const;

  std::map<const CompiledRule*, std::uint64_t> steps_;
  std::vector<const CompiledRule*> spent_;
};

}  // namespace casebook
