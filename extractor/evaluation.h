// Evaluation of a rule's expressions on one match.
//
// Threads: pure.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/rule.h"
#include "extractor/rule_match.h"
#include "extractor/sentence_view.h"

namespace casebook {

// All matches of one pattern in the sentence, left to right. `starts`: where
// they may begin, as RuleIndex tells.
void find_matches(const SentenceView& view, const CompiledRule& rule,
                  const CompiledPattern& pattern,
                  std::vector<RuleMatch>& matches,
                  std::uint64_t starts = SymbolProgram::kAnywhere);

// All matches of all rules, in the order of rules, patterns and places.
// `prefilter` false: every rule is tried, by RE2.
struct IndexedRules {
  const std::vector<CompiledRule>& rules;
  const RuleIndex& index;
};
void find_all(const SentenceView& view, const IndexedRules& rules,
              bool prefilter, std::vector<RuleMatch>& matches);

// Where `last:site` looks when the sentence has none before the match: what
// the sentences before left behind.
using Memory = std::map<std::string, std::string, std::less<>>;

// Its texts live as long as the view shows the sentence.
struct Value {
  std::string_view text;
  std::string_view other;  // a figure's second reading
};

// Nothing where no alternative has a value. `replaced`: a capture's name and
// the item that stands for it now (one part of a list).
struct EvaluationScope {
  const SentenceView& view;
  const RuleMatch& match;
  const Memory& memory;
  std::span<const Capture> replaced;
};
std::optional<Value> evaluate(const Expression& expression,
                              const EvaluationScope& scope);

// What an item says by itself: its value, or the name of what it is.
std::optional<Value> item_value(const SentenceView& view, ItemId id,
                                std::string_view attribute);

}  // namespace casebook
