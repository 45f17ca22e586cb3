#include "kb/evidence.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "corpus/suggestion.h"
#include "kb/citation.h"
#include "kb/evidence_cell.h"
#include "kb/evidence_columns.h"
#include "kb/evidence_summary.h"
#include "kb/open_places.h"
#include "kb/same_patient.h"
#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {
namespace {

using Plan = std::vector<const EvidenceColumn*>;

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string other_columns(const std::string& heading) {
  const std::vector<std::string> all = evidence_columns();
  const std::string meant = did_you_mean(heading, {all.begin(), all.end()}, "");
  return (meant.empty() ? "" : meant + " ") + "columns are: " + list_of(all);
}

Result<Plan> choose(const std::vector<std::string>& headings) {
  Plan chosen;
  for (const EvidenceColumn& column : evidence_plan().columns)
    if (headings.empty() && column.by_default) chosen.push_back(&column);
  for (const std::string& heading : headings) {
    const auto& all = evidence_plan().columns;
    const auto found = std::find_if(
        all.begin(), all.end(),
        [&](const EvidenceColumn& c) { return c.heading == heading; });
    if (found == all.end()) {
      return Error{Fault::kUsage, "E-TABLE-COLUMN", heading,
                   "there is no such column", other_columns(heading)};
    }
    chosen.push_back(&*found);
  }
  return chosen;
}

// "Yılmaz et al." of "Yılmaz, A; Demir, B".
std::string first_author(std::string_view authors) {
  if (authors.empty()) return "";
  const std::string_view first = authors.substr(0, authors.find(';'));
  std::string family(first.substr(0, first.find(',')));
  if (first.size() != authors.size()) family += " et al.";
  return family;
}

using Fields = std::map<std::string, std::string, std::less<>>;

// What neither the report nor a reference list says, by the look of the first
// page, and marked so.
void guess_rest(Fields& fields) {
  if (!fields["title"].empty() && !fields["year"].empty() &&
      !fields["author"].empty())
    return;
  const CitationGuess guess = guess_citation(fields["first page"]);
  const auto take = [&fields](const char* field, const std::string& guessed) {
    if (fields[field].empty() && !guessed.empty())
      fields[field] = guessed + " (guess)";
  };
  // Where the title is known the page must begin with it to be trusted.
  const std::string& title = fields["title"];
  if (!title.empty() && searchable_key(title) != searchable_key(guess.title))
    return;
  take("title", guess.title);
  take("author", guess.author);
  take("year", guess.year);
}

class TableMaker {
 public:
  TableMaker(Connection& connection, Plan plan)
      : connection_(connection), plan_(std::move(plan)) {}

  Status prepare();
  Result<EvidenceRow> row(const CaseKey& key);

 private:
  Result<Fields> fields(const CaseKey& key);
  Status facts(Statement& find, const CaseKey& key, bool of_case,
               std::vector<EvidenceFact>& facts);
  EvidenceCell cell(const EvidenceColumn& column, const Fields& fields,
                    const std::vector<EvidenceFact>& facts) const;

