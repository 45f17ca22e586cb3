// Facets: how many of the cases that a query lets through have which drug,
// class, site, country, year, language and design.
//
// Which facets there are is data: the lines @facet of kb/vocabulary.tsv.
// Threads: as the KnowledgeBase.
//
//   Result<std::vector<Facet>> all = facets(*kb, {.drug = "teriparatide"}, {});
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/result.h"
#include "kb/knowledge_base.h"
#include "kb/search.h"

namespace casebook {

struct FacetValue {
  std::string value;  // "" where the document does not say
  std::size_t cases = 0;
  std::size_t documents = 0;

  bool operator==(const FacetValue&) const = default;
};

struct Facet {
  std::string name;
  std::vector<FacetValue> values;  // the most frequent first
};

// The names of all facets.
std::vector<std::string> facet_names();

// Those named, or all. kUsage for one that there is not.
Result<std::vector<Facet>> facets(KnowledgeBase& kb, const Query& query,
                                  const std::vector<std::string>& names);

}  // namespace casebook
