#include "extractor/rule_compiler.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "corpus/suggestion.h"
#include "extractor/asked_classes.h"
#include "extractor/figure_endings.h"
#include "extractor/grammar_check.h"
#include "extractor/pattern_shape.h"

namespace casebook {
namespace {

// Those that tokens have without any lexicon.
constexpr std::array<std::string_view, 11> kPlainClasses = {
    "word",    "letter", "mark",         "stop",         "sign",   "number",
    "integer", "small",  "above_twelve", "three_digits", "decimal"};

class RuleCompiler {
 public:
  RuleCompiler(const LanguageSource& source, const ConceptStore& concepts,
               LanguageGrammar& made, std::vector<Error>& errors)
      : source_(source),
        concepts_(concepts),
        made_(made),
        errors_(errors),
        met_(source.own->tests.size()) {}

  void run() {
    made_.passes.resize(kMostPasses);
    collect_possible();
    for (std::size_t i = 0; i < met_.size(); ++i)
      make_classes(source_.own->tests.at(i), made_.symbols);
    ItemSets items(made_.symbols, made_.tested, source_.own->tests.size());
    for (const Rule* rule : source_.rules) {
      for (const std::string_view name : classes_beside(*rule))
        check_class(*rule, name);
      CompiledRule compiled{rule, {}, 0};
      if (rule->type == RuleType::kFact) {
        compiled.uses = uses_of(*rule);
      }
      for (const auto& [text, node] : rule->patterns)
        compile_pattern(*rule, {text, node}, items, compiled);
      if (rule->type == RuleType::kPhrase) {
        std::vector<ClassId> set;
        set.reserve(rule->classes.size());
        for (const std::string& name : rule->classes) set.push_back(cls(name));
        compiled.makes = made_.symbols.intern(std::move(set));
        compiled.member =
            made_.symbols.find({cls(rule->range)}).value_or(made_.plain.word);
        compiled.ordered = has_order(rule->classes);
        const int pass = std::clamp(rule->pass, 1, kMostPasses);
        made_.passes[static_cast<std::size_t>(pass - 1)].push_back(
            std::move(compiled));
      } else if (rule->type == RuleType::kFact) {
        made_.facts.push_back(std::move(compiled));
      } else if (event_type(rule->event, compiled.event)) {
        made_.cases.push_back(std::move(compiled));
      }
    }
    index_rules();
  }

 private:
  ClassId cls(std::string_view name) { return made_.symbols.class_of(name); }

  // A class that nothing can ever be is a misspelling.
  void check_classes(const Rule& rule, const PatternNode& node) {
    bool all_known = true;
    all_tests(node, [&](const ItemTest& test) {
      if (met_[test.number] == Met::kNever) meet(test);
      all_known = all_known && met_[test.number] == Met::kKnown;
      return true;
    });
    if (all_known) return;
    std::set<std::string> names;
    collect_classes(node, names);
    for (const std::string& name : names) check_class(rule, name);
    std::set<std::string> limits;
    all_tests(node, [&](const ItemTest& test) {
      limits.insert(test.excluded.begin(), test.excluded.end());
      limits.insert(test.also.begin(), test.also.end());
      return true;
    });
    for (const std::string& name : limits)
      if (!is_declared(source_, name)) check_limit(rule, name);
  }

  // Of {a^b} and {a&b}. In {a^b|c^d} all behind the first mark is its limit.
  void check_limit(const Rule& rule, const std::string& name) {
    const std::size_t mark = name.find_first_of("^&");
    if (mark == std::string::npos) return check_class(rule, name);
    errors_.push_back(
        {Fault::kGrammar, "E-RULE-CLASS", rule.where,
         "'" + rule.id + "' has two limits in one pair of braces: …" + name,
         "what stands behind '" + name.substr(mark, 1) +
             "' holds for all before it; write {a|c^b} or ({a^b}|{c^d})"});
  }

  void meet(const ItemTest& test) {
    const bool known =
        std::all_of(test.classes.begin(), test.classes.end(),
                    [&](const std::string& name) {
                      return name.starts_with('=') || known_.find(name) != 0;
                    }) &&
        limits_are_known(source_, test, [&](const std::string& name) {
          return known_.find(name) != 0;
        });
    met_[test.number] = known ? Met::kKnown : Met::kUnknown;
  }

