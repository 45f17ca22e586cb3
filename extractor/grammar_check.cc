#include "extractor/grammar_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "corpus/document.h"
#include "corpus/suggestion.h"
#include "corpus/unicode.h"
#include "extractor/attribute_check.h"
#include "extractor/case_event.h"
#include "extractor/compiled_grammar.h"
#include "extractor/rule_sections.h"

namespace casebook {
namespace {

using Names = std::vector<std::string_view>;

std::string listed(const Names& names) {
  std::string list;
  for (const std::string_view name : names)
    list += (list.empty() ? "" : ", ") + std::string(name);
  return list;
}

bool among(std::string_view name, const Names& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Names keys_of(const Kind& kind) {
  Names names{"name", "assertion"};
  for (const KindKey& key : kind.keys) names.push_back(key.name);
  return names;
}

void collect_captures(const PatternNode& node, Names& captures) {
  if (!node.capture.empty()) captures.push_back(node.capture);
  for (const PatternNode& child : node.children)
    collect_captures(child, captures);
}

class RuleCheck {
 public:
  RuleCheck(const Rule& rule, const Kinds& kinds, const ConceptStore& concepts,
            std::vector<Error>& errors)
      : rule_(rule), kinds_(kinds), concepts_(concepts), errors_(errors) {}

  void run() {
    check_captures();
    for (const std::string& section : rule_.sections) {
      Names known;
      for (const SectionKind kind : kRuleSections)
        known.push_back(section_word(kind));
      if (!among(section, known)) {
        report("E-RULE-SECTION", "no section is called '" + section + "'",
               section.find_first_of(",|;") != std::string::npos
                   ? "sections are parted by blanks"
                   : did_you_mean(section, known, listed(known)));
      }
    }
    if (rule_.type == RuleType::kFact) check_fact();
    if (rule_.type == RuleType::kPhrase) check_phrase();
    if (rule_.type == RuleType::kCase) check_event();
  }

 private:
  void report(std::string code, const std::string& what, std::string hint,
              const std::string& where = "") {
    errors_.push_back({Fault::kGrammar, std::move(code),
                       where.empty() ? rule_.where : where,
                       "'" + rule_.id + "': " + what, std::move(hint)});
  }

  void check_captures() {
    if (rule_.patterns.empty()) return;  // complained of when they were read
    Names captures;
    for (const auto& [text, node] : rule_.patterns)
      collect_captures(node, captures);
    std::set<std::string> asked;
    for (const Assignment& set : rule_.sets) {
      for (const auto& terms : set.expression.alternatives) {
        for (const Term& term : terms)
          if (term.kind == Term::Kind::kCapture) asked.insert(term.text);
      }
    }
    for (const std::string& name : rule_.spread)
      if (name != "*") asked.insert(name);
    for (const std::string& name : {rule_.each, rule_.zip})
      if (!name.empty()) asked.insert(name);
    for (const std::string& name : asked) {
      if (!among(name, captures)) {
        report("E-RULE-CAPTURE", "no pattern captures '" + name + "'",
               captures.empty()
                   ? "write {class:" + name + "} in a pattern"
                   : did_you_mean(name, captures,
                                  "captured are " + listed(captures)));
      }
    }
  }

  void check_fact() {
    const Kind* kind = kinds_.find(rule_.kind);
    if (kind == nullptr) {
      Names known;
      for (const Kind& one : kinds_.all()) known.push_back(one.name);
      return report(
          "E-RULE-KIND", "'" + rule_.kind + "' is no kind",
          did_you_mean(rule_.kind, known, "kinds.xml has " + listed(known)));
    }
    for (const Assignment& one : rule_.sets) {
      check_key(*kind, one.key, rule_.where);
      check_number(*kind, one);
    }
    if (!rule_.each_key.empty()) check_key(*kind, rule_.each_key, rule_.where);
    for (const RuleExample& example : rule_.examples) {
      for (const Mark& mark : example.marks) {
        for (const auto& [key, value] : mark.keys)
          check_key(*kind, key, example.where);
      }
    }
  }

  void check_key(const Kind& kind, const std::string& key,
                 const std::string& where) {
    const Names known = keys_of(kind);
    if (!among(key, known)) {
      report("E-RULE-KEY", "'" + kind.name + "' has no key '" + key + "'",
             did_you_mean(key, known, "it has " + listed(known)), where);
    }
  }

  // Words for what is a figure: mostly a capture whose '$' was forgotten.
  void check_number(const Kind& kind, const Assignment& set) {
    const bool number = std::any_of(
        kind.keys.begin(), kind.keys.end(),
        [&](const KindKey& k) { return k.number && k.name == set.key; });
    if (!number) return;
    for (const auto& terms : set.expression.alternatives) {
      if (terms.size() != 1 || terms[0].kind != Term::Kind::kLiteral) continue;
      const std::string& text = terms[0].text;
      if (text.find_first_not_of("0123456789.-") == std::string::npos) continue;
      report("E-RULE-VALUE", "'" + text + "' is no figure for " + set.key,
             "a captured figure is written $" + text);
    }
  }

  void check_phrase() {
    if (rule_.classes.empty())
      report("E-RULE", "a phrase needs a class", "write class=\"…\"");
    for (const std::string& name : rule_.classes) {
      if (name.find_first_of(",;|{}") == std::string::npos) continue;
      report("E-RULE-CLASS", "'" + name + "' is no name of a class",
             "several classes are parted by spaces");
    }
    if (rule_.pass < 1 || rule_.pass > kMostPasses) {
      report("E-RULE", "there is no pass " + std::to_string(rule_.pass),
             "passes go from 1 to " + std::to_string(kMostPasses));
    }
    if (!rule_.range.empty() && !is_ordered(rule_.range)) {
      report("E-RULE-RANGE",
             "'" + rule_.range + "' is no concept list with an order",
             "give the concepts of concepts/" + rule_.range +
                 ".tsv a column 'order'");
    }
  }

  bool is_ordered(const std::string& cls) const {
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      if (concepts_.at(i).cls == cls &&
          !concepts_.at(i).attribute("order").empty())
        return true;
    }
    return false;
  }

  void check_event() {
    CaseEvent::Type type{};
    if (!event_type(rule_.event, type)) {
      report("E-RULE-EVENT", "'" + rule_.event + "' is no event of a case rule",
             "heading, ordinal, named, intro, mention, placed, refer, own, "
             "review or literature");
    }
  }

  const Rule& rule_;
  const Kinds& kinds_;
  const ConceptStore& concepts_;
  std::vector<Error>& errors_;
};

// What audit.xml asks for must exist in one language at least.
class AuditCheck {
 public:
  AuditCheck(const CompiledGrammar& grammar, std::vector<Error>& errors)
      : grammar_(grammar), errors_(errors) {
    for (const auto& [code, language] : grammar.languages)
      classes_.merge(language->classes());
    for (const FigureShape& shape : grammar.audit.shapes())
      classes_.insert(shape.cls);
    classes_.insert("figure");  // whatever holds a digit
  }

