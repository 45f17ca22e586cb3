#include "tools/claim_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "kb/xlsx_reader.h"

namespace casebook {
namespace {

constexpr std::size_t kMostErrors = 20;

Error wrong(std::string where, std::string what, std::string hint) {
  return {Fault::kInput, "E-CLAIM-CELL", std::move(where), std::move(what),
          std::move(hint)};
}

// "Kind " heads the kinds as well as "kind" does.
bool is_kind(std::string heading) {
  for (char& c : heading)
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return heading == "kind";
}

const ReadSheet* claim_sheet(const std::vector<ReadSheet>& sheets) {
  for (const ReadSheet& sheet : sheets) {
    if (sheet.rows.empty()) continue;
    const auto& head = sheet.rows.begin()->second;
    const bool claims =
        std::any_of(head.begin(), head.end(),
                    [](const auto& cell) { return is_kind(cell.second.text); });
    if (claims) return &sheet;
  }
  return nullptr;
}

// A row whose cells cannot all be read is left out, and complained of.
std::vector<ClaimRow> rows_of(const ReadSheet& sheet, const std::string& where,
                              std::vector<Error>& errors) {
  std::vector<ClaimRow> rows;
  for (const auto& [number, cells] : sheet.rows) {
    ClaimRow row;
    row.line = number + 1;
    bool whole = true;
    for (const auto& [column, cell] : cells) {
      const bool unread = cell.error || cell.date;
      whole = whole && !unread;
      if (unread && errors.size() < kMostErrors) {
        errors.push_back(
            wrong(fmt::format("{}:{}!{}", where, sheet.name,
                              cell_name(number, column)),
                  cell.error ? "the cell holds an error: " + cell.text
                             : "the spreadsheet has made a date of this cell",
                  "write it as text, with an apostrophe before"));
      }
      row.cells.resize(std::max(row.cells.size(), column + 1));
      row.cells[column] = cell.text;
    }
    if (whole) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

ClaimList claims_of_workbook(std::string_view bytes, const std::string& where,
                             const Kinds& kinds) {
  ClaimList list;
  const Result<std::vector<ReadSheet>> sheets = read_xlsx(bytes, where);
  if (!sheets) {
    list.errors.push_back(sheets.error());
    return list;
  }
  const ReadSheet* sheet = claim_sheet(*sheets);
  if (sheet == nullptr) {
    list.errors.push_back(
        {Fault::kInput, "E-CLAIM-COLUMN", where,
         "no sheet has a column 'kind' in its first row",
         "the first row names the columns: document, case, kind, name, value, "
         "unit, site, assertion, quote"});
    return list;
  }
  std::vector<Error> errors;
  const std::vector<ClaimRow> rows = rows_of(*sheet, where, errors);
  list = claims_of_rows(rows, where, kinds);
  list.errors.insert(list.errors.begin(), errors.begin(), errors.end());
  return list;
}

}  // namespace casebook
