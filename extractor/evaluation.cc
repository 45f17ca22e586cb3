#include "extractor/evaluation.h"

#include "corpus/ascii.h"
#include "extractor/decimal.h"

namespace casebook {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && (text[0] == '-' || is_digit(text[0]));
}

std::optional<Value> neighbour(const Term& term, const EvaluationScope& scope) {
  const SentenceView& view = scope.view;
  const auto& sequence = view.sequence();
  const SymbolTable& symbols = view.grammar().symbols;
  const int cls = symbols.find_class(term.text);
  const auto accept = [&](std::uint32_t at) {
    return cls >= 0 && symbols.has(view.item(sequence[at]).symbol,
                                   static_cast<ClassId>(cls));
  };
  if (term.kind == Term::Kind::kNext) {
    for (std::uint32_t at = scope.match.begin; at < sequence.size(); ++at) {
      if (accept(at)) {
        if (auto value = item_value(view, sequence[at], term.attribute))
          return value;
      }
    }
    return std::nullopt;
  }
  for (std::uint32_t at = scope.match.end; at > 0; --at) {
    if (accept(at - 1)) {
      if (auto value = item_value(view, sequence[at - 1], term.attribute))
        return value;
      // A site without a side has none of the site before it.
      if (!term.far && item_value(view, sequence[at - 1], term.text))
        return std::nullopt;
    }
  }
  if (!term.far) return std::nullopt;
  const auto known = scope.memory.find(
      term.attribute.empty() ? term.text : term.text + "." + term.attribute);
  if (known == scope.memory.end()) return std::nullopt;
  return Value{known->second, ""};
}

std::optional<Value> term_value(const Term& term,
                                const EvaluationScope& scope) {
  if (term.kind == Term::Kind::kLiteral) return Value{term.text, ""};
  if (term.kind != Term::Kind::kCapture) return neighbour(term, scope);
  std::optional<ItemId> id = scope.match.captured(term.text);
  for (const Capture& one : scope.replaced)
    if (one.name == term.text) id = one.item;
  if (!id) return std::nullopt;
  std::optional<Value> value = item_value(scope.view, *id, term.attribute);
  if (value && term.negated && is_number(value->text)) {
    Arena& room = scope.view.room();
    value->text = room.keep(negate(value->text));
    if (!value->other.empty()) value->other = room.keep(negate(value->other));
  }
  return value;
}

struct ReferenceSearch {
  const CompiledPattern& pattern;
  const Pattern& reference;
};

void find_by_reference(const SentenceView& view, const CompiledRule& rule,
                       const ReferenceSearch& search,
                       std::vector<RuleMatch>& matches) {
  constexpr std::uint32_t kWidth = SymbolTable::kWidth;
  const std::string& text = view.symbol_text();
  const std::vector<std::string>& names = search.pattern.program.captures();
  Pattern::Groups groups;
  std::vector<Capture>& captures = view.scratch().captures;
  std::uint32_t from = 0;
  while (from < text.size() && search.reference.find(text, from, groups)) {
    RuleMatch match{
        &rule, groups[0].begin / kWidth, groups[0].end / kWidth, {}};
    captures.clear();
    for (std::size_t g = 1; g < groups.size(); ++g) {
      if (groups[g] != Pattern::kNoGroup) {
        captures.push_back(
            {names[g - 1], view.sequence()[groups[g].begin / kWidth]});
      }
    }
    match.captures = view.room().keep<Capture>(captures);
    from = std::max(groups[0].end, groups[0].begin + kWidth);
    if (match.begin < match.end) matches.push_back(match);
  }
}

}  // namespace

std::optional<ItemId> RuleMatch::captured(std::string_view name) const {
  for (const Capture& one : captures)
    if (one.name == name) return one.item;
  return std::nullopt;
}

