#include "extractor/tsv.h"

#include <algorithm>

namespace casebook {

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string> split_list(std::string_view text, char mark) {
  std::vector<std::string> pieces;
  if (text.empty()) return pieces;
  pieces.reserve(
      1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), mark)));
  for_pieces(text, mark,
             [&](std::string_view piece) { pieces.emplace_back(piece); });
  return pieces;
}

std::vector<TsvLine> tsv_lines(std::string_view text) {
  std::vector<TsvLine> lines;
  lines.reserve(
      static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
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
