// Tab-separated lines as our data files have them: UTF-8, '#' begins a
// comment line, blank lines are skipped; a spreadsheet's byte order mark too.
//
// Threads: pure.
//
//   for (const TsvLine& line : tsv_lines(text)) use(line.fields[0]);
//   for_pieces("a | b", '|', [&](std::string_view piece) { use(piece); });
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casebook {

// Its fields are pieces of the text, which must outlive them.
struct TsvLine {
  int number = 0;  // from 1
  std::vector<std::string_view> fields;

  // "" where there is none.
  std::string_view field(std::size_t index) const {
    return index < fields.size() ? fields[index] : std::string_view();
  }
};

std::vector<TsvLine> tsv_lines(std::string_view text);

std::string_view trimmed(std::string_view text);

// Calls `use` with the pieces between marks, without white space at their
// ends; none is empty.
template <typename Use>
void for_pieces(std::string_view text, char mark, const Use& use) {
  while (!text.empty()) {
    const std::size_t end = text.find(mark);
    const std::string_view piece = trimmed(text.substr(0, end));
    if (!piece.empty()) use(piece);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

// The same as a list.
std::vector<std::string> split_list(std::string_view text, char mark);

}  // namespace casebook
