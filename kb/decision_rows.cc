#include "kb/decision_rows.h"

#include <string>
#include <utility>

#include "kb/decision_statements.h"

namespace casebook {
namespace {

Result<std::vector<Decision>> read_all(SqlStatement& find) {
  std::vector<Decision> decisions;
  while (true) {
    const Result<bool> row = find.step();
    if (!row) return row.error();
    if (!*row) return decisions;
    Decision d;
    StoredFact& f = d.fact;
    d.sequence = find.integer(0);
    int column = 1;
    for (std::string* field : {&d.at, &d.by, &d.verdict, &d.sha256, &f.case_id,
                               &f.kind, &f.name, &f.assertion, &f.keys})
      *field = find.text(column++);
    f.begin = find.integer(column++);
    f.end = find.integer(column++);
    for (std::string* field :
         {&f.quote, &d.context, &d.sentence, &f.rule, &d.grammar, &d.change,
          &d.note, &d.id, &d.previous, &d.hash})
      *field = find.text(column++);
    decisions.push_back(std::move(d));
  }
}

}  // namespace

Result<std::vector<Decision>> read_decisions(Connection& connection,
                                             std::string_view statement,
                                             std::string_view parameter) {
  Result<SqlStatement> find = connection.prepare(statement);
  if (!find) return find.error();
  find->bind(1, parameter);
  return read_all(*find);
}

Result<std::vector<Decision>> decisions_after(Connection& connection,
                                              std::int64_t sequence) {
  Result<SqlStatement> find = connection.prepare(sql::kAllDecisions);
  if (!find) return find.error();
  find->bind(1, sequence);
  return read_all(*find);
}

Status add_decision(Connection& connection, const Decision& decision) {
  Result<SqlStatement> insert = connection.prepare(sql::kAddDecision);
  if (!insert) return insert.error();
  const Decision& d = decision;
  const StoredFact& f = d.fact;
  insert->bind(1, d.sequence);
  int parameter = 2;
  for (const std::string* field :
       {&d.at, &d.by, &d.verdict, &d.sha256, &f.case_id, &f.kind, &f.name,
        &f.assertion, &f.keys})
    insert->bind(parameter++, std::string_view(*field));
  insert->bind(parameter++, f.begin);
  insert->bind(parameter++, f.end);
  for (const std::string* field :
       {&f.quote, &d.context, &d.sentence, &f.rule, &d.grammar, &d.change,
        &d.note, &d.id, &d.previous, &d.hash})
    insert->bind(parameter++, std::string_view(*field));
  return insert->run();
}

Result<LastDecision> last_decision(Connection& connection) {
  Result<SqlStatement> find = connection.prepare(sql::kLastDecision);
  if (!find) return find.error();
  const Result<bool> row = find->step();
  if (!row) return row.error();
  LastDecision last;
  if (*row) {
    last.sequence = find->integer(0);
    last.hash = find->text(1);
  }
  return last;
}

}  // namespace casebook
