// AuditFacts: what a list of facts tells of a report's figures and mentions.
//
// Invariant: a fact that is general tells only what stands within it.
// Threads: immutable; refers to the trace and the grammar.
//
//   const AuditFacts facts(trace, std::move(list), std::move(cases));
//   if (facts.teller(figure, place) == nullptr) …
#pragma once

#include <string>
#include <vector>

#include "extractor/audit_places.h"
#include "extractor/audit_rules.h"
#include "extractor/stated_figure.h"
#include "extractor/trace.h"

namespace casebook {

// What is mentioned: what the fact would be called, and whose it would be.
struct Mentioned {
  Span span;
  std::string name;
  std::string case_id;
};

class AuditFacts {
 public:
  AuditFacts(const Trace& trace, std::vector<Fact> facts,
             std::vector<CaseRecord> cases)
      : trace_(trace), facts_(std::move(facts)), cases_(std::move(cases)) {}

  const std::vector<Fact>& all() const { return facts_; }

  // The fact that states the figure where it stands; null where none does.
  const Fact* teller(const Figure& figure, const FigurePlace& place) const;
  // The fact whose normal range the figure is, in a table's own column for
  // them.
  const Fact* ranged(const Figure& figure, const FigurePlace& place) const;
  // The fact that states elsewhere what was told here.
  const Fact* same_elsewhere(const Fact& told, const Figure& figure) const;
  // Whether a fact of the kind stands there.
  bool stands(std::string_view kind, Span span) const;
  // By a fact of the kind that stands there, or that names it, or a sort of
  // it, in its case.
  bool tells(const Watched& watched, const Mentioned& mention) const;

 private:
  bool is_inside(const Fact& fact, const FigurePlace& place) const;
  bool tells_here(const Fact& fact, const Watched& watched,
                  const Mentioned& mention) const;
  bool tells_elsewhere(const Fact& fact, const Watched& watched,
                       const Mentioned& mention) const;
  bool is_group(const std::string& case_id) const;
  bool is_kind_of(const std::string& name, const std::string& parent) const;

  const Trace& trace_;
  std::vector<Fact> facts_;
  std::vector<CaseRecord> cases_;
};

}  // namespace casebook
