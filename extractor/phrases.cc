#include "extractor/phrases.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "extractor/evaluation.h"
#include "extractor/ordered_set.h"

namespace casebook {
namespace {

class PhraseBuilder {
 public:
  PhraseBuilder(SentenceView& view, const ConceptStore& concepts)
      : view_(view),
        concepts_(concepts),
        matches_(view.scratch().matches),
        attributes_(view.scratch().attributes) {}

  void pass(const IndexedRules& rules, bool prefilter) {
    matches_.clear();
    find_all(view_, rules, prefilter, matches_);
    if (matches_.empty()) return;
    const auto by_end = [](const RuleMatch& a, const RuleMatch& b) {
      return a.end < b.end;
    };
    if (!std::is_sorted(matches_.begin(), matches_.end(), by_end))
      std::stable_sort(matches_.begin(), matches_.end(), by_end);
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
  std::span<const Made> choose() {
    Arena& room = view_.room();
    const std::span<Made> made = room.room<Made>(matches_.size());
    std::size_t count = 0;
    for (const RuleMatch& match : matches_) {
      made[count] = {&match, {}};
      if (build(match, made[count].item)) ++count;
    }
    const std::span<int> best = room.room<int>(count + 1);
    const std::span<std::size_t> before = room.room<std::size_t>(count);
    best[0] = 0;
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t j = i;
      while (j > 0 && made[j - 1].match->end > made[i].match->begin) --j;
      before[i] = j;
      best[i + 1] = std::max(best[i], best[j] + worth(*made[i].match));
    }
    // The chosen are gathered at the end of where all stand.
    std::size_t first = count;
    for (std::size_t i = count; i > 0;) {
      if (best[i] == best[i - 1]) {
        --i;
        continue;
      }
      made[--first] = made[i - 1];
      i = before[i - 1];
    }
    return made.first(count).subspan(first);
  }

  bool build(const RuleMatch& match, Item& item) {
    const Rule& rule = *match.rule->rule;
    item.symbol = match.rule->makes;
    item.parts =
        view_.room().keep(std::span<const ItemId>(view_.sequence())
                              .subspan(match.begin, match.end - match.begin));
    item.span = {view_.item(item.parts.front()).span.begin,
                 view_.item(item.parts.back()).span.end};
    item.tokens = {view_.item(item.parts.front()).tokens.begin,
                   view_.item(item.parts.back()).tokens.end};
    attributes_.clear();
    const EvaluationScope scope{view_, match, no_memory_, {}};
    for (const Assignment& set : rule.sets) {
      if (const auto value = evaluate(set.expression, scope))
        attributes_.push_back({set.key, value->text, value->other});
    }
    for (const std::string& capture : rule.spread) spread(match, capture, item);
    if (!rule.range.empty() ? !expand(*match.rule, item)
                            : !is_known(*match.rule))
      return false;
    item.attributes = view_.room().keep<Attribute>(attributes_);
    return true;
  }

  bool has(std::string_view key) const {
    return std::any_of(attributes_.begin(), attributes_.end(),
                       [&](const Attribute& one) { return one.key == key; });
  }

  void spread(const RuleMatch& match, const std::string& capture,
              const Item& item) {
    if (capture == "*")
      for (const ItemId part : item.parts) take_attributes(part);
    for (const auto& [name, id] : match.captures)
      if (name == capture) take_attributes(id);
  }

  // A mention gives its class and name: {frequency} gives frequency=weekly.
  void take_attributes(ItemId from) {
    const Item& part = view_.item(from);
    for (const Attribute& one : part.attributes)
      if (!has(one.key)) attributes_.push_back(one);
    if (part.surface == nullptr) return;
    for (const LexiconEntry& entry : part.surface->entries) {
      if (!has(entry.meaning->cls))
        attributes_.push_back({entry.meaning->cls, entry.meaning->name, ""});
    }
  }

  // A phrase that names a member of a concept list names one that exists.
  bool is_known(const CompiledRule& rule) const {
    const std::vector<std::string>& classes = rule.rule->classes;
    if (classes.empty() || !rule.ordered) return true;
    const auto name =
        std::find_if(attributes_.begin(), attributes_.end(),
                     [](const Attribute& one) { return one.key == "name"; });
    if (name == attributes_.end()) return true;
    return std::any_of(classes.begin(), classes.end(),
                       [&](const std::string& cls) {
                         return concepts_.find(cls, name->value) != nullptr;
                       });
  }

