#include "extractor/vaguer.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

namespace casebook {
namespace {

// A kind's names stand in the list that bears its name; a drug's class in
// the list of classes.
const Concept* concept_of(const ConceptStore& concepts, const std::string& kind,
                          const std::string& name) {
  const Concept* found = concepts.find(kind, name);
  return found != nullptr ? found : concepts.find(kind + "_class", name);
}

void add_wider(const ConceptStore& concepts, const std::string& kind,
               const std::string& name, std::set<std::string>& wider) {
  const Concept* known = concept_of(concepts, kind, name);
  if (known == nullptr) return;
  for (const std::string& parent : known->isa)
    if (wider.insert(parent).second) add_wider(concepts, kind, parent, wider);
}

}  // namespace

void drop_vaguer(const ConceptStore& concepts,
                 std::vector<Statement>& statements) {
  // case, kind, assertion, name that a narrower fact covers
  std::set<std::tuple<std::string, std::string, std::string, std::string>>
      covered;
  for (const Statement& one : statements) {
    const Fact& fact = one.fact;
    std::set<std::string> wider;
    add_wider(concepts, fact.kind, fact.name, wider);
    for (const std::string& name : wider)
      covered.emplace(fact.case_id, fact.kind, fact.assertion, name);
  }
  std::erase_if(statements, [&](const Statement& one) {
    const Fact& fact = one.fact;
    return fact.keys.empty() &&
           covered.count({fact.case_id, fact.kind, fact.assertion, fact.name});
  });
}

}  // namespace casebook
