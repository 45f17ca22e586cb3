#include "kb/evidence.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "kb/csv.h"
#include "kb/evidence_cell.h"
#include "kb/evidence_columns.h"
#include "kb/fact_text.h"
#include "kb/statements.h"
#include "kb/text_table.h"

namespace casebook {
namespace {

using Plan = std::vector<const EvidenceColumn*>;

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ", ") + name;
  return list;
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
                   "there is no such column",
                   "columns are: " + list_of(evidence_columns())};
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

class TableMaker {
 public:
  TableMaker(Connection& connection, Plan plan)
      : connection_(connection), plan_(std::move(plan)) {}

  Status prepare();
  Result<EvidenceRow> row(const CaseKey& key);

 private:
  Result<Fields> fields(const CaseKey& key);
  Status facts(Statement& find, const CaseKey& key, bool of_case,
               std::vector<CaseFact>& facts);
  EvidenceCell cell(const EvidenceColumn& column, const Fields& fields,
                    const std::vector<CaseFact>& facts) const;

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
      "document",  "sha256",   "path", "title", "authors", "journal", "year",
      "countries", "language", "doi",  "pmid",  "label",   "cited"};
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
  fields["author"] = first_author(fields["authors"]);
  return fields;
}

Status TableMaker::facts(Statement& find, const CaseKey& key, bool of_case,
                         std::vector<CaseFact>& facts) {
  find.bind(1, key.document);
  if (of_case) find.bind(2, std::string_view(key.case_id));
  while (true) {
    const Result<bool> row = find.step();
    if (!row) return row.error();
    if (!*row) break;
    CaseFact fact;
    fact.position = static_cast<std::uint32_t>(find.integer(0));
    int column = 1;
    for (std::string* field :
         {&fact.kind, &fact.name, &fact.assertion, &fact.site, &fact.time,
          &fact.shown, &fact.keys, &fact.flags})
      *field = find.text(column++);
    facts.push_back(std::move(fact));
  }
  find.reset();
  return Ok{};
}

EvidenceCell TableMaker::cell(const EvidenceColumn& column,
                              const Fields& fields,
                              const std::vector<CaseFact>& facts) const {
  if (column.from == "fact")
    return evidence_cell(column, facts, evidence_plan().order);
  EvidenceCell cell;
  if (column.from != "flags") {
    const auto field = fields.find(column.from);
    if (field != fields.end()) cell.text = field->second;
    return cell;
  }
  for (const CaseFact& fact : facts) {
    if (fact.flags.empty()) continue;
    cell.facts.push_back(fact.position);
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
  std::vector<CaseFact> all;
  Status done = facts(case_facts_, key, true, all);
  if (!done) return done.error();
  std::vector<CaseFact> common;
  done = facts(document_facts_, key, false, common);
  if (!done) return done.error();
  // What the case says of itself counts before what its document does.
  std::erase_if(common, [&all](const CaseFact& fact) {
    return std::any_of(all.begin(), all.end(), [&fact](const CaseFact& own) {
      return own.kind == fact.kind;
    });
  });
  all.insert(all.end(), common.begin(), common.end());
  EvidenceRow row;
  row.document = fields->at("document");
  row.sha256 = fields->at("sha256");
  row.case_id = key.case_id;
  for (const EvidenceColumn* column : plan_)
    row.cells.push_back(cell(*column, *fields, all));
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
    for (EvidenceRow& row : table.rows) row.cells.erase(row.cells.begin() + at);
  }
}

std::string write_csv(const EvidenceTable& table, const WriteOptions& options) {
  const CsvProfile profile = options.csv_profile == "plain"
                                 ? plain_csv(options.delimiter)
                                 : excel_csv(options.delimiter);
  std::string text = profile.byte_order_mark ? "\xEF\xBB\xBF" : "";
  append_csv_row(table.columns, profile, text);
  for (const EvidenceRow& row : table.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.cells.size());
    for (const EvidenceCell& cell : row.cells) cells.push_back(cell.text);
    append_csv_row(cells, profile, text);
  }
  return text;
}

