#include "extractor/example.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "corpus/finish.h"
#include "corpus/fold.h"
#include "extractor/compiled_grammar.h"
#include "extractor/context.h"
#include "extractor/evaluation.h"
#include "extractor/phrases.h"
#include "extractor/resolve.h"
#include "extractor/rule_sections.h"
#include "extractor/sentence_view.h"
#include "extractor/statement.h"

namespace casebook {
namespace {

SectionKind section_of(const Rule& rule) {
  if (rule.sections.empty()) return SectionKind::kCase;
  for (const SectionKind kind : kRuleSections)
    if (rule.sections[0] == section_word(kind)) return kind;
  return SectionKind::kCase;
}

Document document_of(const RuleExample& example, SectionKind section,
                     const LanguageProfiles& profiles) {
  Document document;
  document.id = "example";
  document.text = example.text;
  Section& whole = document.sections.emplace_back();
  whole.kind = section;
  whole.span = {0, static_cast<std::uint32_t>(document.text.size())};
  finish_document(document, profiles);
  return document;
}

class Reading {
 public:
  Reading(const Grammar& grammar, std::string_view language, const Rule& rule,
          const RuleExample& example)
      : grammar_(*grammar.compiled),
        language_(*grammar_.language(language)),
        rule_(rule),
        section_(section_of(rule)),
        document_(document_of(example, section_, grammar.profiles)),
        folded_(fold(document_.text)) {
    for (const Span citation : document_.citations)
      mask_.push_back(folded_.map.to_made(citation));
  }

  ExampleReading run() {
    compiled_ = find_rule();
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) read(s);
    take(statements_);
    resolve(statements_);
    take(statements_);
    return std::move(reading_);
  }

 private:
  const CompiledRule* find_rule() const {
    const auto look = [&](const std::vector<CompiledRule>& rules) {
      const auto found =
          std::find_if(rules.begin(), rules.end(),
                       [&](const CompiledRule& r) { return r.rule == &rule_; });
      return found == rules.end() ? nullptr : &*found;
    };
    if (rule_.type == RuleType::kFact) return look(language_.facts);
    if (rule_.type == RuleType::kCase) return look(language_.cases);
    for (const std::vector<CompiledRule>& pass : language_.passes)
      if (const CompiledRule* found = look(pass)) return found;
    return nullptr;
  }

  void read(std::uint32_t s) {
    view_.read({document_.text, &folded_, &mask_},
               folded_.map.to_made(document_.sentences[s].span), language_);
    build_phrases(view_, grammar_.concepts, true);
    show_items();
    if (compiled_ == nullptr) {
      // Of another grammar: what all its rules find.
      if (rule_.type == RuleType::kFact) take_statements(s);
      return;
    }
    if (rule_.type == RuleType::kPhrase) return take_phrases(view_.sequence());
    take_matches();
    if (rule_.type == RuleType::kFact) take_statements(s);
  }

  // Case rules give their matches; of a fact rule it is only told apart
  // whether it could have matched.
  void take_matches() {
    std::vector<RuleMatch> matches;
    for (const CompiledPattern& pattern : compiled_->patterns)
      find_matches(view_, *compiled_, pattern, matches);
    reading_.matched |= !matches.empty();
    const Memory none;
    const Kind* kind = grammar_.kinds.find(rule_.kind);
    if (rule_.type == RuleType::kFact && kind != nullptr && kind->named) {
      reading_.nameless =
          std::none_of(matches.begin(), matches.end(),
                       [&](const RuleMatch& one) { return has_name(one); });
    }
    if (rule_.type != RuleType::kCase) return;
    for (const RuleMatch& match : matches) {
      const Item& first = view_.item(view_.sequence()[match.begin]);
      const Item& last = view_.item(view_.sequence()[match.end - 1]);
      Found found{rule_.id, {}, source({first.span.begin, last.span.end})};
      for (const Assignment& set : rule_.sets) {
        if (auto value = evaluate(set.expression, {view_, match, none, {}}))
          found.keys[set.key] = value->text;
      }
      reading_.found.push_back(std::move(found));
    }
  }

  bool has_name(const RuleMatch& match) const {
    if (!rule_.spread.empty()) return true;
    return std::any_of(
        rule_.sets.begin(), rule_.sets.end(), [&](const Assignment& set) {
          return set.key == "name" &&
                 evaluate(set.expression, {view_, match, memory_, {}});
        });
  }

  // By rules that make a class of their own, or share it with a few.
  void keep_phrase(const Item& item) {
    if (item.parts.empty()) return;
    MadePhrase& made = reading_.phrases.emplace_back();
    made.span = source(item.span);
    for (const std::vector<CompiledRule>& pass : language_.passes) {
      for (const CompiledRule& one : pass)
        if (one.makes == item.symbol) made.rules.push_back(one.rule);
    }
  }

  void take_phrases(std::span<const ItemId> ids) {
    for (const ItemId id : ids) {
      const Item& item = view_.item(id);
      take_phrases(item.parts);
      if (item.symbol != compiled_->makes || item.surface != nullptr) continue;
      reading_.matched = true;
      Found found{rule_.id, {}, source(item.span)};
      for (const Attribute& one : item.attributes)
        found.keys[std::string(one.key)] = one.value;
      for (const ItemId part : item.parts) {
        if (const Attribute* name = view_.item(part).find("name")) {
          std::string& all = found.keys["name"];
          all.append(all.empty() ? "" : " ").append(name->value);
        }
      }
      reading_.found.push_back(std::move(found));
    }
  }

