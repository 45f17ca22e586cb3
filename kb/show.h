// Showing a document's facts with their ids and decisions, for people and for
// programs.
//
// Threads: as the KnowledgeBase.
//
//   Result<std::vector<ShownFact>> facts = facts_of(*kb, "report-7");
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "kb/decision.h"
#include "kb/knowledge_base.h"
#include "kb/pages.h"
#include "kb/stored_fact.h"

namespace casebook {

// A document's text; "" where it is not there.
Result<std::string> stored_text(KnowledgeBase& kb, const std::string& sha256);

// What became of the decisions, counted: ("kept", 12) …, and those that could
// not be placed on their fact any more.
struct DecisionStates {
  std::vector<std::pair<std::string, std::size_t>> counts;
  std::vector<std::string> unplaced;  // a line each
};
Result<DecisionStates> decision_states(KnowledgeBase& kb);

struct ShownDocument {
  std::string name, sha256;
  bool current = true;
  std::vector<StoredFact> facts;  // with what people decided
  std::vector<StoredFact> aside;  // as extracted, where they decided
  std::vector<Decision> decisions;
  PageStarts pages;  // of a PDF
};

// The document of that hash as extracted: `facts` without what was decided.
Result<ShownDocument> extracted_facts(KnowledgeBase& kb,
                                      const std::string& sha256);

// By name, or the first digits of its SHA-256. kInput where there is none.
Result<std::vector<ShownDocument>> show_documents(KnowledgeBase& kb,
                                                  const std::string& named);

}  // namespace casebook
