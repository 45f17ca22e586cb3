// The evidence table as a workbook: Evidence, Sources, Summary, Dictionary;
// and, hidden, what an edited one is compared with (kb/workbook_layout.h).
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "kb/csv.h"
#include "kb/evidence_pages.h"
#include "kb/pages.h"
#include "kb/workbook_layout.h"
#include "kb/xlsx.h"

namespace casebook {
namespace {

using Look = SheetCell::Look;

// Comments are read in a small window; the sheet Sources has all.
constexpr std::size_t kMostInComment = 6;
constexpr double kNarrow = 10;
constexpr double kWide = 34;

SheetCell head(const std::string& text) {
  return {text, false, "", Look::kHead};
}

SheetCell typed(const std::string& text) {
  const std::string number = plain_number(text);
  if (number.empty()) return {text};
  return {number, true};
}

SheetCell figure(std::size_t number) { return {std::to_string(number), true}; }

std::string place_of(const EvidenceFact& fact) {
  return fmt::format("{}{}bytes {}-{}",
                     fact.section.empty() ? "" : fact.section + ", ",
                     fact.page == 0 ? "" : page_text(fact.page) + ", ",
                     fact.span.begin, fact.span.end);
}

// The quotes behind a cell, each with its place.
std::string comment_of(const EvidenceRow& row, const EvidenceCell& cell) {
  std::vector<std::string> quotes;
  for (const std::uint32_t position : cell.facts) {
    const EvidenceFact* fact = fact_at(row, position);
    if (fact == nullptr) continue;
    std::string quote =
        fmt::format("\"{}\" ({})", fact->quote, place_of(*fact));
    if (!fact->said.empty()) {
      quote += ": " + fact->said;
    } else if (!fact->decided.empty()) {
      quote += ": " + fact->decided;
    }
    if (std::find(quotes.begin(), quotes.end(), quote) == quotes.end())
      quotes.push_back(std::move(quote));
  }
  const std::size_t all = quotes.size();
  if (all > kMostInComment) {
    quotes.resize(kMostInComment);
    quotes.push_back(
        fmt::format("and {} more: see Sources", all - kMostInComment));
  }
  return fmt::format("{}", fmt::join(quotes, "\n"));
}

Look look_of(const EvidenceCell& cell) {
  if (cell.decided == "disputed" || cell.decided == "look again")
    return Look::kOpen;
  if (cell.decided.ends_with("accepted")) return Look::kAccepted;
  if (!cell.decided.empty()) return Look::kChanged;
  return cell.text.empty() ? Look::kQuiet : Look::kPlain;
}

double width_of(const EvidenceTable& table, std::size_t column) {
  std::size_t longest = table.columns[column].size();
  for (const EvidenceRow& row : table.rows)
    longest = std::max(longest, row.cells[column].text.size());
  return std::clamp(static_cast<double>(longest) + 2, kNarrow, kWide);
}

// In how many of the patients, or groups, each column is known.
std::vector<SheetCell> known_row(const EvidenceTable::Known& known,
                                 const std::string& of_what) {
  std::vector<SheetCell> row;
  for (std::size_t i = 0; i < known.in.size(); ++i) {
    row.push_back({known_text(known, i), false,
                   i == 0 ? "of how many " + of_what + " it is known" : "",
                   Look::kHead});
  }
  row.push_back({""});
  row.push_back({kKnownKey});
  return row;
}

Sheet evidence_sheet(const EvidenceTable& table) {
  Sheet sheet{kEvidenceSheet, {}, {}, 1, 0, table.rows.size() + 1};
  const auto has = [&table](std::size_t at, const char* heading) {
    return table.columns.size() > at && table.columns[at] == heading;
  };
  sheet.frozen_columns = has(0, "document") && has(1, "case") ? 2 : 0;
  std::vector<SheetCell>& heads = sheet.rows.emplace_back();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    heads.push_back(head(table.columns[i]));
    sheet.widths.push_back(width_of(table, i));
  }
  heads.push_back(head(kNoteColumn));
  heads.push_back(head(kKeyColumn));
  sheet.widths.insert(sheet.widths.end(), {kWide, kNarrow});
  sheet.hidden_columns = {sheet.widths.size() - 1};
  for (const EvidenceRow& row : table.rows) {
    std::vector<SheetCell>& cells = sheet.rows.emplace_back();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const EvidenceCell& cell = row.cells[i];
      // A report's name is a name, even where it is all digits.
      const bool name = table.columns[i] == "document";
      SheetCell made = name ? SheetCell{cell.text}
                            : typed(shown_cell(cell, kNotReportedCell));
      made.look = look_of(cell);
      made.comment = comment_of(row, cell);
      cells.push_back(std::move(made));
    }
    cells.push_back({""});
    cells.push_back({row_key(row)});
  }
  // Below a blank row, so that filters and sorting leave it where it is.
  sheet.rows.emplace_back();
  sheet.rows.push_back(known_row(table.patients, "patients"));
  if (table.groups.of > 0)
    sheet.rows.push_back(known_row(table.groups, "groups of patients"));
  return sheet;
}