  bool expand(const CompiledRule& rule, Item& item) {
    const std::string& cls = rule.rule->range;
    const std::vector<const Concept*> members =
        expand_ordered_set(view_, item.parts, cls, concepts_);
    if (members.empty()) return false;
    const std::span<ItemId> parts = view_.room().room<ItemId>(members.size());
    for (std::size_t i = 0; i < members.size(); ++i)
      parts[i] = add_member(*members[i], rule.member, item);
    item.parts = parts;
    attributes_.push_back(
        {"count", view_.room().keep(std::to_string(members.size())), ""});
    return true;
  }

  ItemId add_member(const Concept& meaning, Symbol symbol, const Item& of) {
    Item member{.span = of.span, .tokens = of.tokens, .symbol = symbol};
    const std::span<Attribute> attributes =
        view_.room().room<Attribute>(meaning.attributes.size() + 1);
    attributes[0] = {"name", meaning.name, ""};
    for (std::size_t i = 0; i < meaning.attributes.size(); ++i) {
      const auto& [key, value] = meaning.attributes[i];
      attributes[i + 1] = {key, value, ""};
    }
    member.attributes = attributes;
    return view_.add_item(member);
  }

  void replace(std::span<const Made> chosen) {
    const std::vector<ItemId>& sequence = view_.sequence();
    const std::span<ItemId> next = view_.room().room<ItemId>(sequence.size());
    std::size_t count = 0;
    std::uint32_t at = 0;
    for (const Made& one : chosen) {
      while (at < one.match->begin) next[count++] = sequence[at++];
      at = one.match->end;
      next[count++] = view_.add_item(one.item);
    }
    while (at < sequence.size()) next[count++] = sequence[at++];
    view_.set_sequence(next.first(count));
  }

  SentenceView& view_;
  const ConceptStore& concepts_;
  std::vector<RuleMatch>& matches_;
  std::vector<Attribute>& attributes_;  // of the phrase being built
  Memory no_memory_;
};

// Items that end gaps and stand in no phrase, where the walls are: "T10 and, in
// Ruth, T12" are no row. They stand only while phrases are built.
class Walls {
 public:
  explicit Walls(SentenceView& view) : view_(view) {
    const std::vector<Span>* walls = view.walls();
    if (walls == nullptr || walls->empty() || view.sequence().empty()) return;
    const Span words{view.item(view.sequence().front()).span.begin,
                     view.item(view.sequence().back()).span.end};
    auto next = std::lower_bound(
        walls->begin(), walls->end(), words.begin,
        [](Span one, std::uint32_t begin) { return one.begin < begin; });
    std::vector<ItemId> sequence;
    for (const ItemId id : view.sequence()) {
      const Item& item = view.item(id);
      const std::uint32_t begin = item.span.begin, token = item.tokens.begin;
      for (; next != walls->end() && next->end <= begin; ++next) {
        walls_.push_back(view.add_item({.span = *next,
                                        .tokens = {token, token},
                                        .symbol = view.grammar().plain.stop}));
        sequence.push_back(walls_.back());
      }
      sequence.push_back(id);
    }
    if (!walls_.empty()) view.set_sequence(sequence);
  }

  void remove() const {
    if (walls_.empty()) return;
    std::vector<ItemId> sequence;
    std::copy_if(view_.sequence().begin(), view_.sequence().end(),
                 std::back_inserter(sequence), [&](ItemId id) {
                   return std::find(walls_.begin(), walls_.end(), id) ==
                          walls_.end();
                 });
    view_.set_sequence(sequence);
  }

 private:
  SentenceView& view_;
  std::vector<ItemId> walls_;
};

}  // namespace

void build_phrases(SentenceView& view, const ConceptStore& concepts,
                   bool prefilter) {
  const Walls walls(view);
  PhraseBuilder builder(view, concepts);
  const LanguageGrammar& grammar = view.grammar();
  for (std::size_t i = 0; i < grammar.passes.size(); ++i)
    builder.pass({grammar.passes[i], grammar.pass_indexes[i]}, prefilter);
  walls.remove();
}

}  // namespace casebook
