#include "corpus/paragraph_shape.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "corpus/ascii.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::uint32_t kLongestHeading = 90;
constexpr std::uint32_t kMostHeadingWords = 12;
constexpr std::size_t kLinesLookedAt = 12;  // enough to know a paragraph by

// Letters among what is not a space, in percent.
std::uint32_t letter_share(std::string_view text) {
  std::uint32_t letters = 0;
  std::uint32_t all = 0;
  for (const char c : text) {  // without branches: the compiler takes many
    const auto byte = static_cast<unsigned char>(c);
    const auto low = static_cast<unsigned char>((byte | 0x20U) - 'a');
    all += static_cast<std::uint32_t>(byte != ' ') &
           static_cast<std::uint32_t>((byte & 0xC0U) != 0x80U);
    letters += static_cast<std::uint32_t>(low < 26) |
               static_cast<std::uint32_t>(byte >= 0xC0);
  }
  return all == 0 ? 0 : letters * 100 / all;
}

// "12." "[12]" "12)" or "12 " before a capital: the number; none else.
std::optional<int> entry_number(std::string_view line) {
  std::size_t at = 0;
  if (line.starts_with('[')) ++at;
  const std::size_t begin = at;
  int number = 0;
  while (at < line.size() && is_digit(line[at]) && at - begin < 4) {
    number = number * 10 + (line[at] - '0');
    ++at;
  }
  if (at == begin || at >= line.size()) return std::nullopt;
  if (line[at] == '.' || line[at] == ']' || line[at] == ')') ++at;
  while (at < line.size() && line[at] == ' ') ++at;
  return begins_upper(line.substr(at)) ? std::optional<int>(number)
                                       : std::nullopt;
}

// "Ingrid" of "5.2 Ingrid" and "5.2.1. Ingrid": behind a part's number, whose
// figures say nothing of what its words are.
std::string_view without_part_number(std::string_view line) {
  constexpr std::size_t kMostFigures = 2;
  std::size_t at = 0, parts = 0;
  while (at < line.size() && is_digit(line[at])) {
    const std::size_t begin = at;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at - begin > kMostFigures) return line;
    ++parts;
    if (at < line.size() && line[at] == '.') ++at;
  }
  if (parts < 2 || at >= line.size() || line[at] != ' ') return line;
  return line.substr(line.find_first_not_of(' ', at));
}

// A sentence's end amid the text.
bool holds_stop(std::string_view text) {
  for (std::size_t at = text.find(". "); at != text.npos;
       at = text.find(". ", at + 1)) {
    if (begins_upper(text.substr(at + 2))) return true;
  }
  return false;
}

bool holds_year(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const std::string_view year = text.substr(at, 4);
    const bool century = year.starts_with("19") || year.starts_with("20");
    if (!century || !is_digit(year[2]) || !is_digit(year[3])) continue;
    const bool before = at == 0 || !is_digit(text[at - 1]);
    const bool after = at + 4 == text.size() || !is_digit(text[at + 4]);
    if (before && after) return true;
  }
  return false;
}

// "A", "JC", "Ş.": an author's.
bool is_initials(std::string_view word) {
  constexpr std::size_t kMost = 3;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint one = decode_utf8(word, at);
    if (one.size == 0) return false;
    if (is_lower(one.value) || is_digit(word[at])) return false;
    letters += is_upper(one.value) ? 1 : 0;
    at += one.size;
  }
  return letters > 0 && letters <= kMost;
}

// "Smith AB, Jones C.", "N. Moss", with the entry's number before. A paragraph
// that is numbered begins like a sentence.
bool begins_with_author(std::string_view entry) {
  constexpr std::size_t kWordsLookedAt = 5;
  std::size_t word = 0;
  for (std::size_t at = 0; at < entry.size() && word < kWordsLookedAt;) {
    const std::size_t end =
        std::min(entry.find_first_of(" \n", at), entry.size());
    if (end > at) {
      const std::string_view here = entry.substr(at, end - at);
      // Behind the number "A patient" may stand, but "N. Moss" is an author.
      if (is_initials(here) && (word > 1 || (word == 1 && here.ends_with('.'))))
        return true;
      ++word;
    }
    at = end + 1;
  }
  return false;
}

// "2019;25:45-8", "12(3), 45–50", "12 (2001) 45–50": a volume's pages.
bool holds_pages(std::string_view entry) {
  constexpr std::string_view kDashes[] = {"-", "\u2013"};
  for (const std::string_view dash : kDashes) {
    for (std::size_t at = entry.find(dash); at != entry.npos;
         at = entry.find(dash, at + 1)) {
      const std::size_t behind = at + dash.size();
      std::size_t begin = at;
      while (begin > 0 && is_digit(entry[begin - 1])) --begin;
      const bool figures =
          begin < at && behind < entry.size() && is_digit(entry[behind]);
      const std::size_t mark = entry.find_last_not_of(' ', begin - 1);
      if (figures && begin > 0 && mark != entry.npos &&
          std::string_view(":,)").find(entry[mark]) != entry.npos)
        return true;
    }
  }
  return false;
}

