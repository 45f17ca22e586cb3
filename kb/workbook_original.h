// A workbook of casebook as a person left it, beside what it was written with:
// which of its cells differ.
//
// Rows are found by their key, columns by their heading, so that sorting,
// filtering and moving change nothing.
// Threads: pure.
//
//   Result<EditedWorkbook> book = compare_workbook(bytes, "edited.xlsx");
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct ChangedCell {
  std::string place;    // "Evidence!K5"
  std::string key;      // of its row
  std::string heading;  // of its column
  std::string was, is;
  // The row's other cells as they were written, by heading.
  std::map<std::string, std::string> row;
};

struct EditedWorkbook {
  std::vector<ChangedCell> evidence, sources;
  std::vector<Error> errors;  // cells that cannot be read, rows of nobody
  std::vector<std::string> remarks;
};

Result<EditedWorkbook> compare_workbook(std::string_view bytes,
                                        const std::string& where);
// Whether two cells show the same: figures are compared as such.
bool same_cell(std::string_view a, std::string_view b);

}  // namespace casebook
