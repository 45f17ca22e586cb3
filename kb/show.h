// Showing a document's facts with their ids and decisions, for people and for
// programs.
//
// Threads: as the KnowledgeBase.
//
//   Result<std::vector<ShownFact>> facts = facts_of(*kb, "report-7");
#pragma once

#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/decision.h"
#include "kb/knowledge_base.h"
#include "kb/stored_fact.h"

namespace casebook {

struct ShownDocument {
  std::string name, sha256;
  bool current = true;
  std::vector<StoredFact> facts;  // with what people decided
  std::vector<StoredFact> aside;  // as extracted, where they decided
  std::vector<Decision> decisions;
};

// By name, or the first digits of its SHA-256. kInput where there is none.
Result<std::vector<ShownDocument>> show_documents(KnowledgeBase& kb,
                                                  const std::string& named);

}  // namespace casebook