bool reads_as_citation(std::string_view entry) {
  return begins_with_author(entry) || holds_pages(entry) ||
         entry.find("et al") != entry.npos;
}

}  // namespace

std::size_t ParagraphShape::paragraph_end(std::size_t i) const {
  std::size_t end = i + 1;
  const std::size_t most = std::min(lines_.size(), i + kLinesLookedAt);
  while (end < most && !lines_[end].blank_before && !lines_[end].page_before &&
         !is_page_number(end)) {
    ++end;
  }
  return end;
}

// A figure alone on its line, far from where lines begin.
bool ParagraphShape::is_page_number(std::size_t i) const {
  constexpr std::size_t kFewestSpaces = 8, kMostFigures = 4;
  const std::string_view words = line(i);
  const std::string_view before = text_.substr(0, lines_[i].span.begin);
  const std::size_t last = before.find_last_not_of(' ');
  const std::size_t spaces =
      last == before.npos ? before.size() : before.size() - last - 1;
  return words.size() <= kMostFigures && spaces >= kFewestSpaces &&
         std::all_of(words.begin(), words.end(), is_digit);
}

bool ParagraphShape::is_full(std::size_t i) const {
  return i < lines_.size() && lines_[i].span.size() * 4 >= lines_.width * 3;
}

bool ParagraphShape::is_worded(std::size_t i) const {
  return letter_share(line(i)) >= 80;
}

bool ParagraphShape::has_prose_lines(std::size_t i, std::size_t end,
                                     bool indented) const {
  for (std::size_t k = i; k < end; ++k) {
    if (lines_[k].gaps) return false;
    // A paragraph may end amid the lines: the next begins with an indent.
    const bool last = indented && k > i && k + 1 < end && is_full(k - 1) &&
                      ends_sentence(line(k)) && begins_upper(line(k + 1));
    // Below columns, a line a paragraph: "Patient 1 weaned at once."
    const bool whole =
        indented && k + 1 < end && is_sentence(k) && begins_upper(line(k + 1));
    if (k + 1 < end && !is_full(k) && !last && !whole) return false;
  }
  return true;
}

bool ParagraphShape::is_sentence(std::size_t i) const {
  constexpr std::size_t kFewestWords = 6;
  return begins_upper(line(i)) && ends_sentence(line(i)) &&
         letter_share(line(i)) >= 70 && count_words(line(i)) >= kFewestWords;
}

bool ParagraphShape::is_prose(std::size_t i, bool indented) const {
  if (i >= lines_.size()) return false;
  const std::size_t end = paragraph_end(i);
  const std::string_view all =
      slice(text_, {lines_[i].span.begin, lines_[end - 1].span.end});
  if (letter_share(all) < 70 || count_words(all) < 10) return false;
  if (end - i == 1) {
    constexpr std::size_t kLongestTitle = 300;  // bytes
    return !lines_[i].gaps && all.size() >= 80 &&
           (ends_sentence(all) ||
            (all.size() > kLongestTitle && holds_stop(all)));
  }
  if (all.size() < 100 || !has_prose_lines(i, end, indented)) return false;
  // A title with an address below it is no prose for all its length.
  return ends_sentence(all) || is_full(end - 1) || holds_stop(all) ||
         (end < lines_.size() && begins_lower(line(end)));
}

bool ParagraphShape::is_title_block(std::size_t i) const {
  constexpr std::size_t kMostLines = 3;
  constexpr std::size_t kLongest = 250;  // bytes
  const std::size_t end = paragraph_end(i);
  if (end - i > kMostLines || end >= lines_.size()) return false;
  if (!lines_[end].blank_before || begins_lower(line(end))) return false;
  const std::string_view all =
      slice(text_, {lines_[i].span.begin, lines_[end - 1].span.end});
  return all.size() < kLongest && begins_upper(all) && !ends_sentence(all) &&
         all.back() != ',' && !holds_stop(all);
}

bool ParagraphShape::looks_like_heading(std::size_t i) const {
  if (i >= lines_.size() || lines_[i].gaps) return false;
  const std::string_view all = line(i);
  if (all.size() > kLongestHeading || all.size() < 4) return false;
  const std::string_view words = without_part_number(all);
  if (count_words(words) > kMostHeadingWords) return false;
  const char last = words.back();
  if (last == '.' || last == ',' || last == ';' || last == ':') return false;
  if (words.find_first_of("=%<>;") != words.npos) return false;
  const bool begins = begins_upper(words) || words[0] == '(' ||
                      (is_digit(words[0]) && entry_number(words).has_value());
  if (!begins || letter_share(words) < 70) return false;
  return lines_[i].blank_before || lines_[i].page_before || !is_full(i);
}