  void check_class(const Rule& rule, std::string_view name) {
    if (source_.vouched || name.starts_with('=') || known_.find(name) != 0)
      return;
    if (may_lack(source_, rule, name)) return;
    if (name.find_first_of(",;") != std::string_view::npos) {
      errors_.push_back({Fault::kGrammar, "E-RULE-CLASS", rule.where,
                         "'" + rule.id + "' asks for {" + std::string(name) +
                             "}, which is no class",
                         "classes in braces are parted by bars: {a|b}"});
      return;
    }
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < made_.symbols.class_count(); ++i) {
      const auto id = static_cast<ClassId>(i);
      if (known_.find(made_.symbols.class_name(id)) != 0)
        known.push_back(made_.symbols.class_name(id));
    }
    std::sort(known.begin(), known.end());
    errors_.push_back(
        {Fault::kGrammar, "E-RULE-CLASS", rule.where,
         "'" + rule.id + "' asks for {" + std::string(name) +
             "}, which nothing in '" + source_.language + "' is",
         did_you_mean(name, known, "name a concept list or a phrase's class")});
  }

  void collect_possible() {
    for (std::size_t s = 0; s < made_.symbols.symbol_count(); ++s) {
      for (const ClassId id : made_.symbols.classes(static_cast<Symbol>(s)))
        known_.add(made_.symbols.class_name(id));
    }
  }

  // Whether the members of a phrase's class stand in an order.
  bool has_order(const std::vector<std::string>& classes) const {
    if (classes.empty()) return false;
    const auto& members = concepts_.ordered(classes[0]);
    return std::ranges::any_of(members, [&](const auto& one) {
      return !concepts_.at(one.place).attribute("order").empty();
    });
  }

  void compile_pattern(
      const Rule& rule,
      std::pair<const std::string&, const PatternNode&> pattern,
      ItemSets& items, CompiledRule& compiled) {
    const auto& [text, node] = pattern;
    if (!source_.vouched) check_classes(rule, node);
    SymbolProgram program = SymbolProgram::compile(node, items);
    const bool groups = program.captures().size() > Pattern::kMostGroups;
    if (!program.whole() || groups) {
      errors_.push_back(
          {Fault::kGrammar, "E-RULE-PATTERN", rule.where,
           "'" + rule.id + "' is too large: " + text +
               (groups ? " (the pattern has more than 23 groups)" : ""),
           "shorten its gaps or split it"});
      return;
    }
    if (program.matches_nothing()) {
      errors_.push_back({Fault::kGrammar, "E-RULE-EMPTY", rule.where,
                         "'" + rule.id + "' matches nothing at all: " + text,
                         "make one of its parts obligatory"});
      return;
    }
    compiled.patterns.push_back(
        {std::move(program),
         std::make_unique<ReferencePattern>(node, made_.symbols)});
  }

  // Calls `use` with each set and each term of its expression.
  template <typename Use>
  static void for_terms(const Rule& rule, Use use) {
    for (const Assignment& set : rule.sets) {
      for (const auto& terms : set.expression.alternatives)
        for (const Term& term : terms) use(set, term);
    }
  }

  static std::vector<std::string> uses_of(const Rule& rule) {
    std::vector<std::string> figures, names;
    for_terms(rule, [&](const Assignment& set, const Term& term) {
      if (term.kind != Term::Kind::kCapture) return;
      const std::string& key = set.key;
      if (key == "value" || key == "low" || key == "high")
        figures.push_back(term.text);
      if (key == "name" || key == "site") names.push_back(term.text);
    });
    if (!rule.zip.empty()) figures.push_back(rule.zip);
    return figures.empty() ? names : figures;
  }

  void collect_remembered(const Rule& rule) {
    for_terms(rule, [&](const Assignment&, const Term& term) {
      if (term.kind != Term::Kind::kLast || !term.far) return;
      const int id = made_.symbols.find_class(term.text);
      const std::string key =
          term.attribute.empty() ? term.text : term.text + "." + term.attribute;
      std::vector<Remembered>& all = made_.remembered;
      const bool known =
          std::any_of(all.begin(), all.end(),
                      [&](const Remembered& one) { return one.key == key; });
      if (id >= 0 && !known)
        all.push_back({static_cast<ClassId>(id), term.attribute, key});
    });
  }

  void index_rules() {
    for (const CompiledRule& rule : made_.facts) collect_remembered(*rule.rule);
    SymbolTable::Selection remembered;
    for (const Remembered& one : made_.remembered)
      remembered.wanted.push_back(one.cls);
    made_.any_remembered = made_.tested.add(made_.symbols.select(remembered));
    SetWeights weights(made_.symbols);
    const auto index = [&](const std::vector<CompiledRule>& rules) {
      return RuleIndex(rules, weights, made_.tested, made_.needs);
    };
    for (const std::vector<CompiledRule>& pass : made_.passes)
      made_.pass_indexes.push_back(index(pass));
    made_.fact_index = index(made_.facts);
    made_.case_index = index(made_.cases);
    made_.tested.make_rows(made_.symbols.symbol_count());
    made_.needs.make_rows(made_.symbols.symbol_count());
  }

