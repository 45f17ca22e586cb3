#include "extractor/only_site.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace casebook {
namespace {

// Where a case was measured so far.
struct Measured {
  std::string site, side;
  bool several = false;
};

// A figure of a place, and no count of places.
bool is_measured(const Kinds& kinds, const Fact& fact) {
  if (fact.case_id.empty() || fact.section == SectionKind::kTable ||
      fact.assertion != "present" || fact.get("value").empty())
    return false;  // as most: without a look at the kind
  const Kind* kind = kinds.find(fact.kind);
  return kind != nullptr && !kind->counts_sites && kind->has_key("site");
}

void note(const Fact& fact, Measured& known) {
  if (known.site.empty()) {
    known.site = fact.get("site");
    known.side = fact.get("side");
  } else if (known.site != fact.get("site") || known.side != fact.get("side")) {
    known.several = true;
  }
}

}  // namespace

void fill_only_sites(const Kinds& kinds, std::vector<Statement>& statements) {
  std::vector<Statement*> in_order;
  for (Statement& one : statements)
    if (is_measured(kinds, one.fact)) in_order.push_back(&one);
  std::ranges::stable_sort(
      in_order, {}, [](const Statement* one) { return one->fact.span.begin; });
  std::map<std::string_view, Measured> measured;
  for (Statement* one : in_order) {
    Fact& fact = one->fact;
    Measured& known = measured[fact.case_id];
    if (!fact.get("site").empty()) {
      note(fact, known);
    } else if (!known.site.empty() && !known.several) {
      fact.set("site", known.site, false);
      if (!known.side.empty()) fact.set("side", known.side, false);
    }
  }
}

}  // namespace casebook
