// Saved searches: a curator's questions, kept in the base under a name, so that
// next month's answer is one to the same question.
//
// Threads: as the KnowledgeBase.
//
//   Status kept = save_search(*kb, "young, T12", query, "AB");
//   Result<SavedSearch> again = saved_search(*kb, "young, T12");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/knowledge_base.h"
#include "kb/search.h"

namespace casebook {

struct SavedSearch {
  std::string name;
  Query query;
  std::string saved;  // UTC; only shown
  std::string by;     // "" where nobody said
};

// Takes the place of one of that name.
Status save_search(KnowledgeBase& kb, const std::string& name,
                   const Query& query, const std::string& by);
// kInput, code "E-SEARCH-SAVED", with those that there are.
Result<SavedSearch> saved_search(KnowledgeBase& kb, const std::string& name);
Status drop_search(KnowledgeBase& kb, const std::string& name);
// By name.
Result<std::vector<SavedSearch>> saved_searches(KnowledgeBase& kb);

// The query as one JSON object of what it asks for, and back; kInput for what
// is none.
std::string query_json(const Query& query);
Result<Query> query_from_json(std::string_view json);

}  // namespace casebook
