// Deciding: what a person says about a fact, a case or a document, named the
// way people name them.
//
// A fact is named by its id (kb/stored_fact.h), a document by its name or the
// first digits of its SHA-256, a patient by "DOCUMENT#CASE", a decision by its
// id. Faults: kInput for what is not there or does not stand in the text
// ("E-DECISION-…"), kUsage for a request that says too little, kKnowledge,
// kBusy, kDisk.
// Threads: as the KnowledgeBase; many may decide at once.
//
//   DecisionRequest request;
//   request.verdict = "reject";
//   request.target = "3fa9c1d2-90ab12cd34";
//   request.by = "AB";
//   Result<Decided> done = decide(*kb, request);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/decision.h"
#include "kb/decision_request.h"
#include "kb/knowledge_base.h"

namespace casebook {

struct Decided {
  Decision decision;
  bool repeated = false;  // it was decided so before; nothing was written
  std::string fact;       // the fact's id; of `add` the new one's
  std::string state;      // "kept" …
  bool disputed = false;
};

Result<Decided> decide(KnowledgeBase& kb, const DecisionRequest& request);

// Many at once: first all are checked, then all are kept, or none.
struct RequestError {
  std::size_t request = 0;  // which
  Error error;
};
std::vector<Decided> check_all(KnowledgeBase& kb,
                               const std::vector<DecisionRequest>& requests,
                               std::vector<RequestError>& errors);
// In one transaction; sets what became of each.
Status keep_all(KnowledgeBase& kb, std::vector<Decided>& all);

// A fact by its id, as it was extracted and as it is shown now.
struct FoundFact {
  std::int64_t document = 0;
  std::string sha256, name;  // of the document
  std::string id;
  StoredFact original;
  std::optional<StoredFact> shown;  // nothing: rejected, or not found
  std::vector<Decision> decisions;  // about it, in order
  std::int64_t page = 0;            // of a PDF; 0: none
};
Result<FoundFact> find_fact(KnowledgeBase& kb, const std::string& id);

}  // namespace casebook
