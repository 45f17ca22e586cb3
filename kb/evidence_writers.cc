// The formats of the evidence table; see evidence_xlsx.cc and
// evidence_html.cc for the bigger ones.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>

#include "kb/csv.h"
#include "kb/evidence.h"
#include "kb/evidence_columns.h"
#include "kb/evidence_pages.h"
#include "kb/evidence_summary.h"
#include "kb/fact_text.h"
#include "kb/text_table.h"

namespace casebook {
namespace {

constexpr std::string_view kNotReported = "NR";

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ", ") + name;
  return list;
}

// "T-score spine" → "t_score_spine": a name in R.
std::string plain_name(std::string_view heading) {
  std::string name;
  for (const char c : heading) {
    const bool sign = std::isalnum(static_cast<unsigned char>(c)) == 0;
    if (!sign) {
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  return name;
}

// Wide, for R: read.csv("x.csv") gives numbers where all are, and NA.
std::string write_r(const EvidenceTable& table, const WriteOptions& options) {
  const CsvProfile profile = plain_csv(options.delimiter);
  std::vector<std::string> cells;
  cells.reserve(table.columns.size());
  for (const std::string& column : table.columns)
    cells.push_back(plain_name(column));
  std::string text;
  append_csv_row(cells, profile, text);
  for (const EvidenceRow& row : table.rows) {
    cells.clear();
    for (const EvidenceCell& cell : row.cells) {
      const std::string number = plain_number(cell.text);
      cells.push_back(number.empty() ? cell_text(cell, "NA") : number);
    }
    append_csv_row(cells, profile, text);
  }
  return text;
}

// Long: a row for each fact behind a cell.
constexpr std::array kLongKeys = {
    "value",         "low",       "high",       "sd",    "unit",
    "dose",          "dose_unit", "frequency",  "route", "duration",
    "duration_unit", "offset",    "offset_unit"};

std::vector<std::string> long_cells(const EvidenceRow& row,
                                    const std::string& column,
                                    const EvidenceFact& fact) {
  std::vector<std::string> cells = {row.document, row.case_id, column,
                                    fact.kind,    fact.name,   fact.assertion,
                                    fact.site,    fact.time};
  const auto keys = keys_from_json(fact.keys);
  for (const char* key : kLongKeys)
    cells.emplace_back(keys ? key_value(*keys, key) : "");
  for (std::string& cell : cells) {
    if (cell.empty()) cell = "NA";
  }
  cells.push_back(fact.quote);
  cells.push_back(std::to_string(fact.span.begin));
  cells.push_back(std::to_string(fact.span.end));
  cells.push_back(fact.section);
  cells.push_back(fact.rule);
  cells.push_back(row.sha256);
  cells.push_back(fact.page == 0 ? "NA" : std::to_string(fact.page));
  return cells;
}

std::string write_long(const EvidenceTable& table,
                       const WriteOptions& options) {
  const CsvProfile profile = plain_csv(options.delimiter);
  std::vector<std::string> heads = {"document", "case",      "column", "kind",
                                    "name",     "assertion", "site",   "time"};
  heads.insert(heads.end(), kLongKeys.begin(), kLongKeys.end());
  for (const char* last :
       {"quote", "start", "end", "section", "rule", "sha256", "page"})
    heads.emplace_back(last);
  std::string text;
  append_csv_row(heads, profile, text);
  for (const EvidenceRow& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      for (const std::uint32_t position : row.cells[i].facts) {
        const EvidenceFact* fact = fact_at(row, position);
        if (fact == nullptr) continue;
        append_csv_row(long_cells(row, table.columns[i], *fact), profile, text);
      }
    }
  }
  return text;
}

Result<std::string> write_csv(const EvidenceTable& table,
                              const WriteOptions& options) {
  if (options.csv_profile == "long") return write_long(table, options);
  if (options.csv_profile == "r") return write_r(table, options);
  const bool excel = options.csv_profile == "excel";
  const CsvProfile profile = options.csv_profile == "plain"
                                 ? plain_csv(options.delimiter)
                                 : excel_csv(options.delimiter);
  std::string text = profile.byte_order_mark ? "\xEF\xBB\xBF" : "";
  append_csv_row(table.columns, profile, text);
  for (const EvidenceRow& row : table.rows) {
    std::vector<std::string> cells;
    cells.reserve(row.cells.size());
    for (const EvidenceCell& cell : row.cells) {
      cells.push_back(excel ? shown_cell(cell, kNotReported)
                            : cell_text(cell, ""));
    }
    append_csv_row(cells, profile, text);
  }
  return text;
}

// Of each cell with facts: its state and where each fact stands.
std::string evidence_json(const EvidenceTable& table, const EvidenceRow& row) {
  std::string json = "{";
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const EvidenceCell& cell = row.cells[i];
    if (cell.facts.empty()) continue;
    if (json.size() > 1) json += ',';
    json += json_string(table.columns[i]) +
            ":{\"state\":" + json_string(state_name(cell.state)) +
            ",\"facts\":[";
    bool first = true;
    for (const std::uint32_t position : cell.facts) {
      const EvidenceFact* fact = fact_at(row, position);
      if (fact == nullptr) continue;
      json += first ? "{" : ",{";
      first = false;
      if (!fact->id.empty()) json += "\"id\":" + json_string(fact->id) + ",";
      if (!fact->decided.empty())
        json += "\"decided\":" + json_string(fact->decided) + ",";
      if (!fact->said.empty())
        json += "\"said\":" + json_string(fact->said) + ",";
      if (fact->page > 0)
        json += "\"page\":" + std::to_string(fact->page) + ",";
      json += "\"quote\":" + json_string(fact->quote) +
              ",\"start\":" + std::to_string(fact->span.begin) +
              ",\"end\":" + std::to_string(fact->span.end) + "}";
    }
    json += "]}";
  }
  return json + "}";
}

