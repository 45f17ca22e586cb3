#include "kb/base_sources.h"

#include <array>
#include <map>
#include <utility>

#include "kb/decided_facts.h"
#include "kb/decision_statements.h"
#include "kb/lock.h"
#include "kb/show.h"
#include "kb/statements.h"

namespace casebook {
namespace {

Result<std::vector<Stats::Line>> counts(Connection& connection,
                                        std::string_view statement) {
  Result<SqlStatement> find = connection.prepare(statement);
  if (!find) return find.error();
  std::vector<Stats::Line> all;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return all;
    all.push_back({std::string(find->text(0)), find->integer(1)});
  }
}

Status forget_rows(Connection& connection, std::int64_t document) {
  Status done = drop_text(connection, document);
  for (const std::string_view step :
       {sql::kDropFacts, sql::kDropSetAside, sql::kDropCases,
        sql::kForgetSources, sql::kForgetVersions, sql::kForgetDocument}) {
    if (!done) return done;
    Result<SqlStatement> statement = connection.prepare(step);
    if (!statement) return statement.error();
    statement->bind(1, document);
    done = statement->run();
  }
  return done;
}

}  // namespace

Result<std::vector<BaseSource>> base_sources(KnowledgeBase& kb) {
  Result<SqlStatement> find = kb.connection().prepare(sql::kSources);
  if (!find) return find.error();
  std::vector<BaseSource> sources;
  std::map<std::string, std::size_t> by_path;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return sources;
    const std::string path(find->text(0));
    const auto [at, fresh] = by_path.try_emplace(path, sources.size());
    if (fresh) sources.push_back({path, {}});
    sources[at->second].documents.push_back(
        {std::string(find->text(1)), std::string(find->text(2)),
         std::string(find->text(3)), find->integer(4)});
  }
}

Result<std::unordered_set<std::string>> source_paths(KnowledgeBase& kb) {
  Result<SqlStatement> find = kb.connection().prepare(sql::kSourcePaths);
  if (!find) return find.error();
  std::unordered_set<std::string> paths;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return paths;
    paths.emplace(find->text(0));
  }
}

Status forget_document(KnowledgeBase& kb, const std::string& named) {
  const Result<WriterLock> lock = WriterLock::take(kb.path(), {});
  if (!lock) return lock.error();
  const auto shown = show_documents(kb, named);
  if (!shown) return shown.error();
  if (shown->size() != 1) {
    return Error{Fault::kInput, "E-FORGET", named, "names several documents",
                 "say which by the first digits of its SHA-256"};
  }
  const std::string& sha256 = shown->front().sha256;
  Connection& connection = kb.connection();
  Status done = connection.begin();
  if (!done) return done;
  const auto found = find_documents(connection, sql::kDocumentsByHash, sha256);
  if (!found) {
    connection.roll_back();
    return found.error();
  }
  for (const NamedDocument& one : *found)
    if (done) done = forget_rows(connection, one.document);
  if (done) done = place_document(connection, sha256);
  if (done) done = connection.commit();
  if (!done) connection.roll_back();
  return done;
}

Result<Stats> base_stats(KnowledgeBase& kb) {
  Stats stats;
  const std::array<std::pair<std::vector<Stats::Line>*, std::string_view>, 4>
      parts = {{{&stats.all, sql::kStats},
                {&stats.by_kind, sql::kStatsByKind},
                {&stats.by_grammar, sql::kStatsByGrammar},
                {&stats.by_person, sql::kStatsByPerson}}};
  for (const auto& [counted, statement] : parts) {
    Result<std::vector<Stats::Line>> part = counts(kb.connection(), statement);
    if (!part) return part.error();
    *counted = std::move(*part);
  }
  return stats;
}

Result<std::int64_t> count_read_by_others(KnowledgeBase& kb,
                                          std::string_view grammar_hash) {
  Result<SqlStatement> find = kb.connection().prepare(sql::kReadByOthers);
  if (!find) return find.error();
  find->bind(1, grammar_hash);
  const Result<bool> row = find->step();
  if (!row) return row.error();
  return *row ? find->integer(0) : 0;
}

}  // namespace casebook
