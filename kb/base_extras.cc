#include "kb/base_extras.h"

#include <string_view>
#include <utility>

#include "kb/statements.h"

namespace casebook {
namespace {

Status put_rows(Connection& connection, const BaseExtras& extras) {
  Result<SqlStatement> cite = connection.prepare(sql::kSetCitation);
  if (!cite) return cite.error();
  for (const auto& row : extras.citations) {
    int parameter = 1;
    for (const std::string& field : row)
      cite->bind(parameter++, std::string_view(field));
    const Status done = cite->run();
    if (!done) return done.error();
  }
  Result<SqlStatement> save = connection.prepare(sql::kSaveSearch);
  if (!save) return save.error();
  for (const SavedSearch& one : extras.searches) {
    const std::string query = query_json(one.query);
    int parameter = 1;
    for (const std::string* field : {&one.name, &query, &one.saved, &one.by})
      save->bind(parameter++, std::string_view(*field));
    const Status done = save->run();
    if (!done) return done.error();
  }
  return Ok{};
}

}  // namespace

Result<BaseExtras> base_extras(KnowledgeBase& kb) {
  BaseExtras extras;
  Result<SqlStatement> find = kb.connection().prepare(sql::kCitations);
  if (!find) return find.error();
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) break;
    auto& fields = extras.citations.emplace_back();
    for (std::size_t i = 0; i < fields.size(); ++i)
      fields[i] = find->text(static_cast<int>(i));
  }
  Result<std::vector<SavedSearch>> searches = saved_searches(kb);
  if (!searches) return searches.error();
  extras.searches = std::move(*searches);
  return extras;
}

Status put_extras(KnowledgeBase& kb, const BaseExtras& extras) {
  if (extras.citations.empty() && extras.searches.empty()) return Ok{};
  Connection& connection = kb.connection();
  Status done = connection.begin();
  if (!done) return done;
  done = put_rows(connection, extras);
  if (done) return connection.commit();
  connection.roll_back();
  return done;
}

}  // namespace casebook
