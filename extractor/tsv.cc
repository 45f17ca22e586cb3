#include "extractor/tsv.h"

#include <algorithm>

namespace casebook {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::vector<std::string> split_list(std::string_view text, char mark) {
  std::vector<std::string> pieces;
  if (text.empty()) return pieces;
  pieces.reserve(
      1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), mark)));
  while (!text.empty()) {
    const std::size_t end = text.find(mark);
    const std::string_view piece = trimmed(text.substr(0, end));
    if (!piece.empty()) pieces.emplace_back(piece);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return pieces;
}

std::vector<TsvLine> tsv_lines(std::string_view text) {
  std::vector<TsvLine> lines;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark))
    text.remove_prefix(kByteOrderMark.size());
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trimmed(line).empty() || line.starts_with('#')) continue;
    TsvLine parsed{number, {}};
    parsed.fields.reserve(1 + static_cast<std::size_t>(
                                  std::count(line.begin(), line.end(), '\t')));
    while (true) {
      const std::size_t tab = line.find('\t');
      parsed.fields.emplace_back(trimmed(line.substr(0, tab)));
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    lines.push_back(std::move(parsed));
  }
  return lines;
}

}  // namespace casebook
