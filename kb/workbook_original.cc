#include "kb/workbook_original.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "corpus/how_many.h"
#include "kb/csv.h"
#include "kb/workbook_layout.h"
#include "kb/xlsx_reader.h"

namespace casebook {
namespace {

using Row = std::map<std::string, std::string>;  // by heading

// A sheet as it was written.
struct Written {
  std::vector<std::string> headings;
  // Of Sources a fact has a row for each column that shows it.
  std::map<std::string, std::vector<Row>> rows;
};

using Cells = std::map<std::size_t, ReadCell>;

std::string text_at(const Cells& row, std::size_t column) {
  const auto cell = row.find(column);
  return cell == row.end() ? "" : cell->second.text;
}

// The rows of the hidden sheet that copy one of the others.
Written written(const ReadSheet& original, const std::string& sheet,
                const std::string& key_column) {
  Written made;
  for (const auto& [number, cells] : original.rows) {
    if (text_at(cells, 0) != sheet) continue;
    const std::string key = text_at(cells, 1);
    if (made.headings.empty()) {
      if (key != key_column) return made;
      for (const auto& [column, cell] : cells) {
        if (column < 2) continue;
        made.headings.resize(column - 1);
        made.headings[column - 2] = cell.text;
      }
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < made.headings.size(); ++i)
      row[made.headings[i]] = text_at(cells, i + 2);
    made.rows[key].push_back(std::move(row));
  }
  return made;
}

class Comparison {
 public:
  Comparison(const ReadSheet& sheet, const Written& written,
             std::string key_column, const std::string& where)
      : sheet_(sheet),
        written_(written),
        key_column_(std::move(key_column)),
        where_(where) {}

  void run(std::vector<ChangedCell>& changed, EditedWorkbook& book) {
    if (!read_headings(book)) return;
    for (const auto& [number, cells] : sheet_.rows)
      if (number > 0) compare(number, cells, changed, book);
    std::size_t missing = 0;
    for (const auto& [key, rows] : written_.rows)
      if (key != kKnownKey && !seen_.contains(key)) ++missing;
    if (missing > 0) {
      book.remarks.push_back(
          fmt::format("{}: taken out of {}: {}; nothing is decided of them",
                      where_, sheet_.name, how_many(missing, "row")));
    }
  }

 private:
  Error wrong(std::size_t row, std::size_t column, std::string what,
              std::string hint) const {
    return {
        Fault::kInput, "E-XLSX-EDIT",
        fmt::format("{}:{}!{}", where_, sheet_.name, cell_name(row, column)),
        std::move(what), std::move(hint)};
  }

  bool read_headings(EditedWorkbook& book) {
    const auto first = sheet_.rows.find(0);
    if (first != sheet_.rows.end()) {
      for (const auto& [column, cell] : first->second) {
        const bool ours =
            std::find(written_.headings.begin(), written_.headings.end(),
                      cell.text) != written_.headings.end();
        if (!ours) {
          book.remarks.push_back(
              fmt::format("{}:{}: the column '{}' is not casebook's and is "
                          "left alone",
                          where_, sheet_.name, cell.text));
        } else if (!columns_.emplace(cell.text, column).second) {
          book.errors.push_back(wrong(0, column,
                                      "'" + cell.text + "' heads two columns",
                                      "name one of them otherwise"));
        }
      }
    }
    if (columns_.contains(key_column_)) return true;
    book.errors.push_back(
        wrong(0, 0,
              fmt::format("the column '{}' is gone, by which rows are told "
                          "apart",
                          key_column_),
              "take the edits over into a workbook that casebook table wrote"));
    return false;
  }

