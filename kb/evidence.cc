#include "kb/evidence.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "corpus/suggestion.h"
#include "kb/evidence_columns.h"
#include "kb/evidence_row.h"
#include "kb/evidence_summary.h"
#include "kb/name_resolver.h"
#include "kb/open_places.h"
#include "kb/same_patient.h"
#include "kb/statements.h"

namespace casebook {
namespace {

using Plan = std::vector<EvidenceColumn>;

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string other_columns(const std::string& heading, const Plan& all) {
  std::vector<std::string> names;
  for (const EvidenceColumn& column : all) names.push_back(column.heading);
  const std::string meant =
      did_you_mean(heading, {names.begin(), names.end()}, "");
  return (meant.empty() ? "" : meant + " ") + "columns are: " + list_of(names);
}

bool is_shown(const Plan& columns, const std::string& kind) {
  return std::any_of(
      columns.begin(), columns.end(), [&kind](const EvidenceColumn& column) {
        return !column.kind.others && !column.kind.values.empty() &&
               column.kind.passes(kind);
      });
}

// Those of the file, and one for each kind of facts that it does not know.
Result<Plan> all_columns(Connection& connection) {
  Plan all = evidence_plan().columns;
  const Result<std::vector<std::string>> kinds = known_kinds(connection);
  if (!kinds) return kinds.error();
  for (const std::string& kind : *kinds)
    if (!is_shown(all, kind)) all.push_back(column_of_kind(kind));
  return all;
}

Result<Plan> choose(Connection& connection,
                    const std::vector<std::string>& headings) {
  Result<Plan> all = all_columns(connection);
  if (!all) return all;
  Plan chosen;
  for (const EvidenceColumn& column : *all)
    if (headings.empty() && column.by_default) chosen.push_back(column);
  for (const std::string& heading : headings) {
    const auto found = std::find_if(
        all->begin(), all->end(),
        [&](const EvidenceColumn& c) { return c.heading == heading; });
    if (found == all->end()) {
      return Error{Fault::kUsage, "E-TABLE-COLUMN", heading,
                   "there is no such column", other_columns(heading, *all)};
    }
    chosen.push_back(*found);
  }
  return chosen;
}

void drop_empty(EvidenceTable& table) {
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    const auto filled = [column](const EvidenceRow& row) {
      return !row.cells[column].text.empty();
    };
    if (std::any_of(table.rows.begin(), table.rows.end(), filled)) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    table.weights.erase(table.weights.begin() + at);
    table.meanings.erase(table.meanings.begin() + at);
    for (EvidenceRow& row : table.rows) row.cells.erase(row.cells.begin() + at);
  }
}

// Names the other cases that may be, or are, the row's patient.
class SameColumn {
 public:
  Status load(Connection& connection, const std::vector<CaseKey>& cases) {
    Result<std::vector<PatientPair>> pairs = same_patients(connection);
    if (!pairs) return pairs.error();
    const std::set<CaseKey> shown(cases.begin(), cases.end());
    for (const PatientPair& pair : *pairs) {
      if (pair.decided && !pair.same) continue;
      add(pair.first, pair.second_name, pair);
      add(pair.second, pair.first_name, pair);
      const bool both =
          shown.contains(pair.first) && shown.contains(pair.second);
      if (pair.same && both) repeats_.insert(std::max(pair.first, pair.second));
    }
    return Ok{};
  }
  void fill(const CaseKey& key, std::size_t column, EvidenceRow& row) const {
    row.repeats = repeats_.contains(key);
    const auto found = named_.find(key);
    if (found == named_.end() || column >= row.cells.size()) return;
    row.cells[column].text = found->second;
    row.cells[column].state = EvidenceCell::State::kReported;
  }

 private:
  void add(const CaseKey& key, const std::string& other,
           const PatientPair& pair) {
    std::string& text = named_[key];
    if (!text.empty()) text += "; ";
    text += other + (pair.same ? " (confirmed)" : " (" + pair.because + ")");
  }