  Connection& connection_;
  Plan plan_;
  Statement head_, case_facts_, document_facts_;
};

Status TableMaker::prepare() {
  const std::array<std::pair<Statement*, std::string_view>, 3> all = {{
      {&head_, sql::kEvidenceHead},
      {&case_facts_, sql::kEvidenceFacts},
      {&document_facts_, sql::kDocumentFacts},
  }};
  for (const auto& [statement, text] : all) {
    Result<Statement> prepared = connection_.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return Ok{};
}

Result<Fields> TableMaker::fields(const CaseKey& key) {
  // In the order of kEvidenceHead.
  constexpr std::array kNames = {
      "document", "sha256", "path",      "title",    "authors",
      "journal",  "year",   "countries", "language", "doi",
      "pmid",     "label",  "cited",     "group",    "first page"};
  head_.bind(1, key.document);
  head_.bind(2, std::string_view(key.case_id));
  const Result<bool> row = head_.step();
  Fields fields;
  if (row && *row) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
      fields[kNames[i]] = head_.text(static_cast<int>(i));
  }
  head_.reset();
  if (!row) return row.error();
  fields["case"] = key.case_id;
  if (fields["group"] == "0") fields["n"] = "1";
  fields["author"] = first_author(fields["authors"]);
  guess_rest(fields);
  return fields;
}

Status TableMaker::facts(Statement& find, const CaseKey& key, bool of_case,
                         std::vector<EvidenceFact>& facts) {
  find.bind(1, key.document);
  if (of_case) find.bind(2, std::string_view(key.case_id));
  while (true) {
    const Result<bool> row = find.step();
    if (!row) return row.error();
    if (!*row) break;
    EvidenceFact fact;
    fact.position = static_cast<std::uint32_t>(find.integer(0));
    int column = 1;
    for (std::string* field :
         {&fact.kind, &fact.name, &fact.assertion, &fact.site, &fact.time,
          &fact.shown, &fact.keys, &fact.flags})
      *field = find.text(column++);
    for (std::string* field : {&fact.quote, &fact.section, &fact.rule})
      *field = find.text(column++);
    fact.span = {static_cast<std::uint32_t>(find.integer(column)),
                 static_cast<std::uint32_t>(find.integer(column + 1))};
    facts.push_back(std::move(fact));
  }
  find.reset();
  return Ok{};
}

EvidenceCell TableMaker::cell(const EvidenceColumn& column,
                              const Fields& fields,
                              const std::vector<EvidenceFact>& facts) const {
  EvidenceCell cell;
  if (column.from == "fact") {
    cell = evidence_cell(column, facts, evidence_plan().order);
    const auto other = fields.find(column.or_field);
    if (!cell.text.empty() || other == fields.end() || other->second.empty())
      return cell;
    cell.text = other->second;
    cell.state = EvidenceCell::State::kReported;
    return cell;
  }
  if (column.from != "flags") {
    const auto field = fields.find(column.from);
    if (field != fields.end()) cell.text = field->second;
    if (!cell.text.empty()) cell.state = EvidenceCell::State::kReported;
    if (column.from == "n" && cell.text.empty()) {
      static const EvidenceColumn kSize = [] {
        EvidenceColumn size;
        size.kind.values = {"group_size"};
        size.assertion.values = {"present", "past"};
        size.show = EvidenceColumn::Show::kValue;
        return size;
      }();
      return evidence_cell(kSize, facts, {});
    }
    return cell;
  }
  for (const EvidenceFact& fact : facts) {
    if (fact.flags.empty()) continue;
    cell.facts.push_back(fact.position);
    cell.state = EvidenceCell::State::kReported;
    const std::string what = fact.flags + ": " +
                             (fact.name.empty() ? fact.kind : fact.name) +
                             (fact.shown.empty() ? "" : " " + fact.shown);
    if (cell.text.find(what) == std::string::npos)
      cell.text += (cell.text.empty() ? "" : "; ") + what;
  }
  return cell;
}

Result<EvidenceRow> TableMaker::row(const CaseKey& key) {
  const Result<Fields> fields = this->fields(key);
  if (!fields) return fields.error();
  std::vector<EvidenceFact> all;
  Status done = facts(case_facts_, key, true, all);
  if (!done) return done.error();
  std::vector<EvidenceFact> common;
  done = facts(document_facts_, key, false, common);
  if (!done) return done.error();
  // What the case says of itself counts before what its document does.
  std::erase_if(common, [&all](const EvidenceFact& fact) {
    return std::any_of(
        all.begin(), all.end(),
        [&fact](const EvidenceFact& own) { return own.kind == fact.kind; });
  });
  all.insert(all.end(), common.begin(), common.end());
  EvidenceRow row;
  row.document = fields->at("document");
  row.sha256 = fields->at("sha256");
  row.case_id = key.case_id;
  row.group = fields->at("group") != "0";
  for (const EvidenceColumn* column : plan_)
    row.cells.push_back(cell(*column, *fields, all));
  row.facts = std::move(all);
  return row;
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
  Result<Statement> head = connection.prepare(sql::kHead);
  if (!head) return head.error();
  Result<Statement> text = connection.prepare(sql::kText);
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
  Result<Statement> find = connection.prepare(sql::kGrammarsUsed);
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
  table.known.assign(table.columns.size(), 0);
  for (const EvidenceRow& row : table.rows) {
    if (row.repeats) continue;
    ++table.counted;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (row.cells[i].state != EvidenceCell::State::kNotReported)
        ++table.known[i];
    }
  }
}

Status add_rows(Connection& connection, const std::vector<CaseKey>& cases,
                Plan plan, EvidenceTable& table) {
  const auto same = std::find_if(
      plan.begin(), plan.end(),
      [](const EvidenceColumn* column) { return column->from == "same"; });
  const auto column = static_cast<std::size_t>(same - plan.begin());
  SameColumn pairs;
  Status loaded = pairs.load(connection, cases);
  if (!loaded) return loaded;
  TableMaker maker(connection, std::move(plan));
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
  Result<Plan> plan = choose(options.columns);
  if (!plan) return plan.error();
  EvidenceTable table;
  for (const EvidenceColumn* column : *plan) {
    table.columns.push_back(column->heading);
    table.weights.push_back(column->weight);
    table.meanings.push_back({column->heading, column_meaning(*column)});
  }
  const Result<std::vector<CaseKey>> cases = find_cases(kb, options.query);
  if (!cases) return cases.error();
  Connection& connection = kb.connection();
  Status done = add_rows(connection, *cases, std::move(*plan), table);
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