  void run() {
    for (const FigureRule& one : grammar_.audit.dismissals()) check_rule(one);
    for (const FigureRule& one : grammar_.audit.checks()) check_rule(one);
    for (const Agreement& one : grammar_.audit.agreements()) {
      check_kind(one.kind);
      if (!one.until.empty()) check_kind(one.until);
      std::vector<std::string> keys = one.beside;
      keys.push_back(one.key);
      check_keys(one.kind, keys);
      for (const std::string& cls : one.apart)
        check_class("audit.xml", "agree", cls);
    }
    for (const Watched& one : grammar_.audit.watched()) {
      check_class("audit.xml", "watch", one.cls);
      if (!one.with.empty()) check_class("audit.xml", "watch", one.with);
      for (const std::string& cls : one.unless)
        check_class("audit.xml", "watch", cls);
      check_kind(one.kind);
      for (const auto& [kind, assertion] : one.others) check_kind(kind);
    }
    for (const Counted& one : grammar_.audit.counted()) {
      check_class("audit.xml", "count", one.cls);
      for (const std::string& cls : one.beside)
        check_class("audit.xml", "count", cls);
      if (!one.kind.empty()) check_kind(one.kind);
    }
    for (const Inside& one : grammar_.audit.inside()) {
      check_class("audit.xml", "inside", one.cls);
      check_kind(one.kind);
    }
    for (const KindGuess& one : grammar_.audit.guesses())
      check_class("audit.xml", "guess", one.cls);
  }

 private:
  void check_rule(const FigureRule& rule) {
    std::set<std::string> asked;
    for (const auto& [text, node] : rule.patterns) collect_classes(node, asked);
    for (const std::string& cls : asked) check_class(rule.where, rule.id, cls);
    check_sections(rule);
  }

  void check_kind(const std::string& name) {
    if (grammar_.kinds.find(name) != nullptr) return;
    Names known;
    for (const Kind& kind : grammar_.kinds.all()) known.push_back(kind.name);
    errors_.push_back(
        {Fault::kGrammar, "E-RULE-KIND", "audit.xml",
         "'" + name + "' is no kind",
         did_you_mean(name, known, "kinds.xml has " + listed(known))});
  }

