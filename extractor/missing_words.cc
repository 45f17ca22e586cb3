#include "extractor/missing_words.h"

#include <algorithm>
#include <map>
#include <set>

#include "extractor/rule_pattern.h"

namespace casebook {
namespace {

std::set<std::string> asked_by(const Rule& rule) {
  std::set<std::string> asked;
  for (const auto& [text, node] : rule.patterns) collect_classes(node, asked);
  for (const Assignment& set : rule.sets) {
    for (const auto& terms : set.expression.alternatives) {
      for (const Term& term : terms) {
        if (term.kind == Term::Kind::kLast || term.kind == Term::Kind::kNext)
          asked.insert(term.text);
      }
    }
  }
  return asked;
}

std::set<std::string> list_classes(const ConceptStore& concepts) {
  std::set<std::string> classes;
  for (std::size_t i = 0; i < concepts.size(); ++i)
    classes.insert(concepts.at(i).cls);
  return classes;
}

}  // namespace

MissingWords missing_words(const CompiledGrammar& grammar,
                           std::string_view language) {
  const std::set<std::string> given =
      grammar.languages.find(language)->second->given_classes();
  std::map<std::string, std::size_t> missing;  // how many rules ask
  for (const Rule& rule : grammar.shared_rules) {
    for (const std::string& cls : asked_by(rule))
      if (!cls.starts_with('=') && !given.contains(cls)) ++missing[cls];
  }
  std::vector<std::pair<std::string, std::size_t>> order(missing.begin(),
                                                         missing.end());
  std::stable_sort(
      order.begin(), order.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  const std::set<std::string> lists = list_classes(grammar.concepts);
  MissingWords found;
  for (const auto& [cls, count] : order)
    (lists.contains(cls) ? found.lists : found.phrases).push_back(cls);
  return found;
}

}  // namespace casebook