void find_matches(const SentenceView& view, const CompiledRule& rule,
                  const CompiledPattern& pattern,
                  std::vector<RuleMatch>& matches, std::uint64_t starts) {
  SymbolProgram::Items items = view.items();
  items.starts = starts;
  SymbolProgram::Scratch& found = view.scratch().search;
  RuleEffort& effort = view.scratch().effort;
  if (effort.is_spent(rule)) return;
  std::vector<Capture>& captures = view.scratch().captures;
  for (std::uint32_t from = 0; from < items.count;
       from = std::max(found.end, found.begin + 1)) {
    const bool any = pattern.program.find(items, from, found);
    if (found.effort() > RuleEffort::kUncounted &&
        !effort.add(rule, found.effort()))
      return;
    if (!any) return;
    if (found.begin == found.end) continue;
    captures.clear();
    for (std::size_t c = 0; c < found.captures.size(); ++c) {
      if (found.captures[c] != SymbolProgram::kNone) {
        captures.push_back({pattern.program.captures()[c],
                            view.sequence()[found.captures[c]]});
      }
    }
    matches.push_back(
        {&rule, found.begin, found.end, view.room().keep<Capture>(captures)});
  }
}

namespace {

// By every pattern of every rule, and by the reference where there is one.
void find_plainly(const SentenceView& view, const IndexedRules& rules,
                  std::vector<RuleMatch>& matches) {
  for (const CompiledRule& rule : rules.rules) {
    for (const CompiledPattern& pattern : rule.patterns) {
      if (const Pattern* same = pattern.reference->get()) {
        find_by_reference(view, rule, {pattern, *same}, matches);
      } else {
        find_matches(view, rule, pattern, matches);
      }
    }
  }
}

}  // namespace

void find_all(const SentenceView& view, const IndexedRules& rules,
              bool prefilter, std::vector<RuleMatch>& matches) {
  if (!prefilter) {
    find_plainly(view, rules, matches);
    return;
  }
  SentenceView::Scratch& scratch = view.scratch();
  rules.index.candidates(view.met(), scratch.places);
  for (const RuleIndex::Place place : scratch.places) {
    const CompiledRule& rule = rules.rules[place.rule];
    find_matches(view, rule, rule.patterns[place.pattern], matches,
                 place.starts);
  }
}

std::optional<Value> item_value(const SentenceView& view, ItemId id,
                                std::string_view attribute) {
  const Item& item = view.item(id);
  if (attribute == "text") return Value{view.words(item), ""};
  if (!attribute.empty()) {
    if (const Attribute* found = item.find(attribute))
      return Value{found->value, found->other};
    if (const Concept* meaning = view.concept_of(item, attribute))
      return Value{meaning->name, ""};
    if (item.surface != nullptr) {
      for (const LexiconEntry& entry : item.surface->entries) {
        if (const auto text = entry.meaning->attribute(attribute);
            !text.empty())
          return Value{text, ""};
      }
    }
    return std::nullopt;
  }
  if (const Attribute* name = item.find("name")) return Value{name->value, ""};
  if (const Attribute* value = item.find("value"))
    return Value{value->value, value->other};
  if (const Concept* meaning = view.concept_of(item, ""))
    return Value{meaning->name, ""};
  return std::nullopt;
}

namespace {

// The terms' values in a row; a figure is added where the term says so.
std::optional<Value> joined(const std::vector<Term>& terms,
                            const EvaluationScope& scope) {
  std::string total;
  for (const Term& term : terms) {
    const std::optional<Value> value = term_value(term, scope);
    if (!value) return std::nullopt;
    if (term.added && is_number(total) && is_number(value->text)) {
      total = add(total, value->text);
    } else {
      total += value->text;
    }
  }
  return Value{scope.view.room().keep(total), ""};
}

}  // namespace

std::optional<Value> evaluate(const Expression& expression,
                              const EvaluationScope& scope) {
  for (const std::vector<Term>& terms : expression.alternatives) {
    const std::optional<Value> value =
        terms.size() == 1 ? term_value(terms[0], scope) : joined(terms, scope);
    if (value && !value->text.empty()) return value;
  }
  return std::nullopt;
}

}  // namespace casebook