  void take_statements(std::uint32_t s) {
    const std::size_t first = statements_.size();
    find_statements(view_, grammar_.kinds, {true, section_}, memory_,
                    statements_);
    for (std::size_t i = first; i < statements_.size(); ++i) {
      Statement& statement = statements_[i];
      apply_context(view_, folded_.text, grammar_.kinds, statement);
      statement.sentence = s;
      statement.fact.case_id = "1";
      statement.fact.span = source(statement.fact.span);
    }
  }

  void take(const std::vector<Statement>& statements) {
    for (const Statement& statement : statements) {
      const Fact& fact = statement.fact;
      Found found{fact.rule, {}, fact.span};
      for (const FactKey& key : fact.keys) found.keys[key.name] = key.value;
      if (!fact.name.empty()) found.keys["name"] = fact.name;
      found.keys["assertion"] = fact.assertion;
      reading_.found.push_back(std::move(found));
    }
  }

  Span source(Span folded) const { return folded_.map.to_source(folded); }

  // "{course} for {duration} ." : what patterns are matched against.
  void show_items() {
    for (const ItemId id : view_.sequence()) {
      const Item& item = view_.item(id);
      keep_phrase(item);
      std::string shown;
      for (const ClassId cls : language_.symbols.classes(item.symbol)) {
        const std::string& name = language_.symbols.class_name(cls);
        if (name.starts_with('=') || name == "word" || name == "mark") continue;
        shown += (shown.empty() ? "{" : "|") + name;
      }
      if (shown.empty()) {
        shown = slice(document_.text, source(item.span));
      } else {
        shown += '}';
      }
      reading_.items += (reading_.items.empty() ? "" : " ") + shown;
    }
  }

  const CompiledGrammar& grammar_;
  const LanguageGrammar& language_;
  const Rule& rule_;
  SectionKind section_;
  Document document_;
  Folded folded_;
  std::vector<Span> mask_;
  const CompiledRule* compiled_ = nullptr;
  SentenceView view_;
  Memory memory_;
  std::vector<Statement> statements_;
  ExampleReading reading_;
};

bool as_number(std::string_view text, double& number) {
  const auto end =
      std::from_chars(text.data(), text.data() + text.size(), number);
  return end.ec == std::errc{} && end.ptr == text.data() + text.size();
}

bool same_value(std::string_view a, std::string_view b) {
  double left = 0, right = 0;
  return a == b || (as_number(a, left) && as_number(b, right) && left == right);
}

// A key's values, each with the mark that it stands on, in order.
struct Values {
  std::vector<std::pair<std::string, const Mark*>> all;

  bool several() const {
    return std::any_of(all.begin(), all.end(), [&](const auto& one) {
      return one.first != all[0].first;
    });
  }
};

// Cues stand outside of the quote.
bool is_context(const Mark& mark) {
  return std::all_of(mark.keys.begin(), mark.keys.end(), [](const auto& key) {
    return key.first == "assertion" || key.first == "time";
  });
}

}  // namespace

ExampleReading read_example(const Grammar& grammar, std::string_view language,
                            const Rule& rule, const RuleExample& example) {
  return Reading(grammar, language, rule, example).run();
}

std::vector<std::string> example_languages(const CompiledGrammar& grammar,
                                           const Rule& rule,
                                           const RuleExample& example) {
  if (!rule.language.empty()) return {rule.language};
  if (!example.languages.empty()) return example.languages;
  if (grammar.language("en") != nullptr) return {"en"};
  if (grammar.languages.empty()) return {};
  return {grammar.languages.begin()->first};
}

std::vector<Expected> expected_of(const RuleExample& example) {
  std::map<std::string, Values> keys;
  for (const Mark& mark : example.marks) {
    for (const auto& [key, value] : mark.keys)
      keys[key].all.emplace_back(value, &mark);
  }
  std::size_t count = 1;
  for (const auto& [key, values] : keys) {
    if (!values.several()) continue;
    if (count != 1 && count != values.all.size()) return {};
    count = values.all.size();
  }
  std::vector<Expected> expected(count);
  std::set<const Mark*> one_only;
  for (const auto& [key, values] : keys) {
    for (std::size_t i = 0; i < count; ++i) {
      const bool several = values.several();
      const auto& [value, mark] = values.all[several ? i : 0];
      expected[i].keys.emplace_back(key, value);
      if (!several || is_context(*mark)) continue;
      one_only.insert(mark);
      expected[i].words.push_back(mark->span);
    }
  }
  for (const Mark& mark : example.marks) {
    if (!one_only.contains(&mark) && !is_context(mark))
      for (Expected& one : expected) one.words.push_back(mark.span);
  }
  return expected;
}

bool has_keys(const Found& found, const Expected& expected) {
  return std::all_of(expected.keys.begin(), expected.keys.end(),
                     [&](const auto& key) {
                       const auto known = found.keys.find(key.first);
                       return known != found.keys.end() &&
                              same_value(known->second, key.second);
                     });
}

bool holds_words(const Found& found, const Expected& expected) {
  return std::all_of(expected.words.begin(), expected.words.end(),
                     [&](Span words) { return found.quote.contains(words); });
}

}  // namespace casebook
