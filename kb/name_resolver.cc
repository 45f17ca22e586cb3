#include "kb/name_resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "corpus/suggestion.h"
#include "kb/embedded.h"
#include "kb/evidence_columns.h"
#include "kb/fact_text.h"
#include "kb/searchable.h"
#include "kb/statements.h"
#include "kb/vocabulary_store.h"
#include "kb/word_forms.h"

namespace casebook {
namespace {

using Names = std::vector<std::string>;

void add_once(Names& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end())
    list.push_back(item);
}

// Those concepts of the words that name this key of this kind.
Result<std::vector<NamedConcept>> fitting(Connection& connection,
                                          std::string_view kind,
                                          std::string_view key,
                                          std::string_view words) {
  Result<std::vector<NamedConcept>> found = concepts_named(connection, words);
  if (!found) return found;
  std::erase_if(*found, [&](const NamedConcept& one) {
    return one.key != key ||
           (!kind.empty() && one.kind != kind && one.kind != "*");
  });
  return found;
}

Result<bool> among_facts(Connection& connection, std::string_view kind,
                         std::string_view key, const std::string& words) {
  const bool name = key == "name";
  Result<SqlStatement> find =
      connection.prepare(name ? sql::kHasName : sql::kHasSite);
  if (!find) return find.error();
  find->bind(1, std::string_view(words));
  if (name) find->bind(2, kind);
  return find->step();
}

Error unknown(Connection& connection, std::string_view kind,
              std::string_view key, const std::string& words) {
  const std::string what = key == "site"  ? "site"
                           : kind.empty() ? "name"
                                          : std::string(kind);
  Error error{Fault::kInput, "E-QUERY-UNKNOWN", "",
              fmt::format("no {} '{}' is known here", what, words),
              fmt::format("casebook facets lists those that there are")};
  const auto known = known_words(connection, kind, key);
  if (!known) return error;
  const std::vector<std::string_view> candidates(known->begin(), known->end());
  error.hint = did_you_mean(words, candidates, error.hint);
  return error;
}

}  // namespace

Result<std::vector<std::string>> resolve_name(Connection& connection,
                                              std::string_view kind,
                                              std::string_view key,
                                              const std::string& words) {
  Result<std::vector<NamedConcept>> concepts =
      fitting(connection, kind, key, words);
  if (!concepts) return concepts.error();
  if (concepts->empty()) {
    // "alendronatı", "fractures": a name with an ending.
    const Result<WordForms> forms = WordForms::load(connection);
    if (!forms) return forms.error();
    for (const std::string& stem : forms->stems(searchable_key(words))) {
      concepts = fitting(connection, kind, key, stem);
      if (!concepts) return concepts.error();
      if (!concepts->empty()) break;
    }
  }
  Names names;
  for (const NamedConcept& one : *concepts) {
    Result<Names> members = members_of(connection, one);
    if (!members) return members;
    for (const std::string& member : *members) add_once(names, member);
  }
  const Result<bool> there = among_facts(connection, kind, key, words);
  if (!there) return there.error();
  if (*there) add_once(names, words);
  if (names.empty()) return unknown(connection, kind, key, words);
  return names;
}

Result<std::vector<std::string>> known_kinds(Connection& connection) {
  Names kinds;
  for (const EvidenceColumn& column : evidence_plan().columns)
    for (const std::string& kind : column.kind.values) add_once(kinds, kind);
  static const std::vector<KeptClass> kKept = kept_classes(vocabulary_tsv());
  for (const KeptClass& kept : kKept)
    if (kept.kind != "*") add_once(kinds, kept.kind);
  Result<SqlStatement> all = connection.prepare(sql::kKinds);
  if (!all) return all.error();
  while (true) {
    const Result<bool> row = all->step();
    if (!row) return row.error();
    if (!*row) break;
    add_once(kinds, std::string(all->text(0)));
  }
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

std::string json_list(const std::vector<std::string>& items) {
  std::string list = "[";
  for (const std::string& item : items) {
    if (list.size() > 1) list += ',';
    list += json_string(item);
  }
  return list + "]";
}

}  // namespace casebook
