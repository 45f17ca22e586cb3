#include "corpus/grid.h"

namespace casebook {
namespace {

std::string_view without_space_around(std::string_view words) {
  const std::size_t begin = words.find_first_not_of(" \t\r\n");
  if (begin == words.npos) return {};
  return words.substr(begin, words.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace

std::string cell_text(std::string_view text, const Cell& cell) {
  std::string words(without_space_around(slice(text, cell.span)));
  for (const Span piece : cell.rest) {
    const std::string_view more = without_space_around(slice(text, piece));
    if (more.empty()) continue;
    if (!words.empty()) words += '\n';
    words += more;
  }
  return words;
}

}  // namespace casebook
