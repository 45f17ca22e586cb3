// Search: words in the text, and filters over the facts.
//
// A person's words are never FTS5's query language: every word is quoted, and
// AND, OR, NOT in capitals, "phrases", prefixes* and parentheses go through
// kb/query_words.h. Case, accents and dotted or dotless i make no difference.
// What holds just these words comes first; then what holds other forms of
// them (kırıklar for kırığı), other names (cholecalciferol for D vitamini),
// members of a class (alendronate for bisphosphonate) or, for a level, says it
// as a range (T11–L5 for T12).
// The filters hold for one case together: they make the hits cases, else a hit
// is a document.
// Faults: kUsage for a query that is empty, too long (over 32 words or 1 KB),
// malformed or that took longer than a second; kInput for a name that is not
// known, with what was probably meant.
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
  // A drug or class under any of its names: a present or past drug of the
  // case; several with commas are all wanted.
  std::string drug = {};
  // "T12", "lumbar spine": of a fact of `kind`, if given; several with commas.
  std::string site = {};
  std::string kind = {};    // the case has a present or past fact of this kind
  std::string levels = {};  // "T12,L1": fractures at all of these
  std::string where = {};   // a condition, see kb/where.h
  std::string age = {};     // "20-35", "20-", "-35"
  std::string within = {};  // "6 months": some time after delivery is told
  // "6 months": the drug (any, without `drug`) was begun at most so long after
  // delivery, as the same sentence says.
  std::string started = {};
  std::string country = {};   // of the case, or of the authors
  std::string language = {};  // of the document: "en", "tr"
  std::size_t limit = 20;     // of hits; 0: all

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
  std::string case_id;    // "" where the hit is the whole document
  Span span;              // of the snippet, in the document's text
  std::int64_t page = 0;  // of a PDF, of the first marked words; 0: none
  std::vector<SnippetPiece> snippet;
  double score = 0;    // the higher the better; 0 without words
  bool exact = false;  // holds just the words, not only what they stand for

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

// Just these words as an FTS5 expression that cannot fail: for tests and for
// people who search with other tools. "" where nothing searchable is left.
Result<std::string> match_expression(const std::string& words);

}  // namespace casebook
