#include "extractor/grammar_test.h"

#include <algorithm>
#include <set>

#include "extractor/audit_trace.h"
#include "extractor/compiled_grammar.h"
#include "extractor/example.h"

namespace casebook {
namespace {

std::string show(const std::vector<std::pair<std::string, std::string>>& keys) {
  std::string text;
  for (const auto& [key, value] : keys) {
    text.append(text.empty() ? "" : " ")
        .append(key)
        .append("=\"")
        .append(value)
        .append("\"");
  }
  return "{" + text + "}";
}

std::string show(const Found& found) {
  return show({found.keys.begin(), found.keys.end()});
}

// How a rule's hits went, over all languages that they ran in.
struct Tally {
  int hits = 0;
  int own = 0;      // given by the rule itself
  int matched = 0;  // its pattern fits, whoever took the fact
};

class Tester {
 public:
  explicit Tester(const Grammar& grammar)
      : grammar_(grammar),
        compiled_(*grammar.compiled),
        rules_(compiled_.rules()) {}

  GrammarTest run() {
    for (const Rule* rule : rules_) run_rule(*rule);
    for (const Dismissal& one : compiled_.audit.dismissals())
      run_dismissal(one);
    for (const FigureRule& one : compiled_.audit.checks()) run_dismissal(one);
    find_duplicates();
    return std::move(test_);
  }

 private:
  void fail(const RuleExample& example, std::string code, std::string what,
            std::string hint) {
    test_.failures.push_back({Fault::kGrammar, std::move(code), example.where,
                              std::move(what), std::move(hint)});
  }
  void remark(const std::string& where, std::string code, std::string what) {
    test_.remarks.push_back(
        {Fault::kGrammar, std::move(code), where, std::move(what), ""});
  }

  static bool holds_marks(const std::vector<Span>& spans,
                          const RuleExample& example) {
    return std::all_of(
        example.marks.begin(), example.marks.end(), [&](const Mark& mark) {
          return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
            return span.overlaps(mark.span);
          });
        });
  }

  // A hit takes what is marked, by its own rule; a miss nothing.
  void run_dismissal(const Dismissal& rule) {
    if (!rule.examples.empty()) ++test_.rules;
    for (const RuleExample& example : rule.examples) {
      ++(example.hit ? test_.hits : test_.misses);
      for (const std::string& language : example.languages) {
        if (compiled_.language(language) == nullptr) continue;
        const std::vector<Span> gone =
            dismissed_in(grammar_, rule, example, language);
        if (example.hit ? holds_marks(gone, example) : gone.empty()) continue;
        fail(example, example.hit ? "E-EXAMPLE-HIT" : "E-EXAMPLE-MISS",
             "'" + rule.id + "' (" + language + ") " +
                 (example.hit ? "does not take what is marked: "
                              : "takes a figure of: ") +
                 example.text,
             "");
      }
    }
  }

  void run_rule(const Rule& rule) {
    Tally tally;
    for (const RuleExample& example : rule.examples) {
      ++(example.hit ? test_.hits : test_.misses);
      for (const std::string& language :
           example_languages(compiled_, rule, example)) {
        if (compiled_.language(language) == nullptr) {
          fail(example, "E-EXAMPLE-LANG",
               "'" + rule.id + "' has an example in '" + language +
                   "', which is no language of this grammar",
               "name a folder that holds language.tsv");
          continue;
        }
        const ExampleReading reading =
            read_example(grammar_, language, rule, example);
        if (example.hit) {
          judge_hit(rule, example, reading, tally);
        } else {
          judge_miss(rule, example, reading);
        }
      }
    }
    if (!rule.examples.empty()) ++test_.rules;
    sum_up(rule, tally);
  }

  void sum_up(const Rule& rule, const Tally& tally) {
    if (tally.hits == 0 || tally.own > 0) return;
    if (tally.matched == 0) {
      remark(rule.where, "W-RULE-DEAD",
             "'" + rule.id + "' matches none of its own hits");
    } else {
      remark(rule.where, "W-RULE-SHADOWED",
             "in none of its hits '" + rule.id +
                 "' finds what no other rule does; give it a hit of its own, "
                 "or leave it out");
    }
  }

  void judge_hit(const Rule& rule, const RuleExample& example,
                 const ExampleReading& reading, Tally& tally) {
    ++tally.hits;
    if (reading.matched) ++tally.matched;
    const std::vector<Expected> all = expected_of(example);
    if (all.empty()) {
      return fail(example, "E-EXAMPLE-MARKS",
                  "the marks of '" + rule.id +
                      "' cannot be paired: some keys have more values than "
                      "others",
                  "give each key one value, or one for each fact");
    }
    // A hit may show all facts of its sentence, of which some are others'.
    bool own = false;
    std::set<std::string> takers;
    for (const Expected& expected : all) {
      if (given(rule, reading, expected)) {
        own = true;
        continue;
      }
      const std::string taker = taker_of(rule, reading, expected);
      if (taker.empty()) return explain(rule, example, reading, expected);
      takers.insert(taker);
    }
    if (own) {
      ++tally.own;
      return;
    }
    for (const std::string& taker : takers) {
      remark(example.where, "W-EXAMPLE-TAKEN",
             "what '" + rule.id + "' shows here is found by '" + taker + "'");
    }
  }