  void compare(std::size_t number, const Cells& cells,
               std::vector<ChangedCell>& changed, EditedWorkbook& book) {
    const std::size_t key_at = columns_.at(key_column_);
    const std::string key = text_at(cells, key_at);
    if (key == kKnownKey) return;
    const Row* row = row_of(key, cells);
    if (row == nullptr) {
      book.errors.push_back(
          wrong(number, key.empty() ? 0 : key_at,
                "this row is none that casebook wrote",
                "cases come from reports only: casebook ingest; a fact that "
                "was missed is added in its cell"));
      return;
    }
    std::string once = key;
    if (written_.rows.at(key).size() > 1)
      once += "\n" + row->at("column") + "\n" + row->at("case");
    if (!lines_.insert(once).second) {
      book.errors.push_back(
          wrong(number, 0, "this row is there twice", "take one of them out"));
      return;
    }
    seen_.insert(key);
    for (const auto& [heading, column] : columns_) {
      if (heading == key_column_) continue;
      const auto cell = cells.find(column);
      const std::string is = cell == cells.end() ? "" : cell->second.text;
      const std::string& was = row->at(heading);
      if (same_cell(was, is)) continue;
      if (cell != cells.end() && !readable(number, column, cell->second, book))
        continue;
      changed.push_back({sheet_.name + "!" + cell_name(number, column), key,
                         heading, was, is, *row});
    }
  }

  bool stands_in(const Row& row, const char* heading,
                 const Cells& cells) const {
    const auto column = columns_.find(heading);
    return column != columns_.end() &&
           row.at(heading) == text_at(cells, column->second);
  }

  // A fact has a row for each column that shows it; one that is said of a whole
  // report, for each of its cases.
  const Row* row_of(const std::string& key, const Cells& cells) const {
    const auto rows = written_.rows.find(key);
    if (rows == written_.rows.end()) return nullptr;
    if (rows->second.size() == 1) return &rows->second.front();
    std::vector<const Row*> possible;
    for (const Row& row : rows->second)
      if (stands_in(row, "column", cells)) possible.push_back(&row);
    for (const Row* row : possible)
      if (stands_in(*row, "case", cells)) return row;
    // Its case may be what was changed.
    return possible.size() == 1 ? possible.front() : nullptr;
  }

  bool readable(std::size_t row, std::size_t column, const ReadCell& cell,
                EditedWorkbook& book) const {
    if (cell.error) {
      book.errors.push_back(wrong(row, column,
                                  "the cell holds an error: " + cell.text,
                                  "write what should stand there"));
    } else if (cell.date) {
      book.errors.push_back(
          wrong(row, column, "the spreadsheet has made a date of this cell",
                "write it as text, with an apostrophe before: '2\u20134"));
    }
    return !cell.error && !cell.date;
  }

  const ReadSheet& sheet_;
  const Written& written_;
  std::string key_column_;
  const std::string& where_;
  std::map<std::string, std::size_t> columns_;  // by heading
  std::set<std::string> seen_, lines_;
};

const ReadSheet* sheet_named(const std::vector<ReadSheet>& sheets,
                             std::string_view name) {
  for (const ReadSheet& sheet : sheets)
    if (sheet.name == name) return &sheet;
  return nullptr;
}

}  // namespace

bool same_cell(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string x = plain_number(a);
  const std::string y = plain_number(b);
  if (x.empty() || y.empty()) return false;
  return std::stod(x) == std::stod(y);
}

Result<EditedWorkbook> compare_workbook(std::string_view bytes,
                                        const std::string& where) {
  const Result<std::vector<ReadSheet>> sheets = read_xlsx(bytes, where);
  if (!sheets) return sheets.error();
  const Error foreign{
      Fault::kInput, "E-XLSX-FOREIGN", where,
      "is no workbook of casebook's, or its hidden sheet is gone",
      "casebook table --format xlsx writes one; edit that"};
  const ReadSheet* original = sheet_named(*sheets, kOriginalSheet);
  if (original == nullptr) return foreign;
  EditedWorkbook book;
  bool any = false;
  const auto compare = [&](const char* name, const char* key,
                           std::vector<ChangedCell>& changed) {
    const ReadSheet* sheet = sheet_named(*sheets, name);
    const Written before = written(*original, name, key);
    if (sheet == nullptr || before.headings.empty()) return;
    any = true;
    Comparison(*sheet, before, key, where).run(changed, book);
  };
  compare(kEvidenceSheet, kKeyColumn, book.evidence);
  compare(kSourcesSheet, kFactColumn, book.sources);
  if (!any) return foreign;
  return book;
}

}  // namespace casebook
