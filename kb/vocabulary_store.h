// The base's own words: the concepts of the grammar that wrote it last, with
// their hierarchy, their names in all languages and the languages' endings.
// With them search works where no grammar is at hand.
//
// Invariant: `forms` hold folded words only (searchable_key).
// Threads: as the connection.
//
//   Status done = store_vocabulary(*kb, *list_concepts(folder), hash);
//   Result<std::vector<std::string>> names =
//       members_of(connection, "drug", "bisphosphonate");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/concept_listing.h"
#include "kb/knowledge_base.h"
#include "kb/sqlite.h"

namespace casebook {

// Which concepts of a grammar are kept, from kb/vocabulary.tsv.
struct KeptClass {
  std::string cls;
  std::string kind;  // "*": any
  std::string key;   // "name" or "site"
  std::string letters;
};
std::vector<KeptClass> kept_classes(std::string_view tsv);

// Puts the listing in place of what the base held, in a transaction of its
// own; nothing is written where the base holds this grammar's words already.
Result<bool> holds_vocabulary(KnowledgeBase& kb, std::string_view grammar_hash);
Status store_vocabulary(KnowledgeBase& kb, const ConceptListing& listing,
                        std::string_view grammar_hash);

struct NamedConcept {
  std::string kind;  // of the facts that it names; "*" any
  std::string key;   // "name" or "site"
  std::string name;  // canonical

  auto operator<=>(const NamedConcept&) const = default;
};
// What a person's words may name, exactly; folded before they are compared.
Result<std::vector<NamedConcept>> concepts_named(Connection& connection,
                                                 std::string_view words);
// The concept's name and those of all that it stands above.
Result<std::vector<std::string>> members_of(Connection& connection,
                                            const NamedConcept& above);
// All that stand above a name, nearest first.
Result<std::vector<std::string>> classes_above(Connection& connection,
                                               std::string_view kind,
                                               std::string_view name);
// The folded forms of one concept, in every language.
Result<std::vector<std::string>> forms_of(Connection& connection,
                                          const NamedConcept& one);
// All forms and names of a key of a kind: for "did you mean".
Result<std::vector<std::string>> known_words(Connection& connection,
                                             std::string_view kind,
                                             std::string_view key);

}  // namespace casebook
