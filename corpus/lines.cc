#include "corpus/lines.h"

#include <algorithm>

#include "corpus/stop_words.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

bool is_margin(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// A tab or three spaces in a row, looked for in eight bytes at once.
bool has_gaps(std::string_view line) {
  constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FU;
  constexpr std::uint64_t kSpaces = 0x2020202020202020U;
  if (line.find('\t') != line.npos) return true;
  for (std::size_t at = 0; at + 2 < line.size(); at += 6) {
    const std::uint64_t other = eight_bytes(line, at) ^ kSpaces;
    const std::uint64_t spaces = ~(((other & kLow) + kLow) | other | kLow);
    if ((spaces & spaces >> 8U & spaces >> 16U) != 0) return true;
  }
  return false;
}

// What ends lines: old programs wrote carriage returns alone.
char line_mark(std::string_view text) {
  const bool feeds = text.find('\n') != text.npos;
  return !feeds && text.find('\r') != text.npos ? '\r' : '\n';
}

// Where the line from `at` ends: at its mark or a form feed.
std::size_t line_end(std::string_view text, std::size_t at, char mark,
                     bool pages) {
  std::size_t end = text.find(mark, at);
  if (end == text.npos) end = text.size();
  if (!pages) return end;
  return std::min(end, text.substr(0, end).find('\f', at));
}

// The length of the middle one of the lines of prose. Where much of the text
// stands in lines longer than any page prints, a paragraph is a line and
// nothing was broken: then the longest.
std::uint32_t usual_width(const std::vector<Line>& lines) {
  constexpr std::uint32_t kShortest = 25, kLongestPrinted = 160;
  std::vector<std::uint32_t> lengths;
  std::size_t all = 0, unbroken = 0;
  for (const Line& line : lines) {
    const std::uint32_t length = line.span.size();
    if (length < kShortest || line.gaps) continue;
    lengths.push_back(length);
    all += length;
    unbroken += length > kLongestPrinted ? length : 0;
  }
  if (lengths.empty()) return 0;
  if (unbroken * 5 >= all * 2)
    return *std::max_element(lengths.begin(), lengths.end());
  const auto middle =
      lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  return *middle;
}

// Whether an indented line is rare enough to mean something.
void mark_indents(std::vector<Line>& lines,
                  const std::vector<std::uint32_t>& indents) {
  std::size_t indented = 0;
  for (const std::uint32_t indent : indents) indented += indent > 0 ? 1 : 0;
  if (indented * 6 > lines.size() + 6) return;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool small = indents[i] == 1 || indents[i] == 2;
    // Behind a subscript set on a line of its own the space is none of a page.
    const bool behind_scrap = i > 0 && lines[i - 1].span.size() <= 3;
    // Nor is a label's indent in a row among rows.
    const bool row = i > 0 && lines[i].gaps && lines[i - 1].gaps;
    if (small && !behind_scrap && !row && (i == 0 || !lines[i].blank_before)) {
      lines[i].page_before = true;
    }
  }
}

}  // namespace

Lines lines_of(std::string_view text) {
  Lines lines;
  std::vector<std::uint32_t> indents;
  const bool pages = text.find('\f') != text.npos;
  const char mark = line_mark(text);
  bool blank = true;
  bool page = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at, mark, pages);
    std::size_t first = at;
    std::size_t last = end;
    while (first < last && is_margin(text[first])) ++first;
    while (last > first && is_margin(text[last - 1])) --last;
    if (first == last) {
      blank = blank || (end < text.size() && text[end] == mark);
    } else {
      Line line;
      line.span = {static_cast<std::uint32_t>(first),
                   static_cast<std::uint32_t>(last)};
      line.blank_before = blank;
      line.page_before = page;
      line.gaps = has_gaps(text.substr(first, last - first));
      lines.all.push_back(line);
      // A tab is an empty cell, and no page's mark.
      constexpr std::uint32_t kTab = 8;
      const bool tab = text.substr(at, first - at).find('\t') != text.npos;
      indents.push_back(tab ? kTab : static_cast<std::uint32_t>(first - at));
      blank = false;
      page = false;
    }
    if (end < text.size() && text[end] == '\f') page = true;
    at = end + 1;
  }
  mark_indents(lines.all, indents);
  lines.width = usual_width(lines.all);
  return lines;
}

std::uint32_t line_begin(std::string_view text, std::uint32_t at) {
  const std::size_t end = text.substr(0, at).find_last_of("\n\f");
  return end == text.npos ? 0 : static_cast<std::uint32_t>(end + 1);
}

bool has_no_blanks(const Lines& lines) {
  constexpr std::size_t kFewLines = 8;
  std::size_t blank = 0;
  for (std::size_t i = 1; i < lines.size(); ++i)
    blank += lines[i].blank_before ? 1 : 0;
  return lines.size() >= kFewLines && blank * 20 < lines.size();
}

bool has_marks(std::string_view line) {
  std::size_t bars = 0, tight = 0, loose = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    bars += line[at] == '|' ? 1 : 0;
    if (line[at] != ';') continue;
    const bool space = at + 1 < line.size() && line[at + 1] == ' ';
    ++(space ? loose : tight);
  }
  return bars > 1 || (tight > 1 && loose == 0);
}

bool ends_sentence(std::string_view line) {
  while (!line.empty()) {
    const char c = line.back();
    if (c == '.' || c == '!' || c == '?') return true;
    if (c == ')' || c == ']' || c == '"' || c == '\'') {
      line.remove_suffix(1);
      continue;
    }
    // Closing quotes “ ” ‘ ’ and ….
    if (line.ends_with("\xE2\x80\x9D") || line.ends_with("\xE2\x80\x99")) {
      line.remove_suffix(3);
      continue;
    }
    return line.ends_with("\xE2\x80\xA6");
  }
  return false;
}

bool begins_lower(std::string_view line) {
  return is_lower(decode_utf8(line, 0).value);
}

bool begins_upper(std::string_view line) {
  while (!line.empty() && (line[0] == '"' || line[0] == '\'' ||
                           line[0] == '(' || line[0] == '[')) {
    line.remove_prefix(1);
  }
  if (line.starts_with("\xE2\x80\x9C") || line.starts_with("\xE2\x80\x98")) {
    line.remove_prefix(3);
  }
  return is_upper(decode_utf8(line, 0).value);
}

std::uint32_t count_words(std::string_view line) {
  std::uint32_t words = 0;
  bool in_word = false;
  for (const char c : line) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    words += !space && !in_word ? 1 : 0;
    in_word = !space;
  }
  return words;
}

}  // namespace casebook