  std::map<CaseKey, std::string> named_;
  std::set<CaseKey> repeats_;
};

Status add_documents(Connection& connection, const std::vector<CaseKey>& cases,
                     bool texts, EvidenceTable& table) {
  Result<SqlStatement> head = connection.prepare(sql::kHead);
  if (!head) return head.error();
  Result<SqlStatement> text = connection.prepare(sql::kText);
  if (!text) return text.error();
  std::set<std::int64_t> seen;
  for (const CaseKey& key : cases) {
    if (!seen.insert(key.document).second) continue;
    head->bind(1, key.document);
    Result<bool> row = head->step();
    if (!row) return row.error();
    EvidenceDocument document;
    document.name = head->text(0);
    document.sha256 = head->text(1);
    document.path = head->text(2);
    document.title = head->text(3);
    head->reset();
    if (texts) {
      text->bind(1, key.document);
      row = text->step();
      if (!row) return row.error();
      document.text = text->text(0);
      text->reset();
    }
    table.documents.push_back(std::move(document));
  }
  return Ok{};
}

Status add_grammar(Connection& connection, EvidenceTable& table) {
  constexpr std::size_t kHashShown = 12;
  Result<SqlStatement> find = connection.prepare(sql::kGrammarsUsed);
  if (!find) return find.error();
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return Ok{};
    if (!table.grammar.empty()) table.grammar += "; ";
    table.grammar += std::string(find->text(0)) + " (" +
                     std::string(find->text(1).substr(0, kHashShown)) + ")";
  }
}

void count_known(EvidenceTable& table) {
  table.patients.in.assign(table.columns.size(), 0);
  table.groups = table.patients;
  for (const EvidenceRow& row : table.rows) {
    if (row.repeats) continue;
    EvidenceTable::Known& known = row.group ? table.groups : table.patients;
    ++known.of;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].state != EvidenceCell::State::kNotReported)
        ++known.in[i];
    }
  }
}

Status add_rows(Connection& connection, const std::vector<CaseKey>& cases,
                Plan plan, bool ids, EvidenceTable& table) {
  const auto same = std::find_if(
      plan.begin(), plan.end(),
      [](const EvidenceColumn& column) { return column.from == "same"; });
  const auto column = static_cast<std::size_t>(same - plan.begin());
  SameColumn pairs;
  Status loaded = pairs.load(connection, cases);
  if (!loaded) return loaded;
  RowMaker maker(connection, std::move(plan), ids);
  Status prepared = maker.prepare();
  if (!prepared) return prepared;
  for (const CaseKey& key : cases) {
    Result<EvidenceRow> row = maker.row(key);
    if (!row) return row.error();
    pairs.fill(key, column, *row);
    table.rows.push_back(std::move(*row));
  }
  return Ok{};
}

}  // namespace

Result<EvidenceTable> evidence_table(KnowledgeBase& kb,
                                     const EvidenceOptions& options) {
  Connection& connection = kb.connection();
  Result<Plan> plan = choose(connection, options.columns);
  if (!plan) return plan.error();
  EvidenceTable table;
  for (const EvidenceColumn& column : *plan) {
    table.columns.push_back(column.heading);
    table.weights.push_back(column.weight);
    table.meanings.push_back({column.heading, column_meaning(column)});
  }
  const Result<std::vector<CaseKey>> cases = find_cases(kb, options.query);
  if (!cases) return cases.error();
  Status done =
      add_rows(connection, *cases, std::move(*plan), options.ids, table);
  if (done) done = add_documents(connection, *cases, options.texts, table);
  if (done) done = add_grammar(connection, table);
  if (!done) return done.error();
  fill_open(options.open, table);
  if (options.drop_empty_columns) drop_empty(table);
  count_known(table);
  Result<EvidenceSummary> summary =
      summarise(connection, table.rows, evidence_plan().order);
  if (!summary) return summary.error();
  table.summary = std::move(*summary);
  return table;
}

}  // namespace casebook
