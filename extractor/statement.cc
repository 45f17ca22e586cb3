#include "extractor/statement.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractor/decimal.h"
#include "extractor/rule_sections.h"

namespace casebook {
namespace {

class StatementFinder {
 public:
  StatementFinder(const SentenceView& view, const Kinds& kinds,
                  const Memory& memory, std::vector<Statement>& statements)
      : view_(view),
        kinds_(kinds),
        memory_(memory),
        statements_(statements),
        used_(view.scratch().used),
        used_here_(view.scratch().used_here) {
    used_.clear();
  }

  void run(const StatementOptions& options) {
    section_ = options.section;
    const LanguageGrammar& grammar = view_.grammar();
    std::vector<RuleMatch>& matches = view_.scratch().matches;
    matches.clear();
    find_all(view_, {grammar.facts, grammar.fact_index}, options.prefilter,
             matches);
    // What is meant for such a section stands first.
    for (const bool own : {true, false}) {
      for (const RuleMatch& match : matches) {
        const Rule& rule = *match.rule->rule;
        if (rule.sections.empty() != own && holds_in(rule, options.section))
          take(match);
      }
    }
  }

 private:
  // What a fact uses up: a figure serves one fact of a kind, in rule order;
  // where there is no figure, the thing named does.
  void find_used(const RuleMatch& match) {
    used_here_.clear();
    const std::vector<std::string>& uses = match.rule->uses;
    for (const auto& [name, id] : match.captures) {
      if (std::find(uses.begin(), uses.end(), name) != uses.end())
        used_here_.push_back(id);
    }
  }

  bool is_free_for(const std::string& kind) const {
    return std::none_of(used_here_.begin(), used_here_.end(), [&](ItemId id) {
      return std::any_of(used_.begin(), used_.end(),
                         [&](const SentenceView::Used& one) {
                           return one.item == id && one.kind == kind;
                         });
    });
  }

  void parts_of(ItemId id, const std::string& cls,
                std::vector<ItemId>& found) const {
    const Item& item = view_.item(id);
    for (const ItemId part : item.parts) {
      if (cls.empty() || view_.is(view_.item(part), cls)) {
        found.push_back(part);
      } else {
        parts_of(part, cls, found);
      }
    }
    if (item.parts.empty() && view_.is(item, cls)) found.push_back(id);
  }

  // "T8; T9 and L1": the levels, and that the first part ends behind the first
  // of them and the second behind the third. The captures of one name are a
  // list as well: "{number:v} and {number:v}".
  void shared_parts(const RuleMatch& match, const Rule& rule,
                    std::vector<ItemId>& parts,
                    std::vector<std::size_t>& ends) const {
    std::vector<ItemId> groups;
    for (const auto& [name, list] : match.captures) {
      if (name != rule.each) continue;
      if (!rule.each_within.empty()) parts_of(list, rule.each_within, groups);
      if (rule.each_within.empty()) parts_of(list, rule.each_class, parts);
    }
    for (const ItemId group : groups) {
      parts_of(group, rule.each_class, parts);
      ends.push_back(parts.size());
    }
    for (std::size_t i = 1; groups.empty() && i <= parts.size(); ++i)
      ends.push_back(i);
  }

  void take(const RuleMatch& match) {
    const Rule& rule = *match.rule->rule;
    find_used(match);
    if (!is_free_for(rule.kind)) return;
    bool any = false;
    if (rule.each.empty()) {
      any = build(match, {});
    } else if (match.captured(rule.each)) {
      any = take_each(match, rule);
    }
    if (!any) return;
    for (const ItemId id : used_here_) used_.push_back({rule.kind, id});
  }

  bool take_each(const RuleMatch& match, const Rule& rule) {
    std::vector<ItemId> parts, zipped;
    std::vector<std::size_t> ends;  // of what each patient has of them
    shared_parts(match, rule, parts, ends);
    const std::string_view each = rule.each, zip = rule.zip;
    if (const auto partner = match.captured(zip); !zip.empty() && partner) {
      parts_of(*partner, rule.zip_class, zipped);
      if (zipped.size() != parts.size()) return false;
    }
    const std::vector<std::string>& told = rule.each_values;
    if (!told.empty() && told.size() != parts.size()) return false;
    bool any = false;
    for (auto i = static_cast<std::size_t>(rule.each_from - 1);
         i < parts.size(); ++i) {
      std::array<Capture, 2> replaced{{{each, parts[i]}}};
      if (!zipped.empty()) replaced[1] = {zip, zipped[i]};
      if (!build(match, std::span(replaced).first(zipped.empty() ? 1 : 2)))
        continue;
      any = true;
      if (!told.empty())
        statements_.back().fact.set(rule.each_key, told[i], false);
      statements_.back().share_of = rule.share;
      if (rule.share == ShareOf::kNone) continue;
      const auto within = std::upper_bound(ends.begin(), ends.end(), i);
      statements_.back().share =
          static_cast<std::uint32_t>(within - ends.begin());
      statements_.back().shares = static_cast<std::uint32_t>(parts.size());
      statements_.back().parts = static_cast<std::uint32_t>(ends.size());
      // Behind the sites that its match has told before it.
      statements_.back().order = statements_.back().figure;
    }
    return any;
  }