// A fact's row of Sources.
std::vector<SheetCell> source_row(const EvidenceRow& row,
                                  const std::string& column,
                                  const EvidenceFact& fact,
                                  const std::string& decided) {
  return {{row.document},
          {row.case_id},
          {column},
          {fact.kind},
          {fact.name},
          {fact.assertion},
          {fact.site},
          {fact.time},
          {fact.shown},
          {fact.quote},
          {fact.section},
          fact.page == 0 ? SheetCell{""} : figure(fact.page),
          figure(fact.span.begin),
          figure(fact.span.end),
          {fact.rule},
          {row.sha256},
          {fact.id},
          {decided},
          {fact.said},
          {""},
          {""}};
}

constexpr const char* kSourcesHeads[] = {"document",
                                         "case",
                                         "column",
                                         "kind",
                                         "name",
                                         "assertion",
                                         "site",
                                         "time",
                                         "figures",
                                         "quote",
                                         "section",
                                         "page",
                                         "start",
                                         "end",
                                         "rule",
                                         "sha256",
                                         kFactColumn,
                                         "decided",
                                         "by whom and why",
                                         kDecisionColumn,
                                         kRemarkColumn};

Sheet sources_sheet(const EvidenceTable& table) {
  Sheet sheet{kSourcesSheet,
              {24, 6,  22, 14, 22, 10, 14, 10, 22, 50, 12,
               6,  10, 10, 20, 20, 22, 14, 40, 12, 34},
              {},
              1,
              2,
              0};
  std::vector<SheetCell>& heads = sheet.rows.emplace_back();
  for (const char* heading : kSourcesHeads) heads.push_back(head(heading));
  for (const EvidenceRow& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      for (const std::uint32_t position : row.cells[i].facts) {
        const EvidenceFact* fact = fact_at(row, position);
        if (fact == nullptr) continue;
        sheet.rows.push_back(
            source_row(row, table.columns[i], *fact, fact->decided));
      }
    }
    // In no cell any more; whoever thinks otherwise accepts it here.
    for (const EvidenceFact& fact : row.rejected)
      sheet.rows.push_back(source_row(row, fact.kind, fact, "rejected"));
  }
  sheet.filtered_rows = sheet.rows.size();
  return sheet;
}

void add_counts(const char* heading, const std::vector<Count>& counts,
                std::size_t cases, Sheet& sheet) {
  sheet.rows.emplace_back();
  sheet.rows.push_back({head(heading), head("patients"), head("of")});
  for (const Count& count : counts)
    sheet.rows.push_back({{count.what}, figure(count.cases), figure(cases)});
}

