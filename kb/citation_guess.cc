// A report's author, year and title by the look of its first page. No word of
// any language is known here: only lines, capitals and figures.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corpus/ascii.h"
#include "corpus/unicode.h"
#include "extractor/tsv.h"
#include "kb/citation.h"

namespace casebook {
namespace {

constexpr std::size_t kTitleWords = 4;
constexpr std::size_t kTitleBytes = 250;
constexpr std::size_t kTitleLines = 3;
constexpr std::size_t kFirstLines = 6;

std::vector<std::string> words_of(std::string_view line) {
  return split_list(line, ' ');
}

char32_t first_letter(std::string_view word) {
  return decode_utf8(word, 0).value;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < 60) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// A name stands alone in its lines: no full stop, few figures, no address.
bool like_title(const std::string& line) {
  if (line.size() > kTitleBytes || line.ends_with('.')) return false;
  if (line.find('@') != std::string::npos ||
      line.find("://") != std::string::npos ||
      line.find("10.") != std::string::npos)
    return false;
  const auto figures = std::count_if(line.begin(), line.end(), is_digit);
  return words_of(line).size() >= 2 &&
         static_cast<std::size_t>(figures) * 10 < line.size() &&
         is_letter(first_letter(line));
}

// "Ayşe Yılmaz1, B. Demir2" → "Yılmaz"; "Yılmaz A, Demir B" → "Yılmaz".
std::string family_in(std::string_view line) {
  std::size_t end = line.find_first_of(",;*0123456789");
  if (end == std::string_view::npos) end = line.size();
  const std::vector<std::string> words = words_of(line.substr(0, end));
  if (words.size() < 2 || words.size() > 4) return "";
  const bool capitals = std::all_of(
      words.begin(), words.end(),
      [](const std::string& word) { return is_upper(first_letter(word)); });
  if (!capitals || (end == line.size() && words.size() > 3)) return "";
  const auto initials = [](const std::string& word) {
    return std::all_of(
               word.begin(), word.end(),
               [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; }) &&
           word.size() <= 3;
  };
  return initials(words.back()) ? words.front() : words.back();
}

// "2019;12:14", "(2019)": as journals print it.
bool stands_as_issue(std::string_view line, std::size_t at) {
  const std::size_t end = at + 4;
  const char behind = end < line.size() ? line[end] : ' ';
  return behind == ';' || behind == ':' || behind == '(' ||
         (at > 0 && line[at - 1] == '(' && behind == ')');
}

// "2000 IU", "in 1955 to four women": an amount, or a sentence's own year.
bool goes_on_in_words(std::string_view line, std::size_t end) {
  while (end < line.size() && line[end] == ' ') ++end;
  return end < line.size() && is_letter(decode_utf8(line, end).value);
}

// The year that is printed most; of equals the latest. Sentences have years of
// their own.
std::string year_of(const std::vector<std::string>& lines) {
  constexpr std::size_t kWordsOfSentence = 10;
  std::map<std::string, int> years;
  for (const std::string& line : lines) {
    const auto digit = [&line](std::size_t at) {
      return at < line.size() && is_digit(line[at]);
    };
    const bool sentence = words_of(line).size() >= kWordsOfSentence;
    for (std::size_t at = 0; at + 4 <= line.size(); ++at) {
      const bool four =
          digit(at) && digit(at + 1) && digit(at + 2) && digit(at + 3);
      if (!four || digit(at + 4) || (at > 0 && digit(at - 1))) continue;
      const std::string year = line.substr(at, 4);
      const bool told = stands_as_issue(line, at) ||
                        (!sentence && !goes_on_in_words(line, at + 4));
      if (told && year >= "1950" && year <= "2049") ++years[year];
    }
  }
  std::string best;
  int most = 0;
  for (const auto& [year, times] : years) {
    if (times < most) continue;
    best = year;
    most = times;
  }
  return best;
}

}  // namespace

CitationGuess guess_citation(std::string_view first_page) {
  CitationGuess guess;
  const std::vector<std::string> lines = lines_of(first_page);
  for (std::size_t at = 0; at < std::min(lines.size(), kFirstLines); ++at) {
    if (!like_title(lines[at])) continue;
    std::string title = lines[at];
    std::size_t next = at + 1;
    // On to the blank line or the authors.
    while (next < lines.size() && next - at < kTitleLines &&
           like_title(lines[next]) && family_in(lines[next]).empty())
      title += " " + lines[next++];
    const bool ends = next >= lines.size() || lines[next].empty() ||
                      !family_in(lines[next]).empty();
    if (!ends || words_of(title).size() < kTitleWords ||
        title.size() > kTitleBytes)
      continue;
    guess.title = title;
    while (next < lines.size() && lines[next].empty()) ++next;
    if (next < lines.size()) guess.author = family_in(lines[next]);
    break;
  }
  // Without a head the first page is none, and its years are of others.
  if (!guess.title.empty()) guess.year = year_of(lines);
  return guess;
}

}  // namespace casebook