  const LanguageSource& source_;
  const ConceptStore& concepts_;
  LanguageGrammar& made_;
  std::vector<Error>& errors_;
  Vocabulary known_;  // classes that items have
  enum class Met : std::uint8_t { kNever, kKnown, kUnknown };
  std::vector<Met> met_;  // of the tests, whether items have their classes
};

// What RuleCompiler reports, found without symbols.
class SureCheck {
 public:
  SureCheck(const LanguageSource& source, const ConceptStore& concepts)
      : source_(source), met_(source.own->tests.size()) {
    for (const std::string& cls : sure_classes(source, concepts))
      classes_.add(cls);
  }

  bool run() {
    return std::all_of(source_.rules.begin(), source_.rules.end(),
                       [&](const Rule* rule) { return is_fine(*rule); }) &&
           fits();
  }

 private:
  // Each form, word and phrase may have a symbol of its own.
  bool fits() const {
    return source_.shared_forms->size() + source_.forms.size() +
               source_.stems.size() + used_ * 2 + source_.rules.size() +
               kPlainClasses.size() <
           SymbolTable::kMost;
  }

  bool is_known(std::string_view name) const {
    return name.starts_with('=') || classes_.find(name) != 0;
  }

  // A language's own rules, which are stricter, come first: what they have
  // asked for need not be asked again.
  bool is_fine(const Rule& rule) {
    for (const std::string_view name : classes_beside(rule))
      if (!is_known(name) && !may_lack(source_, rule, name)) return false;
    return std::all_of(
        rule.patterns.begin(), rule.patterns.end(),
        [&](const auto& pattern) { return is_fine(rule, pattern.second); });
  }

  bool is_fine(const Rule& rule, const PatternNode& node) {
    const auto known = [&](const ItemTest& test) {
      if (met_[test.number]) return true;
      met_[test.number] = true;
      used_ += test.classes.size();
      return std::all_of(test.classes.begin(), test.classes.end(),
                         [&](const std::string& name) {
                           return is_known(name) ||
                                  may_lack(source_, rule, name);
                         }) &&
             limits_are_known(source_, test, [&](const std::string& name) {
               return is_known(name);
             });
    };
    return all_tests(node, known) && (is_small(node) || compiles(node));
  }

  // Enough to be sure, without compiling.
  static bool is_small(const PatternNode& node) {
    constexpr std::size_t kSmall = 10'000;
    const ProgramBound bound = bound_of(node);
    return bound.instructions < kSmall &&
           bound.groups <= Pattern::kMostGroups && !may_be_empty(node);
  }

  // A program's size and groups do not hang on the symbols.
  bool compiles(const PatternNode& node) const {
    SymbolSets sets;
    ItemSets items(no_symbols_, sets, source_.own->tests.size());
    const SymbolProgram program = SymbolProgram::compile(node, items);
    return program.whole() &&
           program.captures().size() <= Pattern::kMostGroups &&
           !program.matches_nothing();
  }

  const LanguageSource& source_;
  const SymbolTable no_symbols_;
  Vocabulary classes_;
  std::vector<bool> met_;  // tests that are fine
  std::size_t used_ = 0;   // classes and words that they name, or more
};

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  });
}

}  // namespace

bool compiles_surely(const LanguageSource& source,
                     const ConceptStore& concepts) {
  return SureCheck(source, concepts).run();
}

std::set<std::string> sure_classes(const LanguageSource& source,
                                   const ConceptStore& concepts) {
  std::set<std::string> classes(kPlainClasses.begin(), kPlainClasses.end());
  std::string_view last;
  for (const auto* forms : {source.shared_forms.get(), &source.forms}) {
    for (const SurfaceForm& form : *forms) {
      const std::string& cls = concepts.at(form.concept_index).cls;
      if (cls == last || !has_letters(form.form)) continue;
      classes.insert(cls);
      last = cls;
    }
  }
  // What endings make of figures is found as the compiler finds it.
  SymbolTable figures;
  compile_figure_endings(source.forms, concepts, figures);
  for (std::size_t i = 0; i < figures.class_count(); ++i)
    classes.insert(figures.class_name(static_cast<ClassId>(i)));
  for (const auto& [ending, cls] : source.stems) {
    classes.insert(cls);
    classes.insert("by_stem");
  }
  for (const Rule* rule : source.rules) {
    if (rule->type == RuleType::kPhrase)
      classes.insert(rule->classes.begin(), rule->classes.end());
  }
  return classes;
}

void compile_rules(const LanguageSource& source, const ConceptStore& concepts,
                   LanguageGrammar& made, std::vector<Error>& errors) {
  RuleCompiler(source, concepts, made, errors).run();
}

}  // namespace casebook