bool ParagraphShape::names_issue(std::size_t i) const {
  constexpr std::size_t kLongestIssue = 120;  // bytes
  std::string words;                          // without blanks
  const std::string_view all = line(i);
  if (all.size() > kLongestIssue) return false;
  std::copy_if(all.begin(), all.end(), std::back_inserter(words),
               [](char c) { return c != ' '; });
  const auto figures = [&](std::size_t at) {
    std::size_t end = at;
    while (end < words.size() && is_digit(words[end])) ++end;
    return end - at;
  };
  for (std::size_t at = words.find(';'); at != words.npos;
       at = words.find(';', at + 1)) {
    std::size_t next = at + 1 + figures(at + 1);
    if (at < 4 || figures(at - 4) != 4 || next == at + 1) continue;
    if (next < words.size() && words[next] == '(') {
      next = words.find(')', next) == words.npos ? words.size()
                                                 : words.find(')', next) + 1;
    }
    if (next < words.size() && words[next] == ':' && figures(next + 1) > 0)
      return true;
  }
  return false;
}

bool ParagraphShape::is_heading_tail(std::size_t i) const {
  if (i >= lines_.size() || lines_[i].gaps) return false;
  const std::string_view words = line(i);
  const char last = words.back();
  return words.size() <= 60 && last != '.' && last != ',' && last != ';' &&
         i + 1 < lines_.size() && lines_[i + 1].blank_before &&
         letter_share(words) >= 70;
}

bool ParagraphShape::heads_prose(std::size_t i) const {
  if (i >= lines_.size()) return false;
  const auto prose_with_capital = [&](std::size_t k) {
    if (k >= lines_.size() || !begins_upper(line(k))) return false;
    return is_prose(k) || (is_full(k) && count_words(line(k)) >= 5);
  };
  if (prose_with_capital(i)) return true;
  return lines_[i].blank_before && looks_like_heading(i) &&
         prose_with_capital(i + 1);
}

bool ParagraphShape::is_footnote(std::size_t i) const {
  if (i >= lines_.size()) return false;
  const std::string_view first = line(i);
  for (const std::string_view mark :
       {"*", "\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7", "\xC2\xB6"}) {
    if (first.starts_with(mark)) return true;
  }
  const std::size_t end = paragraph_end(i);
  const std::string_view all =
      slice(text_, {lines_[i].span.begin, lines_[end - 1].span.end});
  int explained = 0;
  for (std::size_t at = 2; at < all.size(); ++at) {
    const bool mark = all[at] == ':' || all[at] == '=' || all[at] == ',';
    if (!mark) continue;
    std::size_t begin = at;
    while (begin > 0 && all[begin - 1] >= 'A' && all[begin - 1] <= 'Z') --begin;
    explained += at - begin >= 2 ? 1 : 0;
  }
  return explained >= 3;
}

bool ParagraphShape::is_cell_prose(std::size_t i) const {
  const std::size_t end = paragraph_end(i);
  if (end >= lines_.size() || lines_[end].page_before) return false;
  const std::string_view next = line(end);
  return next.size() < 60 && !is_full(end) && !is_prose(end) &&
         !(begins_upper(next) && heads_prose(end + 1));
}

bool ParagraphShape::is_scrap(std::size_t i) const {
  const std::size_t end = paragraph_end(i);
  if (end - i > 2) return false;
  const std::string_view all =
      slice(text_, {lines_[i].span.begin, lines_[end - 1].span.end});
  if (all.size() > 20) return false;
  std::size_t longest = 0;
  std::size_t size = 0;
  for (const char c : all) {
    size = c == ' ' || c == '\n' ? 0 : size + 1;
    longest = std::max(longest, size);
  }
  return longest <= 3;
}

bool ParagraphShape::is_reference_list(std::size_t i) const {
  if (i >= lines_.size() || entry_number(line(i)) != 1) return false;
  int next = 1;
  int with_year = 0, cited = 0;
  std::uint32_t begin = lines_[i].span.begin;
  for (std::size_t k = i; k < lines_.size() && next <= 5; ++k) {
    if (lines_[k].span.begin - begin > 1000) break;
    if (entry_number(line(k)) != next) continue;
    const std::string_view entry = slice(text_, {begin, lines_[k].span.begin});
    const bool year = holds_year(entry);
    with_year += year ? 1 : 0;
    cited += year && reads_as_citation(entry) ? 1 : 0;
    begin = lines_[k].span.begin;
    ++next;
  }
  return next >= 4 && with_year + 1 >= next - 2 && cited * 2 >= with_year;
}

}  // namespace casebook