  bool build(const RuleMatch& match, std::span<const Capture> replaced) {
    const Rule& rule = *match.rule->rule;
    const Kind* kind = kinds_.find(rule.kind);
    if (kind == nullptr) return false;
    const EvaluationScope scope{view_, match, memory_, replaced};
    // Made in its place, for it is large.
    Statement& made = statements_.emplace_back();
    made.fact.kind = rule.kind;
    made.kind = kind;
    made.fact.rule = rule.id;
    made.fact.section = section_;
    made.of_section = !rule.sections.empty();
    made.fact.keys.reserve(rule.sets.size());
    for (const Assignment& set : rule.sets) {
      const std::optional<Value> value = evaluate(set.expression, scope);
      if (value) assign(*kind, set.key, *value, made.fact);
    }
    for (const std::string& capture : rule.spread)
      spread(*kind, match, capture, made.fact);
    if (kind->named && made.fact.name.empty()) {
      statements_.pop_back();
      return false;
    }
    made.hint = made.fact.assertion == "present?";
    made.sure = made.fact.assertion == "present!";
    if (made.hint || made.sure) made.fact.assertion = "present";
    order_bounds(made.fact);
    place(match, made);
    return true;
  }

  static bool is_number_key(const Kind& kind, std::string_view key) {
    return std::any_of(
        kind.keys.begin(), kind.keys.end(),
        [&](const KindKey& one) { return one.number && one.name == key; });
  }

  static void assign(const Kind& kind, std::string_view key, const Value& value,
                     Fact& fact) {
    if (key == "name") {
      fact.name = value.text;
    } else if (key == "assertion") {
      fact.assertion = value.text;
    } else if (fact.get(key).empty()) {
      fact.set(key, value.text, is_number_key(kind, key));
      if (key == "value" && !value.other.empty())
        fact.readings = {std::string(value.text), std::string(value.other)};
    }
  }

  // "−2.8 to −3.5" runs downwards; low is the smaller.
  static void order_bounds(Fact& fact) {
    const std::string_view lowest = fact.get("low"), highest = fact.get("high");
    if (lowest.empty() || highest.empty() || !less(highest, lowest)) return;
    const std::string low(lowest), high(highest);
    fact.set("low", high, true);
    fact.set("high", low, true);
  }

  void spread(const Kind& kind, const RuleMatch& match,
              const std::string& capture, Fact& fact) const {
    for (const auto& [name, id] : match.captures) {
      if (name != capture) continue;
      for (const Attribute& one : view_.item(id).attributes) {
        const bool known = std::any_of(
            kind.keys.begin(), kind.keys.end(),
            [&](const KindKey& key) { return key.name == one.key; });
        if (known) assign(kind, one.key, {one.value, one.other}, fact);
      }
    }
  }

  void place(const RuleMatch& match, Statement& made) const {
    const auto& sequence = view_.sequence();
    const Item& first = view_.item(sequence[match.begin]);
    const Item& last = view_.item(sequence[match.end - 1]);
    made.fact.span = {first.span.begin, last.span.end};  // folded, as yet
    made.tokens = {first.tokens.begin, last.tokens.end};
    if (!match.captures.empty()) {
      made.tokens = view_.item(match.captures[0].item).tokens;
      for (const auto& [name, id] : match.captures)
        made.tokens = cover(made.tokens, view_.item(id).tokens);
    }
    made.order = match.begin;
    made.figure = match.begin;
    for (const ItemId id : used_here_) {
      for (std::uint32_t at = match.begin; at < match.end; ++at)
        if (sequence[at] == id) made.figure = std::max(made.figure, at);
    }
  }

  const SentenceView& view_;
  const Kinds& kinds_;
  const Memory& memory_;
  std::vector<Statement>& statements_;
  std::vector<SentenceView::Used>& used_;
  std::vector<ItemId>& used_here_;  // by the match in hand
  SectionKind section_ = SectionKind::kNone;
};

// What `far:` terms of later sentences may ask for.
void remember(const SentenceView& view, Memory& memory) {
  const LanguageGrammar& grammar = view.grammar();
  const SymbolSets::Row* rows = view.items().rows;
  for (const ItemId id : view.sequence()) {
    if (!SymbolSets::has(*rows++, grammar.any_remembered)) continue;
    for (const Remembered& one : grammar.remembered) {
      if (!grammar.symbols.has(view.item(id).symbol, one.cls)) continue;
      if (auto value = item_value(view, id, one.attribute))
        memory[one.key] = value->text;
    }
  }
}

}  // namespace

void find_statements(const SentenceView& view, const Kinds& kinds,
                     const StatementOptions& options, Memory& memory,
                     std::vector<Statement>& statements) {
  StatementFinder(view, kinds, memory, statements).run(options);
  remember(view, memory);
}

}  // namespace casebook
