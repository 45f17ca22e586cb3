#include "extractor/table_pieces.h"

#include "corpus/ascii.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Whether a sentence ends before `at`, where white space begins.
bool ends_before(std::string_view text, std::size_t begin, std::size_t at,
                 std::size_t next) {
  if (at == begin || text[at - 1] != '.') return false;
  // "e.g. 5", "no. 3", "vs. A": what is short and small is an abbreviation.
  std::size_t word = at - 1;
  while (word > begin && !is_space(text[word - 1])) --word;
  constexpr std::size_t kShort = 3;
  if (at - word <= kShort) return false;
  const char c = text[next];
  return is_digit(c) || is_upper(decode_utf8(text, next).value);
}

}  // namespace

std::vector<Span> table_pieces(std::string_view text, Span cell) {
  std::vector<Span> pieces;
  std::uint32_t begin = cell.begin;
  const auto cut = [&](std::uint32_t end) {
    std::uint32_t first = begin;
    while (first < end && is_space(text[first])) ++first;
    while (end > first && is_space(text[end - 1])) --end;
    if (first < end) pieces.push_back({first, end});
  };
  for (std::uint32_t at = cell.begin; at < cell.end;) {
    if (!is_space(text[at])) {
      ++at;
      continue;
    }
    std::uint32_t next = at;
    int lines = 0;
    for (; next < cell.end && is_space(text[next]); ++next)
      lines += text[next] == '\n' ? 1 : 0;
    if (next < cell.end && (lines > 1 || ends_before(text, begin, at, next))) {
      cut(at);
      begin = next;
    }
    at = next;
  }
  cut(cell.end);
  return pieces;
}

}  // namespace casebook
