// XLSX read back: the cells of a workbook's sheets, as people left them.
//
// What a formula came to is its text; a number is written with the fewest
// digits that give it ("24.6"). Styles count only to tell a date. A workbook is
// a zip archive of XML, with the limits of both (corpus/archive.h,
// corpus/xml.h). Threads: pure.
//
//   Result<std::vector<ReadSheet>> sheets = read_xlsx(bytes, "edited.xlsx");
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct ReadCell {
  std::string text;  // white space at its ends is gone
  bool number = false;
  bool date = false;   // a number that is shown as a date
  bool error = false;  // "#REF!"

  bool operator==(const ReadCell&) const = default;
};

struct ReadSheet {
  std::string name;
  // By row and column, from 0; empty cells are not there.
  std::map<std::size_t, std::map<std::size_t, ReadCell>> rows;
};

// kInput where it is no workbook, or damaged.
Result<std::vector<ReadSheet>> read_xlsx(std::string_view bytes,
                                         const std::string& where);

// "K5" of row 4 and column 10.
std::string cell_name(std::size_t row, std::size_t column);

}  // namespace casebook
