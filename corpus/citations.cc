#include "corpus/citations.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "corpus/ascii.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kLongest = 60;  // bytes between the brackets
constexpr int kHighest = 999;         // a year is no reference
constexpr int kWidestRange = 15;      // "[12-65]" is a normal range
constexpr std::size_t kFewestInParentheses = 3;

// The numbers of "2,3", "5–7", "1, 4-6"; none where anything else stands.
std::optional<std::vector<int>> numbers_in(std::string_view list) {
  std::vector<int> numbers;
  bool range = false;
  std::size_t at = 0;
  const auto skip_spaces = [&] {
    while (at < list.size() && (list[at] == ' ' || list[at] == '\n')) ++at;
  };
  while (true) {
    skip_spaces();
    int number = 0;
    const std::size_t begin = at;
    while (at < list.size() && is_digit(list[at]) && at - begin < 4) {
      number = number * 10 + (list[at++] - '0');
    }
    if (at == begin || number == 0 || number > kHighest) return std::nullopt;
    if (range &&
        (number <= numbers.back() || number - numbers.back() > kWidestRange)) {
      return std::nullopt;
    }
    numbers.push_back(number);
    skip_spaces();
    if (at >= list.size()) return numbers;
    range = false;
    if (list[at] == ',' || list[at] == ';') {
      ++at;
    } else if (list[at] == '-') {
      range = true;
      ++at;
    } else if (list.substr(at).starts_with("\xE2\x80\x93") ||
               list.substr(at).starts_with("\xE2\x88\x92")) {
      range = true;
      at += 3;
    } else {
      return std::nullopt;
    }
  }
}

// The next bracket, or byte that may begin a superscript.
std::size_t next_candidate(std::string_view text, std::size_t at) {
  static constexpr std::array<bool, 256> kBegins = [] {
    std::array<bool, 256> begins{};
    for (const std::size_t byte : {0x28U, 0x5BU, 0xC2U, 0xE2U}) {  // ( [
      begins[byte] = true;
    }
    return begins;
  }();
  const auto begins = [&](std::size_t here) {
    return kBegins[static_cast<unsigned char>(text[here])];
  };
  // Most texts have none for long: some bytes at once, without a branch each.
  constexpr std::size_t kAtOnce = 8;
  for (bool any = false; at + kAtOnce <= text.size(); at += kAtOnce) {
    for (std::size_t i = 0; i < kAtOnce; ++i) any |= begins(at + i);
    if (any) break;
  }
  while (at < text.size() && !begins(at)) ++at;
  return at;
}

struct Bracket {
  Span span;
  std::vector<int> numbers;
};

std::optional<Bracket> bracket_at(std::string_view text, std::size_t at) {
  const char close = text[at] == '[' ? ']' : ')';
  // No further than a citation can reach: a run of brackets is read once.
  const std::size_t size = text.substr(at, kLongest + 1).find(close);
  if (size == text.npos) return std::nullopt;
  const std::size_t end = at + size;
  auto numbers = numbers_in(text.substr(at + 1, end - at - 1));
  if (!numbers) return std::nullopt;
  return Bracket{
      {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + 1)},
      std::move(*numbers)};
}

// What a citation may stand behind: a word, a quote, a closing mark; a figure
// or a unit behind one makes a range or a count of it.
bool follows_word(std::string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\n')) {
    --before;
  }
  if (before == 0) return false;
  std::size_t word = before;
  while (word > 0 && text[word - 1] != ' ' && text[word - 1] != '\n' &&
         before - word < kLongest) {
    --word;
  }
  const std::string_view previous = text.substr(word, before - word);
  if (previous.find('/') != previous.npos) return false;  // "mg/dL (8-10)"
  const bool year = previous.size() == 4 &&
                    (previous.starts_with("19") || previous.starts_with("20"));
  const char c = text[before - 1];
  if (c == '.' || c == ']' || c == ')' || c == '"' || year) return true;
  if (text[at] == '[' && (c == '%' || c == ',' || is_digit(c))) {
    const std::size_t end = text.find(']', at);
    return text.substr(at, end - at).find('-') == text.npos;
  }
  const CodePoint last = code_point_before(text, before);
  return is_letter(last.value) || last.value == 0x2019 || last.value == 0x201D;
}

std::uint32_t superscript_size(std::string_view text, std::size_t at) {
  const CodePoint c = decode_utf8(text, at);
  const bool digit = c.value == 0xB9 || c.value == 0xB2 || c.value == 0xB3 ||
                     c.value == 0x2070 ||
                     (c.value >= 0x2074 && c.value <= 0x2079);
  return digit ? c.size : 0;
}

// "word¹²", "word.⁴⁻⁶", "word³,⁷"; not "m²", "10⁵", "cm³".
std::optional<Span> superscript_at(std::string_view text, std::size_t at) {
  std::size_t word = at;
  while (word > 0 && at - word < 4 &&
         static_cast<unsigned char>((text[word - 1] | 0x20) - 'a') < 26) {
    --word;
  }
  const bool after_mark = at > 1 &&
                          (text[at - 1] == '.' || text[at - 1] == ',') &&
                          !is_digit(text[at - 2]);
  if (at - word < 4 && !after_mark) return std::nullopt;
  std::size_t end = at;
  while (end < text.size()) {
    if (const std::uint32_t size = superscript_size(text, end)) {
      end += size;
    } else if (text.substr(end).starts_with("\xE2\x81\xBB") &&
               superscript_size(text, end + 3) > 0) {
      end += 3;
    } else if ((text[end] == ',' || text[end] == '-') &&
               superscript_size(text, end + 1) > 0) {
      end += 1;
    } else {
      break;
    }
  }
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

// Whether numbers in parentheses count up as they are first met, as reference
// numbers do and counts of patients do not.
bool counts_up(const std::vector<Bracket>& brackets) {
  int highest = 0;
  std::size_t distinct = 0;
  for (const Bracket& bracket : brackets) {
    for (const int number : bracket.numbers) {
      if (number <= highest) continue;
      if (number > highest + 4) return false;
      highest = number;
      ++distinct;
    }
    if (distinct == 1 && highest != 1) return false;
  }
  return distinct >= kFewestInParentheses;
}

// Collects both styles; the parentheses wait for the whole document.
class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Span> run() {
    for (std::size_t at = next_candidate(text_, 0); at < text_.size();) {
      at = next_candidate(text_, look(at));
    }
    if (found_.size() < in_parentheses_.size() && counts_up(in_parentheses_)) {
      for (const Bracket& bracket : in_parentheses_) {
        found_.push_back(bracket.span);
      }
      std::sort(found_.begin(), found_.end());
    }
    return std::move(found_);
  }

 private:
  // Where to go on.
  std::size_t look(std::size_t at) {
    if (text_[at] == '[' || text_[at] == '(') {
      auto bracket = bracket_at(text_, at);
      if (!bracket || !follows_word(text_, at)) return at + 1;
      const std::size_t end = bracket->span.end;
      if (text_[at] == '[') {
        found_.push_back(bracket->span);
      } else {
        in_parentheses_.push_back(std::move(*bracket));
      }
      return end;
    }
    if (superscript_size(text_, at) == 0) return at + 1;
    const auto span = superscript_at(text_, at);
    if (!span) return at + 1;
    found_.push_back(*span);
    return span->end;
  }

  std::string_view text_;
  std::vector<Span> found_;
  std::vector<Bracket> in_parentheses_;
};

}  // namespace

std::vector<Span> find_citations(std::string_view text) {
  return Finder(text).run();
}

}  // namespace casebook