  void check_keys(const std::string& kind,
                  const std::vector<std::string>& keys) {
    const Kind* found = grammar_.kinds.find(kind);
    if (found == nullptr) return;
    const Names known = keys_of(*found);
    for (const std::string& key : keys) {
      if (among(key, known)) continue;
      errors_.push_back({Fault::kGrammar, "E-RULE-KEY", "audit.xml",
                         fmt::format("'{}' has no key '{}'", kind, key),
                         did_you_mean(key, known, "it has " + listed(known))});
    }
  }

  void check_sections(const FigureRule& rule) {
    Names known{to_text(SectionKind::kBack)};
    for (const SectionKind kind : kRuleSections)
      known.push_back(section_word(kind));
    for (const std::string& section : rule.sections) {
      if (among(section, known)) continue;
      errors_.push_back({Fault::kGrammar, "E-RULE-SECTION", rule.where,
                         "no section is called '" + section + "'",
                         did_you_mean(section, known, listed(known))});
    }
  }

  void check_class(const std::string& where, const std::string& id,
                   const std::string& cls) {
    if (cls.starts_with('=') || classes_.contains(cls)) return;
    const Names known(classes_.begin(), classes_.end());
    errors_.push_back({Fault::kGrammar, "E-RULE-CLASS", where,
                       "'" + id + "' asks for {" + cls + "}, which nothing is",
                       did_you_mean(cls, known, "declare it as a <shape>")});
  }

  const CompiledGrammar& grammar_;
  std::vector<Error>& errors_;
  std::set<std::string, std::less<>> classes_;
};

}  // namespace

void check_rules(const RuleList& rules, const Kinds& kinds,
                 const ConceptStore& concepts, std::vector<Error>& errors) {
  std::map<std::string, const Rule*> ids;
  AttributeCheck attributes(rules, concepts);
  for (const Rule* one : rules) {
    const Rule& rule = *one;
    const auto [known, fresh] = ids.emplace(rule.id, &rule);
    if (!fresh) {
      errors.push_back(
          {Fault::kGrammar, "E-RULE-ID", rule.where,
           "the id '" + rule.id + "' stands also at " + known->second->where,
           "give one of them another"});
    }
    RuleCheck(rule, kinds, concepts, errors).run();
    attributes.run(rule, errors);
  }
}

void check_cues(const std::vector<CueForm>& cues, const Kinds& kinds,
                const std::string& where, std::vector<Error>& errors) {
  Names all;
  Names all_keys{"assertion"};
  for (const Kind& kind : kinds.all()) {
    all.push_back(kind.name);
    for (const KindKey& key : kind.keys) all_keys.push_back(key.name);
  }
  int line = 0;  // whose forms all do the same
  for (const CueForm& form : cues) {
    if (form.line == line) continue;
    line = form.line;
    const std::string place = where + ":" + std::to_string(form.line);
    Names keys{"assertion"};  // of the kinds that it acts on
    for (const std::string& name : form.cue.kinds) {
      if (const Kind* kind = kinds.find(name)) {
        for (const KindKey& key : kind->keys) keys.push_back(key.name);
        continue;
      }
      const bool parted = name.find_first_of(",|;") != std::string::npos;
      errors.push_back(
          {Fault::kGrammar, "E-CUE-KIND", place,
           "the cue '" + form.form + "' acts on '" + name +
               "', which is no kind",
           parted ? "kinds are parted by blanks"
                  : did_you_mean(name, all, "kinds.xml has " + listed(all))});
    }
    if (form.cue.kinds.empty()) keys = all_keys;
    if (form.cue.effect != Cue::Effect::kSet || among(form.cue.key, keys))
      continue;
    errors.push_back({Fault::kGrammar, "E-CUE-KEY", place,
                      "the cue '" + form.form + "' sets '" + form.cue.key +
                          "', a key that no kind that it acts on has",
                      did_you_mean(form.cue.key, keys, "")});
  }
}

void check_audit(const CompiledGrammar& grammar, std::vector<Error>& errors) {
  AuditCheck(grammar, errors).run();
}

bool check_encoding(std::string_view bytes, std::string_view where,
                    std::vector<Error>& errors) {
  const std::size_t at = utf8_end(bytes);
  if (at == bytes.size()) return true;
  const std::string_view before = bytes.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  errors.push_back({Fault::kGrammar, "E-GRAMMAR-ENCODING",
                    std::string(where) + ":" + std::to_string(line),
                    "is not UTF-8 (byte " + std::to_string(at) + ")",
                    "save the file as UTF-8"});
  return false;
}

}  // namespace casebook
