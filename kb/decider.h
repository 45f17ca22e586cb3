// Decider: what a person asks for, made into a decision that is bound to the
// words of its report; nothing is kept here.
//
// Threads: as the KnowledgeBase.
//
//   Result<MadeDecision> made = Decider(kb, request).make();
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "corpus/result.h"
#include "kb/decide.h"
#include "kb/decided_facts.h"

namespace casebook {

struct MadeDecision {
  Decision decision;
  bool repeated = false;  // it was decided so before
};

class Decider {
 public:
  // Both must outlive it.
  Decider(KnowledgeBase& kb, const DecisionRequest& request)
      : kb_(kb), connection_(kb.connection()), request_(request) {}

  Result<MadeDecision> make();

 private:
  Status about_fact();
  Status add();
  Status about_document();
  Status about_pair();
  Result<std::string> decision_to_undo() const;
  Status undo();
  Status correct(const FoundFact& found);
  Result<NamedDocument> document(const std::string& named) const;
  Status patient(const std::string& named, Decision& anchor) const;
  Status check_case(std::int64_t document, const std::string& id) const;
  Status set_anchor(std::int64_t document, Decision& decision) const;
  Result<bool> is_repeated();

  KnowledgeBase& kb_;
  Connection& connection_;
  const DecisionRequest& request_;
  Decision decision_;
  std::optional<FoundFact> found_;
};

}  // namespace casebook
