// Citations: author, year and title of reports that do not say them in a way
// that can be read (plain text, PDF), from a list of references.
//
// Kept by the report's SHA-256, so that they outlive every extraction. What a
// report's own record says goes before; without either a guess is made from
// the first page, and shown as one.
// Threads: as the KnowledgeBase.
//
//   Result<std::vector<Placed>> placed = place_references(*kb, references);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/knowledge_base.h"
#include "kb/reference_list.h"

namespace casebook {

struct PlacedReference {
  std::size_t reference = 0;  // in the list
  std::string document;       // "" where it fits none
  std::string by;             // "file", "doi", "pmid", "title"
};

// Stores those that fit a current document; a later one takes the place of an
// earlier. One line a reference, in order; a reference that fits several
// reports stands once for each.
Result<std::vector<PlacedReference>> place_references(
    KnowledgeBase& kb, const std::vector<Reference>& references);

// From a report's first page; empty where nothing is clear.
struct CitationGuess {
  std::string author;  // the first one's family
  std::string year, title;

  bool operator==(const CitationGuess&) const = default;
};
CitationGuess guess_citation(std::string_view first_page);

}  // namespace casebook