// One object a row: the row's key first, then every cell that is not empty.
std::string write_jsonl(const EvidenceTable& table, const WriteOptions&) {
  std::string text;
  for (const EvidenceRow& row : table.rows) {
    text += "{\"document\":" + json_string(row.document);
    text += ",\"case\":" + json_string(row.case_id);
    text += ",\"sha256\":" + json_string(row.sha256);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& heading = table.columns[i];
      if (heading == "document" || heading == "case") continue;
      if (row.cells[i].text.empty()) continue;
      text += ',' + json_string(heading) + ':' + json_string(row.cells[i].text);
    }
    text += "}\n";
  }
  return text;
}

// What a cell of Markdown's tables cannot hold as it is.
std::string markdown_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      cell += ' ';
    } else if (c == '<') {
      cell += "&lt;";
    } else if (c == '&') {
      cell += "&amp;";
    } else {
      if (std::string_view("\\|*_`[]~").find(c) != std::string_view::npos)
        cell += '\\';
      cell += c;
    }
  }
  return cell;
}

std::string write_markdown(const EvidenceTable& table, const WriteOptions&) {
  std::string text = "|";
  std::string rule = "|";
  for (const std::string& column : table.columns) {
    text += ' ' + markdown_cell(column) + " |";
    rule += " --- |";
  }
  text += '\n' + rule + '\n';
  for (const EvidenceRow& row : table.rows) {
    text += '|';
    for (const EvidenceCell& cell : row.cells)
      text += ' ' + markdown_cell(cell.text) + " |";
    text += '\n';
  }
  return text;
}

// Columns that no case fills would only take room from the others.
std::string write_text(const EvidenceTable& table,
                       const WriteOptions& options) {
  EvidenceTable filled = table;
  if (!table.rows.empty()) drop_empty(filled);
  std::vector<TextColumn> columns;
  for (std::size_t i = 0; i < filled.columns.size(); ++i)
    columns.push_back({filled.columns[i], filled.weights[i]});
  std::vector<std::vector<std::string>> rows;
  for (const EvidenceRow& row : filled.rows) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (const EvidenceCell& cell : row.cells) cells.push_back(cell.text);
  }
  return text_table(columns, rows, options.width);
}

constexpr std::array<TableFormat, 4> kFormats = {{
    {"csv", "comma-separated, for spreadsheets (or R, with --csv plain)",
     write_csv},
    {"jsonl", "JSON Lines, an object a row", write_jsonl},
    {"md", "a Markdown table", write_markdown},
    {"text", "a table that fits the terminal", write_text},
}};

}  // namespace

Result<EvidenceTable> evidence_table(KnowledgeBase& kb,
                                     const EvidenceOptions& options) {
  Result<Plan> plan = choose(options.columns);
  if (!plan) return plan.error();
  EvidenceTable table;
  for (const EvidenceColumn* column : *plan) {
    table.columns.push_back(column->heading);
    table.weights.push_back(column->weight);
  }
  const Result<std::vector<CaseKey>> cases = find_cases(kb, options.query);
  if (!cases) return cases.error();
  TableMaker maker(kb.connection(), std::move(*plan));
  const Status prepared = maker.prepare();
  if (!prepared) return prepared.error();
  for (const CaseKey& key : *cases) {
    Result<EvidenceRow> row = maker.row(key);
    if (!row) return row.error();
    table.rows.push_back(std::move(*row));
  }
  if (options.drop_empty_columns) drop_empty(table);
  return table;
}

std::vector<std::string> evidence_columns() {
  std::vector<std::string> headings;
  for (const bool by_default : {true, false}) {
    for (const EvidenceColumn& column : evidence_plan().columns)
      if (column.by_default == by_default) headings.push_back(column.heading);
  }
  return headings;
}

std::span<const TableFormat> table_formats() { return kFormats; }

Result<std::string> write_table(const EvidenceTable& table,
                                std::string_view format,
                                const WriteOptions& options) {
  std::vector<std::string> names;
  for (const TableFormat& known : kFormats) {
    if (known.name == format) return known.write(table, options);
    names.emplace_back(known.name);
  }
  return Error{Fault::kUsage, "E-TABLE-FORMAT", std::string(format),
               "there is no such format", "formats are: " + list_of(names)};
}

}  // namespace casebook
