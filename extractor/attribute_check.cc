#include "extractor/attribute_check.h"

#include <algorithm>
#include <array>

#include "corpus/suggestion.h"

namespace casebook {
namespace {

constexpr std::array<std::string_view, 6> kFigures = {
    "number", "integer", "small", "above_twelve", "three_digits", "decimal"};

// "lst:site.site": a word that tells where to look, written wrongly.
bool looks_like_reference(std::string_view text) {
  constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyz_";
  const std::size_t colon = text.find_first_not_of(kName);
  return colon != 0 && colon != std::string_view::npos && text[colon] == ':' &&
         colon + 1 < text.size() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.", colon + 1) ==
             std::string_view::npos;
}

std::string written(const Term& term) {
  std::string text = term.kind == Term::Kind::kCapture ? "$"
                     : term.kind == Term::Kind::kNext  ? "next:"
                     : term.far                        ? "far:"
                                                       : "last:";
  text += term.text;
  if (!term.attribute.empty()) text += "." + term.attribute;
  return text;
}

void report(const Rule& rule, const Assignment& set, const std::string& what,
            std::string hint, std::vector<Error>& errors) {
  const std::string file = rule.where.substr(0, rule.where.rfind(':'));
  errors.push_back(
      {Fault::kGrammar, "E-RULE-VALUE", file + ":" + std::to_string(set.line),
       "'" + rule.id + "': " + set.key + "=\"…\" " + what, std::move(hint)});
}

bool captures(const PatternNode& node, std::string_view name) {
  return node.capture == name ||
         std::any_of(
             node.children.begin(), node.children.end(),
             [&](const PatternNode& child) { return captures(child, name); });
}

bool captures(const Rule& rule, std::string_view name) {
  return !name.empty() &&
         std::any_of(
             rule.patterns.begin(), rule.patterns.end(),
             [&](const auto& one) { return captures(one.second, name); });
}

}  // namespace

AttributeCheck::AttributeCheck(const RuleList& rules,
                               const ConceptStore& concepts)
    : concepts_(concepts) {
  for (const Rule* rule : rules) {
    if (rule->type != RuleType::kPhrase) continue;
    for (const std::string& cls : rule->classes) phrases_[cls].push_back(rule);
    if (!rule->range.empty()) ranges_.insert(rule->range);
  }
}

void AttributeCheck::run(const Rule& rule, std::vector<Error>& errors) {
  for (const Assignment& set : rule.sets) {
    for (const auto& terms : set.expression.alternatives)
      check_terms(rule, set, terms, errors);
  }
}

void AttributeCheck::check_terms(const Rule& rule, const Assignment& set,
                                 const std::vector<Term>& terms,
                                 std::vector<Error>& errors) {
  for (const Term& term : terms) {
    if (term.kind == Term::Kind::kLiteral) {
      check_literal(rule, set, term, errors);
    } else {
      check_term(rule, set, term, errors);
    }
  }
}

void AttributeCheck::check_term(const Rule& rule, const Assignment& set,
                                const Term& term, std::vector<Error>& errors) {
  if (term.attribute == "text" || is_plain(rule, term)) return;
  Known known;
  if (term.kind != Term::Kind::kCapture) {
    add_class(term.text, known);
  } else if (captures(rule, term.text)) {
    known = of_capture(rule, term.text);
  } else {
    return;  // complained of as a capture
  }
  if (known.open) return;
  if (term.attribute.empty()
          ? known.by_itself || known.names.empty()
          : known.names.contains(term.attribute) ||
                (known.listed && any_list_has(term.attribute)))
    return;
  const std::vector<std::string_view> names(known.names.begin(),
                                            known.names.end());
  std::string list;
  for (const std::string_view name : names)
    list.append(list.empty() ? "" : ", ").append(name);
  if (term.attribute.empty()) {
    return report(
        rule, set,
        "asks for " + written(term) + ", which has no value by itself",
        "name what of it is meant: " + list + ", text", errors);
  }
  const std::string alone =
      written({term.kind, term.text, "", false, false, term.far});
  const std::string knows = list.empty()
                                ? "it has only its words, " + alone + ".text"
                                : "it has " + list;
  report(rule, set,
         "asks for " + written(term) + ", but there is no such thing of it",
         did_you_mean(term.attribute, names,
                      known.listed ? "its name is " + alone + " alone" : knows),
         errors);
}

// Nearly all are: a class of what is captured has it.
bool AttributeCheck::is_plain(const Rule& rule, const Term& term) {
  std::set<std::string_view> classes;
  if (term.kind == Term::Kind::kCapture) {
    for (const auto& [text, node] : rule.patterns)
      collect(node, term.text, classes);
  } else {
    classes.insert(term.text);
  }
  return std::any_of(classes.begin(), classes.end(), [&](std::string_view cls) {
    const Known& known = of_class(cls);
    return term.attribute.empty() ? known.by_itself
                                  : known.names.contains(term.attribute);
  });
}

void AttributeCheck::check_literal(const Rule& rule, const Assignment& set,
                                   const Term& term,
                                   std::vector<Error>& errors) const {
  const std::string_view text = term.text;
  if (looks_like_reference(text)) {
    const std::string_view word = text.substr(0, text.find(':'));
    return report(
        rule, set,
        "is the words '" + term.text +
            "', since only last:, far: and next: look for an item",
        did_you_mean(word, {"last", "far", "next"}, "write one of these"),
        errors);
  }
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos && captures(rule, text.substr(0, dot))) {
    report(rule, set, "is the words '" + term.text + "'",
           "did you mean '$" + term.text + "'?", errors);
  }
}

