#include "extractor/covered_facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "extractor/compiled_grammar.h"
#include "extractor/example.h"

namespace casebook {
namespace {

constexpr std::size_t kMostTold = 20;

class Comparison {
 public:
  Comparison(const Grammar& whole, const Grammar& without,
             std::string_view file)
      : whole_(whole), without_(without), file_(std::string(file) + ":") {
    for (const Rule* rule : whole.compiled->rules()) rules_[rule->id] = rule;
  }

  std::vector<Error> run() {
    for (const Rule* one : whole_.compiled->rules()) {
      const Rule& rule = *one;
      if (rule.type != RuleType::kFact) continue;
      for (const RuleExample& example : rule.examples) {
        for (const std::string& language :
             example_languages(*whole_.compiled, rule, example))
          compare(rule, example, language);
      }
    }
    return std::move(told_);
  }

 private:
  void compare(const Rule& rule, const RuleExample& example,
               const std::string& language) {
    if (told_.size() >= kMostTold ||
        whole_.compiled->language(language) == nullptr ||
        without_.compiled->language(language) == nullptr)
      return;
    const ExampleReading now = read_example(whole_, language, rule, example);
    const ExampleReading before =
        read_example(without_, language, rule, example);
    for (const Found& found : before.found) {
      if (is_there(found, now)) continue;
      const Rule* cover = cover_of(found, now);
      const std::string& by = cover == nullptr ? file_ : cover->id;
      // One example of each two rules is enough to look at.
      if (seen_.emplace(by, found.rule).second) tell(found, cover, example);
    }
  }

  const std::string& kind_of(const std::string& rule) const {
    static const std::string none;
    const auto known = rules_.find(rule);
    return known == rules_.end() ? none : known->second->kind;
  }

  bool is_of_file(const Rule& rule) const {
    return rule.where.starts_with(file_);
  }

  // It or another of its kind.
  bool is_there(const Found& found, const ExampleReading& now) const {
    return std::any_of(now.found.begin(), now.found.end(),
                       [&](const Found& one) {
                         return kind_of(one.rule) == kind_of(found.rule) &&
                                one.quote.overlaps(found.quote);
                       });
  }

  // The rule of the file that stands over the words; null where none does.
  const Rule* cover_of(const Found& found, const ExampleReading& now) const {
    for (const MadePhrase& phrase : now.phrases) {
      if (!phrase.span.overlaps(found.quote)) continue;
      for (const Rule* one : phrase.rules)
        if (is_of_file(*one)) return one;
    }
    for (const Found& one : now.found) {
      const auto known = rules_.find(one.rule);
      if (known != rules_.end() && is_of_file(*known->second) &&
          one.quote.overlaps(found.quote))
        return known->second;
    }
    return nullptr;
  }

  void tell(const Found& found, const Rule* cover, const RuleExample& example) {
    const auto known = rules_.find(found.rule);
    told_.push_back(
        {Fault::kGrammar, "W-RULE-COVERS",
         cover == nullptr ? file_.substr(0, file_.size() - 1) : cover->where,
         (cover == nullptr ? "this file" : "'" + cover->id + "'") +
             " covers what '" + found.rule + "'" +
             (known == rules_.end() ? "" : " (" + known->second->where + ")") +
             " finds without it: the " + kind_of(found.rule) + " «" +
             std::string(slice(example.text, found.quote)) + "» in «" +
             example.text + "», " + example.where,
         "ask for more words, or let a <fact> capture what stands there "
         "instead of a <phrase>"});
  }

  const Grammar& whole_;
  const Grammar& without_;
  std::string file_;
  std::map<std::string, const Rule*> rules_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::vector<Error> told_;
};

}  // namespace

std::vector<Error> covered_facts(const Grammar& whole, const Grammar& without,
                                 std::string_view file) {
  return Comparison(whole, without, file).run();
}

}  // namespace casebook