Sheet summary_sheet(const EvidenceTable& table) {
  Sheet sheet{"Summary", {36, 12, 12}, {}, 0, 0, 0};
  const EvidenceSummary& summary = table.summary;
  sheet.rows.push_back({{"single patients, each once"}, figure(summary.cases)});
  sheet.rows.push_back({{"reports"}, figure(table.documents.size())});
  sheet.rows.push_back({{"rows of the table"}, figure(table.rows.size())});
  add_counts("fractured level", summary.levels, summary.cases, sheet);
  add_counts("drug", summary.drugs, summary.cases, sheet);
  add_counts("class of drugs", summary.classes, summary.cases, sheet);
  sheet.rows.emplace_back();
  std::vector<SheetCell>& heads = sheet.rows.emplace_back();
  heads = {head("column"), head("known in patients"), head("of")};
  if (table.groups.of > 0) {
    heads.push_back(head("in groups"));
    heads.push_back(head("of"));
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    std::vector<SheetCell>& row = sheet.rows.emplace_back();
    row = {{table.columns[i]},
           figure(table.patients.in[i]),
           figure(table.patients.of)};
    if (table.groups.of == 0) continue;
    row.push_back(figure(table.groups.in[i]));
    row.push_back(figure(table.groups.of));
  }
  return sheet;
}

Sheet dictionary_sheet(const EvidenceTable& table) {
  Sheet sheet{"Dictionary", {28, 100}, {}, 1, 0, 0};
  sheet.rows.push_back({head("column"), head("what stands there")});
  for (const EvidenceMeaning& meaning : table.meanings)
    sheet.rows.push_back({{meaning.column}, {meaning.meaning}});
  for (const auto& [what, meaning] :
       {std::pair("NR", "not reported: the report says nothing of it"),
        std::pair("no X, none", "negative: the report says that it is not so"),
        std::pair("X not done", "the report says that nobody looked"),
        std::pair("a \u2192 b (12 mo)",
                  "first measured, then later, after so long"),
        std::pair("T11\u2013L5 (7)", "neighbouring levels, and how many"),
        std::pair("\u2191 (10\u201365)",
                  "above the normal range printed beside it"),
        std::pair("green, yellow, red",
                  "accepted by a person; corrected or added by one; disputed, "
                  "or to be looked at again"),
        std::pair("note, decision, remark",
                  "yours to fill in: casebook import --kb FILE --by NAME "
                  "takes an edited workbook back")})
    sheet.rows.push_back({{what}, {meaning}});
  sheet.rows.push_back({{"grammar"}, {table.grammar}});
  return sheet;
}

// The cells of both sheets as they are written now.
void copy_rows(const Sheet& from, const char* key_column, Sheet& to) {
  const std::vector<SheetCell>& heads = from.rows.front();
  const auto key =
      static_cast<std::size_t>(std::find_if(heads.begin(), heads.end(),
                                            [&](const SheetCell& one) {
                                              return one.text == key_column;
                                            }) -
                               heads.begin());
  for (const std::vector<SheetCell>& row : from.rows) {
    if (row.size() <= key) continue;
    std::vector<SheetCell>& copy = to.rows.emplace_back();
    copy.push_back({from.name});
    copy.push_back({row[key].text});
    for (const SheetCell& cell : row) copy.push_back({cell.text});
  }
}

Sheet original_sheet(const Sheet& evidence, const Sheet& sources) {
  Sheet sheet{kOriginalSheet, {}, {}, 0, 0, 0, true};
  copy_rows(evidence, kKeyColumn, sheet);
  copy_rows(sources, kFactColumn, sheet);
  return sheet;
}

Sheet provenance_sheet(const EvidenceTable& table) {
  Sheet sheet{"Provenance", {28, 60, 40, 68}, {}, 1, 0, 0};
  sheet.rows.push_back(
      {head("document"), head("title"), head("file"), head("sha256")});
  for (const EvidenceDocument& document : table.documents) {
    sheet.rows.push_back({{document.name},
                          {document.title},
                          {document.path},
                          {document.sha256}});
  }
  return sheet;
}

}  // namespace

Result<std::string> write_xlsx_table(const EvidenceTable& table,
                                     const WriteOptions&) {
  Sheet evidence = evidence_sheet(table);
  Sheet sources = sources_sheet(table);
  Sheet original = original_sheet(evidence, sources);
  return write_xlsx({std::move(evidence), std::move(sources),
                     summary_sheet(table), provenance_sheet(table),
                     dictionary_sheet(table), std::move(original)});
}

}  // namespace casebook
