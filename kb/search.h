// Search: words in the text, and filters over the facts.
//
// A person's words are never a query language: every word is quoted, all must
// occur somewhere in the document; words between "double quotes" must stand
// together. Case, accents and dotted or dotless i make no difference.
// `drug`, `site` and `kind` hold for one case together: they make the hits
// cases, else a hit is a document.
// Faults: kUsage for a query that is empty, too long (over 32 words or 1 KB)
// or that took longer than a second.
// Threads: as the KnowledgeBase.
//
//   Result<std::vector<Hit>> hits = search(*kb, {.words = "vertebral fracture",
//                                                .drug = "teriparatide"});
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"
#include "kb/knowledge_base.h"

namespace casebook {

inline constexpr std::size_t kMaxQueryWords = 32;
inline constexpr std::size_t kMaxQueryBytes = 1024;

struct Query {
  std::string words = {};
  std::string drug =
      {};  // a canonical name: a present or past drug of the case
  std::string site =
      {};  // "T12", "lumbar spine": of a fact of `kind`, if given
  std::string kind = {};   // the case has a present or past fact of this kind
  std::size_t limit = 20;  // of hits; 0: all

  bool operator==(const Query&) const = default;
};

struct SnippetPiece {
  std::string text;  // as it stands in the document
  bool hit = false;  // one of the searched words, or the fact's quote

  bool operator==(const SnippetPiece&) const = default;
};

struct Hit {
  std::string document;  // its name
  std::string sha256;
  std::string path;
  std::string title;
  std::string year;
  std::string case_id;  // "" where the hit is the whole document
  Span span;            // of the snippet, in the document's text
  std::vector<SnippetPiece> snippet;
  double score = 0;  // the higher the better; 0 without words

  bool operator==(const Hit&) const = default;
};

// Best first; without words in the documents' order.
Result<std::vector<Hit>> search(KnowledgeBase& kb, const Query& query);

// A case by its place in the base; ids of rows never leave kb/.
struct CaseKey {
  std::int64_t document = 0;
  std::string case_id;

  auto operator<=>(const CaseKey&) const = default;
};
// The cases that the query's filters and words let through, in order. An empty
// query lets all through.
Result<std::vector<CaseKey>> find_cases(KnowledgeBase& kb, const Query& query);

// The words as an FTS5 expression that cannot fail: for tests and for people
// who search with other tools. "" where nothing searchable is left.
Result<std::string> match_expression(const std::string& words);

}  // namespace casebook
