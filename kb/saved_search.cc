#include "kb/saved_search.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "corpus/suggestion.h"
#include "kb/decision_request.h"
#include "kb/fact_text.h"
#include "kb/statements.h"

namespace casebook {
namespace {

constexpr std::size_t kMaxName = 200;

using Field = std::string Query::*;
constexpr std::array<std::pair<const char*, Field>, 11> kFields = {{
    {"words", &Query::words},
    {"drug", &Query::drug},
    {"site", &Query::site},
    {"kind", &Query::kind},
    {"levels", &Query::levels},
    {"where", &Query::where},
    {"age", &Query::age},
    {"within", &Query::within},
    {"started", &Query::started},
    {"country", &Query::country},
    {"language", &Query::language},
}};

Error no_such(const std::string& name,
              const std::vector<SavedSearch>& searches) {
  std::vector<std::string_view> names;
  std::string list;
  for (const SavedSearch& one : searches) {
    names.push_back(one.name);
    list += (list.empty() ? "there are: " : ", ") + one.name;
  }
  if (list.empty()) list = "none is saved yet: --save NAME keeps one";
  return {Fault::kInput, "E-SEARCH-SAVED", name,
          "there is no saved search of that name",
          did_you_mean(name, names, list)};
}

Status write(KnowledgeBase& kb, std::string_view statement,
             const std::vector<std::string>& values) {
  if (!kb.writable()) {
    return Error{Fault::kKnowledge, "E-KB-READONLY", kb.path(),
                 "was opened for reading only", ""};
  }
  Result<SqlStatement> change = kb.connection().prepare(statement);
  if (!change) return change.error();
  int parameter = 1;
  for (const std::string& value : values)
    change->bind(parameter++, std::string_view(value));
  return change->run();
}

}  // namespace

std::string query_json(const Query& query) {
  std::vector<FactKey> keys;
  for (const auto& [name, field] : kFields)
    if (!(query.*field).empty()) keys.push_back({name, query.*field, false});
  return keys_to_json(keys);
}

Result<Query> query_from_json(std::string_view json) {
  const auto keys = keys_from_json(json);
  if (!keys) {
    return Error{Fault::kInput, "E-SEARCH-SAVED", "",
                 "the saved search cannot be read", ""};
  }
  Query query;
  for (const auto& [name, field] : kFields)
    query.*field = key_value(*keys, name);
  return query;
}

Status save_search(KnowledgeBase& kb, const std::string& name,
                   const Query& query, const std::string& by) {
  if (name.empty() || name.size() > kMaxName) {
    return Error{Fault::kUsage, "E-SEARCH-SAVED", name,
                 fmt::format("a name has 1 to {} bytes", kMaxName), ""};
  }
  if (query_json(query) == "{}") {
    return Error{Fault::kUsage, "E-SEARCH-SAVED", name,
                 "there is no question to save", "give words or filters"};
  }
  return write(kb, sql::kSaveSearch,
               {name, query_json(query), time_text(), by});
}

Result<SavedSearch> saved_search(KnowledgeBase& kb, const std::string& name) {
  Result<std::vector<SavedSearch>> all = saved_searches(kb);
  if (!all) return all.error();
  for (SavedSearch& one : *all)
    if (one.name == name) return std::move(one);
  return no_such(name, *all);
}

Status drop_search(KnowledgeBase& kb, const std::string& name) {
  const Result<SavedSearch> there = saved_search(kb, name);
  if (!there) return there.error();
  return write(kb, sql::kDropSearch, {name});
}

Result<std::vector<SavedSearch>> saved_searches(KnowledgeBase& kb) {
  Result<SqlStatement> find = kb.connection().prepare(sql::kSavedSearches);
  if (!find) return find.error();
  std::vector<SavedSearch> all;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return all;
    SavedSearch one;
    one.name = find->text(0);
    Result<Query> query = query_from_json(find->text(1));
    if (!query) return query.error();
    one.query = std::move(*query);
    one.saved = find->text(2);
    one.by = find->text(3);
    all.push_back(std::move(one));
  }
}

}  // namespace casebook
