// AuditTrace: a trace that also runs the grammar's dismissals and checks over
// each sentence, while its items can be asked.
//
// Threads: one extraction's.
//
//   AuditTrace trace(document, grammar);
//   extract(document, grammar, {.watch = &trace});
//   const Dismissal* why = trace.dismissal_of(numeral);
#pragma once

#include <utility>
#include <vector>

#include "extractor/audit_rules.h"
#include "extractor/conflict.h"
#include "extractor/pattern_walk.h"
#include "extractor/trace.h"

namespace casebook {

class AuditTrace : public Trace {
 public:
  using Trace::Trace;

  void saw(const SeenSentence& seen, const std::vector<Statement>& found,
           std::vector<Statement>& probes) override;

  const std::vector<std::pair<Span, const Dismissal*>>& dismissed() const {
    return dismissed_;
  }
  // Figures of one sentence that do not fit together, with the check.
  const std::vector<std::pair<Conflict, const FigureRule*>>& misfits() const {
    return misfits_;
  }
  // The pattern that takes the figure; null where none does.
  const Dismissal* dismissal_of(Span figure) const;

 private:
  void dismiss(const PatternNode& node, PatternWalk& walk,
               const Dismissal& dismissal);
  void check(const PatternNode& node, PatternWalk& walk,
             const FigureRule& rule);

  std::vector<std::pair<Span, const Dismissal*>> dismissed_;
  std::vector<std::pair<Conflict, const FigureRule*>> misfits_;
};

// What this dismissal or check takes of one of its examples, read as a case
// section.
std::vector<Span> dismissed_in(const Grammar& grammar, const Dismissal& rule,
                               const RuleExample& example,
                               const std::string& language);

}  // namespace casebook
