// StoredFact: a fact as the base keeps it, and the id that people name it by.
//
// The id is made of what the fact says and where: the same report read with
// the same grammar gives the same ids in every base. Row numbers mean nothing
// outside. A fact that somebody decided on keeps the id that it had when it
// was extracted.
// Threads: values; pure functions.
//
//   std::string id = fact_id(sha256, fact);  // "3fa9c1d2-90ab12cd34"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "extractor/fact.h"
#include "kb/sqlite.h"

namespace casebook {

struct StoredFact {
  std::int64_t position = 0;
  std::string case_id, kind, name, assertion, keys, flags, readings;
  std::int64_t begin = 0, end = 0;  // bytes of the document's text
  std::string quote, section, language, rule;
  std::string decided;  // "" untouched, "accepted", "corrected" …
  std::string anchor;   // of a decided fact: its id as extracted

  bool operator==(const StoredFact&) const = default;
};

// As it would be stored; the position is the caller's.
StoredFact stored_fact(const Document& document, const Fact& fact);

// The anchor, if the fact has one.
std::string fact_id(std::string_view sha256, const StoredFact& fact);
// Of the document, as its facts' ids begin.
std::string document_prefix(std::string_view sha256);

// A document's facts in their order; `statement` is one of kFactsOf,
// kFactsSetAside.
Result<std::vector<StoredFact>> read_facts(Connection& connection,
                                           std::string_view statement,
                                           std::int64_t document);

// The words on both sides of a quote as one hash: finds the place again in a
// text whose bytes have shifted.
std::string context_hash(std::string_view text, std::int64_t begin,
                         std::int64_t end);
// The sentence or line around a quote, at most 600 bytes, white space folded.
std::string sentence_around(std::string_view text, std::int64_t begin,
                            std::int64_t end);
// White space folded, as quotes are stored.
std::string folded_space(std::string_view text);

}  // namespace casebook
