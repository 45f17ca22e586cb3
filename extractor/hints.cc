#include "extractor/hints.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "extractor/decimal.h"

namespace casebook {
namespace {

// How much a fact states, in days where its unit is one of time.
double size_of(const ConceptStore& concepts, const Fact& fact) {
  const std::string_view value =
      fact.get("value").empty() ? fact.get("high") : fact.get("value");
  if (value.empty()) return 0;
  const Concept* unit = concepts.find("timeunit", fact.get("unit"));
  const std::string_view days =
      unit == nullptr ? std::string_view{} : unit->attribute("days");
  return to_double(value) * (days.empty() ? 1 : to_double(days));
}

// What was told of one kind and case.
struct Told {
  bool sure = false;
  const Statement* largest = nullptr;  // of the hints
  double size = -1;
};

}  // namespace

void settle_hints(const ConceptStore& concepts,
                  std::vector<Statement>& statements) {
  if (std::none_of(statements.begin(), statements.end(),
                   [](const Statement& one) { return one.hint; }))
    return;
  std::map<std::pair<std::string_view, std::string_view>, Told> told;
  for (const Statement& one : statements) {
    if (one.fact.assertion != "present") continue;
    Told& here = told[{one.fact.kind, one.fact.case_id}];
    here.sure |= !one.hint;
    const double size = one.hint ? size_of(concepts, one.fact) : -1;
    if (!one.hint || size <= here.size) continue;
    here.largest = &one;
    here.size = size;
  }
  // Decided before anything moves: the pointers are into the list.
  std::vector<char> gone(statements.size(), 0);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& one = statements[i];
    if (!one.hint) continue;
    const Told& here = told[{one.fact.kind, one.fact.case_id}];
    gone[i] = here.sure || here.largest != &one ? 1 : 0;
  }
  told.clear();
  std::size_t at = 0;
  std::erase_if(statements, [&](const Statement&) { return gone[at++] != 0; });
}

}  // namespace casebook