AttributeCheck::Known AttributeCheck::of_capture(const Rule& rule,
                                                 std::string_view name) {
  std::set<std::string_view> classes;
  bool open = false;
  for (const auto& [text, node] : rule.patterns)
    open |= !collect(node, name, classes);
  // <each> puts the parts in its place, one by one.
  if (rule.each == name) classes.insert(rule.each_class);
  if (rule.zip == name) classes.insert(rule.zip_class);
  Known known;
  for (const std::string_view cls : classes) add_class(cls, known);
  known.open |= open;
  return known;
}

// The classes of what is captured so, or with "" of whatever the pattern
// matches. False where that may be any item.
bool AttributeCheck::collect(const PatternNode& node, std::string_view name,
                             std::set<std::string_view>& classes) {
  bool told = true;
  if (node.test != nullptr && (name.empty() || node.capture == name)) {
    told = !node.test->without && !node.test->classes.empty();
    for (const auto* names : {&node.test->classes, &node.test->also}) {
      for (const std::string& cls : *names)
        if (!cls.starts_with('=')) classes.insert(cls);
    }
  }
  for (const PatternNode& child : node.children)
    told &= collect(child, name, classes);
  return told;
}

void AttributeCheck::add_class(std::string_view cls, Known& known) {
  const Known& one = of_class(cls);
  known.names.insert(one.names.begin(), one.names.end());
  known.listed |= one.listed;
  known.by_itself |= one.by_itself;
  known.open |= one.open;
}

// Phrases of one class may spread from another, which spreads from the first:
// what any class on the way has counts.
const AttributeCheck::Known& AttributeCheck::of_class(std::string_view cls) {
  const auto found = known_.find(cls);
  if (found != known_.end()) return found->second;
  Known& known = known_[std::string(cls)];
  std::set<std::string_view> seen{cls};
  std::vector<std::string_view> open{cls};
  while (!open.empty()) {
    std::set<std::string_view> spread_from;
    const std::string_view next = open.back();
    open.pop_back();
    add_own(next, known);
    if (next == cls) known.by_itself |= concepts_.columns(cls) != nullptr;
    const auto made = phrases_.find(next);
    if (made == phrases_.end()) continue;
    for (const Rule* phrase : made->second)
      add_phrase(*phrase, known, spread_from);
    for (const std::string_view from : spread_from)
      if (seen.insert(from).second) open.push_back(from);
  }
  known.by_itself |=
      known.names.contains("name") || known.names.contains("value");
  return known;
}

// What a class knows but for its phrases.
void AttributeCheck::add_own(std::string_view cls, Known& known) const {
  if (const std::vector<std::string>* columns = concepts_.columns(cls)) {
    known.listed = true;
    known.names.insert(columns->begin(), columns->end());
    known.names.insert(cls);
    if (ranges_.contains(cls)) known.names.insert("name");
  }
  if (std::find(kFigures.begin(), kFigures.end(), cls) != kFigures.end())
    known.names.insert("value");
  if (cls == "word" || cls == "letter") known.names.insert("letter");
  // Words that stems.tsv knows by their endings.
  if (cls == "word" || cls == "by_stem") known.listed = true;
}

void AttributeCheck::add_phrase(const Rule& phrase, Known& known,
                                std::set<std::string_view>& spread_from) {
  for (const Assignment& set : phrase.sets) known.names.insert(set.key);
  if (!phrase.range.empty()) {
    known.names.insert({"count", "name"});
    spread_from.insert(phrase.range);
  }
  for (const std::string& name : phrase.spread) {
    for (const auto& [text, node] : phrase.patterns)
      known.open |= !collect(node, name == "*" ? "" : name, spread_from);
  }
}

bool AttributeCheck::any_list_has(std::string_view attribute) const {
  return concepts_.columns(attribute) != nullptr ||
         concepts_.has_column(attribute);
}

}  // namespace casebook