// One object a row: the row's key first, then every cell that is not empty,
// then the facts behind the cells.
Result<std::string> write_jsonl(const EvidenceTable& table,
                                const WriteOptions&) {
  std::string text;
  for (const EvidenceRow& row : table.rows) {
    text += "{\"document\":" + json_string(row.document);
    text += ",\"case\":" + json_string(row.case_id);
    text += ",\"sha256\":" + json_string(row.sha256);
    if (row.group) text += ",\"group\":true";
    if (row.repeats) text += ",\"repeats\":true";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string& heading = table.columns[i];
      if (heading == "document" || heading == "case") continue;
      if (row.cells[i].text.empty()) continue;
      text += ',' + json_string(heading) + ':' + json_string(row.cells[i].text);
    }
    text += ",\"evidence\":" + evidence_json(table, row);
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

// What the signs of decisions mean, where there are any.
std::string legend(const EvidenceTable& table) {
  std::string text;
  for (const char* decided : {"accepted", "partly accepted", "corrected",
                              "assigned", "added", "disputed", "look again"}) {
    const bool there = std::any_of(
        table.rows.begin(), table.rows.end(), [&](const EvidenceRow& row) {
          return std::any_of(
              row.cells.begin(), row.cells.end(),
              [&](const auto& cell) { return cell.decided == decided; });
        });
    if (!there) continue;
    text += text.empty() ? "\n" : ", ";
    text += std::string(decided_mark(decided)) + " " + decided;
  }
  return text.empty() ? text : text + "\n";
}

std::string known_line(const EvidenceTable::Known& known,
                       std::string_view what) {
  std::string line = "| " + std::string(what);
  for (std::size_t i = 0; i < known.in.size(); ++i)
    line += ' ' + known_text(known, i) + " |";
  return line + '\n';
}

Result<std::string> write_markdown(const EvidenceTable& table,
                                   const WriteOptions&) {
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
      text += ' ' + markdown_cell(marked_text(cell, kNotReported)) + " |";
    text += '\n';
  }
  if (table.rows.empty()) return text;
  text += known_line(table.patients, "*known*");
  if (table.groups.of > 0) text += known_line(table.groups, "*of groups*");
  return text + legend(table);
}

// Columns that no case fills would only take room from the others.
Result<std::string> write_text(const EvidenceTable& table,
                               const WriteOptions& options) {
  const auto filled = [&table](std::size_t column) {
    return table.rows.empty() ||
           std::any_of(table.rows.begin(), table.rows.end(),
                       [column](const EvidenceRow& row) {
                         return !row.cells[column].text.empty();
                       });
  };
  std::vector<TextColumn> columns;
  std::vector<std::vector<std::string>> rows(table.rows.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!filled(i)) continue;
    columns.push_back({table.columns[i], table.weights[i]});
    for (std::size_t row = 0; row < rows.size(); ++row)
      rows[row].push_back(marked_text(table.rows[row].cells[i], ""));
  }
  return text_table(columns, rows, options.width);
}

Result<std::string> write_svg(const EvidenceTable& table, const WriteOptions&) {
  return spine_svg(table.summary.levels, evidence_plan().order);
}

constexpr std::array<TableFormat, 7> kFormats = {{
    {"csv", "comma-separated, for spreadsheets (or R, with --csv r)",
     write_csv},
    {"xlsx", "a workbook: the table, its evidence, summary and dictionary",
     write_xlsx_table},
    {"md", "a Markdown table", write_markdown},
    {"html", "a page that opens each cell's source, without a server",
     write_html_table},
    {"jsonl", "JSON Lines, an object a row", write_jsonl},
    {"svg", "the spine, each vertebra by its patients", write_svg},
    {"text", "a table that fits the terminal", write_text},
}};

}  // namespace

std::string_view state_name(EvidenceCell::State state) {
  switch (state) {
    case EvidenceCell::State::kReported:
      return "reported";
    case EvidenceCell::State::kNegative:
      return "negative";
    case EvidenceCell::State::kNotDone:
      return "not done";
    case EvidenceCell::State::kNotReported:
      break;
  }
  return "not reported";
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
