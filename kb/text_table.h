// A table for a terminal: columns side by side, long cells wrapped, and no
// line wider than the terminal.
//
// When the columns do not fit, those of the greatest weight go first, and a
// last line names them. Control characters and the like, which could move a
// terminal's cursor, are shown as '?'.
// Threads: pure.
//
//   text_table({{"case", 1}, {"title", 6}}, {{"1", "A report"}}, 80);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casebook {

struct TextColumn {
  std::string heading;
  int weight = 1;
};

std::string text_table(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows,
                       std::size_t width);

// Terminal columns that a text takes: combining marks take none, East Asian
// wide characters two.
std::size_t text_width(std::string_view text);

}  // namespace casebook