  static bool given(const Rule& rule, const ExampleReading& reading,
                    const Expected& expected) {
    return std::any_of(
        reading.found.begin(), reading.found.end(), [&](const Found& found) {
          return found.rule == rule.id && has_keys(found, expected) &&
                 holds_words(found, expected);
        });
  }

  static std::string taker_of(const Rule& rule, const ExampleReading& reading,
                              const Expected& expected) {
    for (const Found& found : reading.found) {
      if (found.rule != rule.id && has_keys(found, expected) &&
          holds_words(found, expected))
        return found.rule;
    }
    return "";
  }

  void explain(const Rule& rule, const RuleExample& example,
               const ExampleReading& reading, const Expected& expected) {
    const std::string wanted = show(expected.keys);
    const std::string hint = "rules see: " + reading.items;
    std::string other;
    for (const Found& found : reading.found) {
      if (found.rule != rule.id) continue;
      if (has_keys(found, expected)) {
        return fail(example, "E-EXAMPLE-QUOTE",
                    "'" + rule.id + "' gives " + wanted + ", but its quote «" +
                        std::string(slice(example.text, found.quote)) +
                        "» leaves out a marked word",
                    "mark only what the pattern covers");
      }
      if (other.empty()) other = show(found);
    }
    if (!other.empty()) {
      return fail(example, "E-EXAMPLE-KEYS",
                  "'" + rule.id + "' gives " + other + ", not " + wanted +
                      taken_by(rule, reading, expected),
                  hint);
    }
    fail(example, "E-EXAMPLE-HIT",
         "'" + rule.id + "' does not find " + wanted + " in «" + example.text +
             "»" + why_not(rule, reading, expected),
         hint + makers(reading, expected));
  }

  std::string why_not(const Rule& rule, const ExampleReading& reading,
                      const Expected& expected) const {
    if (!reading.matched) return "";
    if (reading.nameless) {
      return ": it fits, but finds no name, and its kind is nothing without "
             "one (named=\"true\")";
    }
    const std::string taker = taken_by(rule, reading, expected);
    return taker.empty() ? ": an earlier rule has used its figure" : taker;
  }

  // Which rule of its kind has a fact where one was wanted.
  std::string taken_by(const Rule& rule, const ExampleReading& reading,
                       const Expected& expected) const {
    for (const Found& found : reading.found) {
      const bool here =
          std::any_of(expected.words.begin(), expected.words.end(),
                      [&](Span words) { return words.overlaps(found.quote); });
      if (!here || found.rule == rule.id) continue;
      for (const Rule* other : rules_) {
        if (other->id == found.rule && other->kind == rule.kind) {
          return ": '" + other->id + "' (" + other->where +
                 ") has a fact there";
        }
      }
    }
    return "";
  }

  // Which phrases the marked words went into: a new one may have covered what
  // the pattern asks for.
  std::string makers(const ExampleReading& reading,
                     const Expected& expected) const {
    constexpr std::size_t kMost = 3;  // of a class that many make none is told
    std::string text;
    for (const MadePhrase& phrase : reading.phrases) {
      const bool here =
          std::any_of(expected.words.begin(), expected.words.end(),
                      [&](Span words) { return words.overlaps(phrase.span); });
      if (!here || phrase.rules.size() > kMost) continue;
      for (const Rule* rule : phrase.rules) {
        text.append("; {")
            .append(rule->classes.front())
            .append("} is made by '" + rule->id + "', " + rule->where);
      }
    }
    return text;
  }

  void judge_miss(const Rule& rule, const RuleExample& example,
                  const ExampleReading& reading) {
    for (const Found& found : reading.found) {
      if (found.rule == rule.id) {
        return fail(example, "E-EXAMPLE-MISS",
                    "'" + rule.id + "' must find nothing in «" + example.text +
                        "», but gives " + show(found),
                    "rules see: " + reading.items);
      }
    }
  }

  // The same pattern for the same thing: the later of two never works.
  void find_duplicates() {
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        const Rule &one = *rules_[i], &before = *rules_[j];
        if (const std::string* text = common_pattern(before, one)) {
          remark(one.where, "W-RULE-DUPLICATE",
                 "'" + one.id + "' has the pattern «" + *text + "» " +
                     (i == j ? "twice"
                             : "of '" + before.id + "', " + before.where));
        }
      }
    }
  }

  static const std::string* common_pattern(const Rule& a, const Rule& b) {
    const bool meet =
        a.language.empty() || b.language.empty() || a.language == b.language;
    if (!meet || a.type != b.type || a.kind != b.kind || a.event != b.event ||
        a.classes != b.classes || a.sets != b.sets || a.sections != b.sections)
      return nullptr;
    for (std::size_t i = 0; i < a.patterns.size(); ++i) {
      for (std::size_t j = &a == &b ? i + 1 : 0; j < b.patterns.size(); ++j) {
        if (a.patterns[i].second == b.patterns[j].second)
          return &b.patterns[j].first;
      }
    }
    return nullptr;
  }

  const Grammar& grammar_;
  const CompiledGrammar& compiled_;
  const RuleList rules_;
  GrammarTest test_;
};

}  // namespace

GrammarTest test_grammar(const Grammar& grammar) {
  return Tester(grammar).run();
}

}  // namespace casebook
