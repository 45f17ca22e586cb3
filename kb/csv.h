// CSV that Excel neither runs nor rewrites, and plain CSV for programs.
//
// Threads: pure.
//
//   append_csv_row({"T12", "-3.2", "=1+1"}, excel_csv(','), text);
//     → T12,-3.2,'=1+1
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casebook {

struct CsvProfile {
  char delimiter = ',';
  bool byte_order_mark = false;  // the writer of the file puts it first
  const char* line_end = "\n";
  bool guard = false;  // an apostrophe before what a spreadsheet would take
                       // for a formula, a date or a rounded number
  bool decimal_comma = false;
};

// Where the delimiter is ';' Excel reads and wants a decimal comma.
CsvProfile excel_csv(char delimiter);
CsvProfile plain_csv(char delimiter);

void append_csv_row(const std::vector<std::string>& cells,
                    const CsvProfile& profile, std::string& text);

// Whether Excel would change the text on reading it.
bool needs_guard(std::string_view text);
// "-3.2", "0.540", also with U+2212 for the minus; "" for anything else.
std::string plain_number(std::string_view text);

}  // namespace casebook
