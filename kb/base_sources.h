// BaseSources: where a base's documents were found, to read them again.
//
// Threads: as the KnowledgeBase.
//
//   Result<std::vector<BaseSource>> sources = base_sources(*kb);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/result.h"
#include "kb/knowledge_base.h"
#include "kb/stored_fact.h"

namespace casebook {

// One file, with the documents that the base has of it.
struct BaseSource {
  std::string path;
  struct Held {
    std::string name, sha256, format;
    std::int64_t document = 0;
  };
  std::vector<Held> documents;
};

// In the order in which they came.
Result<std::vector<BaseSource>> base_sources(KnowledgeBase& kb);

// The paths alone, in normal form.
Result<std::unordered_set<std::string>> source_paths(KnowledgeBase& kb);

// Takes a document out of the base for good: text, facts, cases, its words in
// the index. Decisions about it stay, with their quotes. kBusy during an
// ingest.
Status forget_document(KnowledgeBase& kb, const std::string& named);

// What the base says of itself, in lines: ("documents", 31) …
struct Stats {
  struct Line {
    std::string what;
    std::int64_t number = 0;
  };
  std::vector<Line> all, by_kind, by_grammar, by_person;
};
Result<Stats> base_stats(KnowledgeBase& kb);

// How many documents' facts another grammar made than the one of this hash;
// "": than the one that wrote to the base last.
Result<std::int64_t> count_read_by_others(KnowledgeBase& kb,
                                          std::string_view grammar_hash);

}  // namespace casebook
