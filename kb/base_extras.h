// What a base holds that neither its sources nor the journal say: citations
// from reference lists, and saved searches. A rebuild takes them along.
//
// Threads: as the KnowledgeBase.
//
//   Result<BaseExtras> extras = base_extras(*old);
//   Status put = put_extras(*made, *extras);
#pragma once

#include <array>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/knowledge_base.h"
#include "kb/saved_search.h"

namespace casebook {

struct BaseExtras {
  // Rows of the table `citations`, in its columns' order.
  std::vector<std::array<std::string, 8>> citations;
  std::vector<SavedSearch> searches;
};

Result<BaseExtras> base_extras(KnowledgeBase& kb);
// In one transaction.
Status put_extras(KnowledgeBase& kb, const BaseExtras& extras);

}  // namespace casebook
