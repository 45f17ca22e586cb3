// Tab-separated lines as our data files have them: UTF-8, '#' begins a
// comment line, blank lines are skipped; a spreadsheet's byte order mark too.
//
// Threads: pure.
//
//   for (const TsvLine& line : tsv_lines(text)) use(line.fields[0]);
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casebook {

struct TsvLine {
  int number = 0;  // from 1
  std::vector<std::string> fields;
};

std::vector<TsvLine> tsv_lines(std::string_view text);

// The pieces between marks, without white space at their ends; none empty.
std::vector<std::string> split_list(std::string_view text, char mark);

std::string_view trimmed(std::string_view text);

}  // namespace casebook
