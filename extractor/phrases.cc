#include "extractor/phrases.h"

#include <algorithm>

#include "extractor/evaluation.h"
#include "extractor/ordered_set.h"

namespace casebook {
namespace {

class PhraseBuilder {
 public:
  PhraseBuilder(SentenceView& view, const ConceptStore& concepts)
      : view_(view), concepts_(concepts) {}

  void pass(const IndexedRules& rules, bool prefilter) {
    matches_.clear();
    find_all(view_, rules, prefilter, matches_);
    if (matches_.empty()) return;
    std::stable_sort(
        matches_.begin(), matches_.end(),
        [](const RuleMatch& a, const RuleMatch& b) { return a.end < b.end; });
    replace(choose());
  }

 private:
  struct Made {
    const RuleMatch* match = nullptr;
    Item item;
  };

  // A phrase of three items is worth more than two of one and two: fewer and
  // longer wins among those that cover as much.
  static int worth(const RuleMatch& match) {
    return static_cast<int>(match.end - match.begin) * 16 - 1 +
           match.rule->rule->priority;
  }

  // The best set without overlaps (weighted interval scheduling).
  std::vector<Made> choose() {
    std::vector<Made> made;
    for (const RuleMatch& match : matches_) {
      if (Item item; build(match, item))
        made.push_back({&match, std::move(item)});
    }
    std::vector<int> best(made.size() + 1, 0);
    std::vector<std::size_t> before(made.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
      std::size_t j = i;
      while (j > 0 && made[j - 1].match->end > made[i].match->begin) --j;
      before[i] = j;
      best[i + 1] = std::max(best[i], best[j] + worth(*made[i].match));
    }
    std::vector<Made> chosen;
    for (std::size_t i = made.size(); i > 0;) {
      if (best[i] == best[i - 1]) {
        --i;
        continue;
      }
      chosen.push_back(std::move(made[i - 1]));
      i = before[i - 1];
    }
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
  }

  bool build(const RuleMatch& match, Item& item) {
    const Rule& rule = *match.rule->rule;
    const auto& sequence = view_.sequence();
    const auto first = sequence.begin();
    item.symbol = match.rule->makes;
    item.parts.assign(first + match.begin, first + match.end);
    item.span = {view_.item(item.parts.front()).span.begin,
                 view_.item(item.parts.back()).span.end};
    item.tokens = {view_.item(item.parts.front()).tokens.begin,
                   view_.item(item.parts.back()).tokens.end};
    const EvaluationScope scope{view_, match, no_memory_, {}};
    for (const Assignment& set : rule.sets) {
      if (const auto value = evaluate(set.expression, scope))
        item.attributes.push_back({set.key, value->text, value->other});
    }
    for (const std::string& capture : rule.spread) spread(match, capture, item);
    return rule.range.empty() ? is_known(*match.rule, item)
                              : expand(*match.rule, item);
  }

  void spread(const RuleMatch& match, const std::string& capture, Item& item) {
    if (capture == "*")
      for (const ItemId part : item.parts) take_attributes(part, item);
    for (const auto& [name, id] : match.captures)
      if (name == capture) take_attributes(id, item);
  }

  // A mention gives its class and name: {frequency} gives frequency=weekly.
  void take_attributes(ItemId from, Item& item) {
    const Item& part = view_.item(from);
    for (const Attribute& one : part.attributes)
      if (item.find(one.key) == nullptr) item.attributes.push_back(one);
    if (part.surface == nullptr) return;
    for (const LexiconEntry& entry : part.surface->entries) {
      if (item.find(entry.meaning->cls) == nullptr) {
        item.attributes.push_back(
            {entry.meaning->cls, entry.meaning->name, ""});
      }
    }
  }

  // A phrase that names a member of a concept list names one that exists.
  bool is_known(const CompiledRule& rule, const Item& item) const {
    const std::vector<std::string>& classes = rule.rule->classes;
    const Attribute* name = item.find("name");
    if (name == nullptr || classes.empty() || !rule.ordered) return true;
    return std::any_of(classes.begin(), classes.end(),
                       [&](const std::string& cls) {
                         return concepts_.find(cls, name->value) != nullptr;
                       });
  }

  bool expand(const CompiledRule& rule, Item& item) {
    const std::string& cls = rule.rule->range;
    const std::vector<std::string> names =
        expand_ordered_set(view_, item.parts, cls, concepts_);
    if (names.empty()) return false;
    Item member{
        .span = item.span, .tokens = item.tokens, .symbol = rule.member};
    item.parts.clear();
    for (const std::string& name : names) {
      member.attributes = {{"name", name, ""}};
      for (const auto& [key, value] : concepts_.find(cls, name)->attributes)
        member.attributes.push_back({key, value, ""});
      item.parts.push_back(view_.add_item(member));
    }
    item.attributes.push_back({"count", std::to_string(names.size()), ""});
    return true;
  }

  void replace(std::vector<Made> chosen) {
    std::vector<ItemId> next;
    const std::vector<ItemId> sequence = view_.sequence();
    std::uint32_t at = 0;
    for (Made& one : chosen) {
      while (at < one.match->begin) next.push_back(sequence[at++]);
      at = one.match->end;
      next.push_back(view_.add_item(std::move(one.item)));
    }
    while (at < sequence.size()) next.push_back(sequence[at++]);
    view_.set_sequence(std::move(next));
  }

  SentenceView& view_;
  const ConceptStore& concepts_;
  std::vector<RuleMatch> matches_;
  Memory no_memory_;
};

}  // namespace

void build_phrases(SentenceView& view, const ConceptStore& concepts,
                   bool prefilter) {
  PhraseBuilder builder(view, concepts);
  const LanguageGrammar& grammar = view.grammar();
  for (std::size_t i = 0; i < grammar.passes.size(); ++i)
    builder.pass({grammar.passes[i], grammar.pass_indexes[i]}, prefilter);
}

}  // namespace casebook
