// Verification: whether all that a base promises still holds.
//
// Every fact's quote stands in its text; SQLite's own check, the foreign keys
// and the search index are in order; every decision is as it was sealed, in
// one chain, the same in the journal; each is placed.
// Threads: as the KnowledgeBase.
//
//   Result<Verification> found = verify(*kb, nullptr);
//   for (const Error& trouble : found->troubles) …
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "corpus/result.h"
#include "kb/knowledge_base.h"

namespace casebook {

struct Verification {
  std::size_t documents = 0;
  std::size_t facts = 0;  // looked at
  std::size_t right = 0;  // that stand in their text
  std::size_t decisions = 0;
  bool index_checked = false;   // not where the base cannot be written
  std::vector<Error> troubles;  // at most kMaxTroubles, the first ones
};
inline constexpr std::size_t kMaxTroubles = 100;

// An Error only where it could not go on. `stop` may be null.
Result<Verification> verify(KnowledgeBase& kb, const std::atomic<bool>* stop);

// Whether the search index holds what the passages say; kKnowledge
// ("E-KB-INDEX") where not. Needs a base that can be written.
Status check_index(KnowledgeBase& kb);
// Makes the index anew from the passages. Facts and decisions are not touched.
Status rebuild_index(KnowledgeBase& kb);

}  // namespace casebook
