#include "extractor/audit_facts.h"

#include <algorithm>

#include "extractor/compiled_grammar.h"

namespace casebook {

const Fact* AuditFacts::teller(const Figure& figure,
                               const FigurePlace& place) const {
  const Fact* found = nullptr;
  for (const Fact& fact : facts_) {
    if (!fact.span.contains(figure.span)) continue;
    if (!states(trace_.document(), fact, figure) &&
        !place.names(fact, figure) && !is_inside(fact, place))
      continue;
    // A table's facts span the row up to their cell.
    if (found == nullptr || fact.span.end < found->span.end) found = &fact;
  }
  return found;
}

bool AuditFacts::is_inside(const Fact& fact, const FigurePlace& place) const {
  const std::vector<Inside>& inside = trace_.grammar().audit.inside();
  return place.item != nullptr &&
         std::any_of(inside.begin(), inside.end(), [&](const Inside& one) {
           return one.kind == fact.kind && place.item->is(one.cls);
         });
}

const Fact* AuditFacts::ranged(const Figure& figure,
                               const FigurePlace& place) const {
  if (place.table == nullptr || place.cell == nullptr) return nullptr;
  const auto beside = [&](const Cell& cell) {
    return cell.row == place.cell->row || cell.column == place.cell->column;
  };
  for (const Fact& fact : facts_) {
    if (!reads_as(figure, fact.get("ref_low")) &&
        !reads_as(figure, fact.get("ref_high")))
      continue;
    if (std::any_of(place.table->cells.begin(), place.table->cells.end(),
                    [&](const Cell& cell) {
                      return beside(cell) && fact.span.overlaps(cell.span);
                    }))
      return &fact;
  }
  return nullptr;
}

const Fact* AuditFacts::same_elsewhere(const Fact& told,
                                       const Figure& figure) const {
  for (const Fact& fact : facts_) {
    if (fact.kind == told.kind && fact.name == told.name &&
        (fact.case_id == told.case_id || told.case_id.empty()) &&
        states(trace_.document(), fact, figure))
      return &fact;
  }
  return nullptr;
}

bool AuditFacts::stands(std::string_view kind, Span span) const {
  return std::any_of(facts_.begin(), facts_.end(), [&](const Fact& fact) {
    return fact.kind == kind && fact.span.contains(span);
  });
}

bool AuditFacts::tells(const Watched& watched, const Mentioned& mention) const {
  return std::any_of(facts_.begin(), facts_.end(), [&](const Fact& fact) {
    return tells_here(fact, watched, mention) ||
           tells_elsewhere(fact, watched, mention);
  });
}

bool AuditFacts::tells_here(const Fact& fact, const Watched& watched,
                            const Mentioned& mention) const {
  if (!fact.span.contains(mention.span)) return false;
  const bool site = fact.get("site") == mention.name;
  const bool same =
      site || fact.name == mention.name || is_kind_of(fact.name, mention.name);
  if (fact.assertion == "general") return true;
  const bool called = same || !watched.name.empty();
  if (fact.kind == watched.kind) return called;
  const auto is_other = [&](const auto& other) {
    return other.first == fact.kind &&
           (other.second.empty() || other.second == fact.assertion);
  };
  return site || (called && std::any_of(watched.others.begin(),
                                        watched.others.end(), is_other));
}

bool AuditFacts::tells_elsewhere(const Fact& fact, const Watched& watched,
                                 const Mentioned& mention) const {
  if (fact.kind != watched.kind || fact.assertion == "general") return false;
  if (!watched.assertion.empty() && fact.assertion != watched.assertion)
    return false;
  if (fact.case_id != mention.case_id && !fact.case_id.empty() &&
      !mention.case_id.empty() && !is_group(fact.case_id))
    return false;
  const Kind* kind = trace_.grammar().kinds.find(fact.kind);
  return fact.name == mention.name || fact.get("site") == mention.name ||
         (kind != nullptr && kind->once) || is_kind_of(fact.name, mention.name);
}

bool AuditFacts::is_group(const std::string& case_id) const {
  return std::any_of(cases_.begin(), cases_.end(), [&](const CaseRecord& one) {
    return one.group && one.id == case_id;
  });
}

bool AuditFacts::is_kind_of(const std::string& name,
                            const std::string& parent) const {
  const CompiledGrammar& grammar = trace_.grammar();
  for (const Watched& one : grammar.audit.watched()) {
    const Concept* known = grammar.concepts.find(one.cls, name);
    if (known != nullptr && std::find(known->isa.begin(), known->isa.end(),
                                      parent) != known->isa.end())
      return true;
  }
  return false;
}

}  // namespace casebook
