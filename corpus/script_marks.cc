#include "corpus/script_marks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "corpus/ascii.h"

namespace casebook {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 21> kSuperscripts = {{
    {"0", "⁰"}, {"1", "¹"}, {"2", "²"}, {"3", "³"}, {"4", "⁴"}, {"5", "⁵"},
    {"6", "⁶"}, {"7", "⁷"}, {"8", "⁸"}, {"9", "⁹"}, {"+", "⁺"}, {"-", "⁻"},
    {"−", "⁻"}, {"–", "⁻"}, {"=", "⁼"}, {"(", "⁽"}, {")", "⁾"}, {"n", "ⁿ"},
    {"i", "ⁱ"}, {"∘", "°"}, {"°", "°"},
}};

// How far back a bracket may have opened.
constexpr std::size_t kBracketReach = 200;
// Letters of a word that is no unit of measure: "pregnancy", not "mg".
constexpr std::size_t kWordLetters = 4;

std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() &&
         (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
    ++size;
  }
  return size;
}

// How many letters end the text: ASCII's and those of two bytes (Latin, Greek,
// Cyrillic), not signs such as "·" and "⁻¹".
std::size_t letters_at_end(std::string_view text) {
  std::size_t letters = 0;
  while (!text.empty()) {
    const char last = text.back();
    const auto byte = static_cast<unsigned char>(last);
    if ((last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z')) {
      text.remove_suffix(1);
    } else if ((byte & 0xC0) == 0x80 && text.size() > 1 &&
               static_cast<unsigned char>(text[text.size() - 2]) >= 0xC3 &&
               static_cast<unsigned char>(text[text.size() - 2]) < 0xE0) {
      text.remove_suffix(2);
    } else {
      break;
    }
    ++letters;
  }
  return letters;
}

// The bytes of dashes (E2 80 9x, E2 88 92) and spaces that join numbers.
bool joins_numbers(std::string_view character) {
  return character == "," || character == ";" || character == " " ||
         character == "-" || character == "–" || character == "—" ||
         character == "−" || character == "‐" || character == "‑" ||
         character == "\u2009" || character == "\u00A0" || character == "." ||
         character == "&" || character == "*";
}

}  // namespace

std::string_view superscript(std::string_view character) {
  for (const auto& [plain, raised] : kSuperscripts) {
    if (plain == character) return raised;
  }
  return {};
}

bool has_superscripts(std::string_view text) {
  bool any = false;
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    const std::string_view raised = superscript(text.substr(0, size));
    if (raised.empty()) return false;
    any = true;
    text.remove_prefix(size);
  }
  return any;
}

bool is_number_list(std::string_view text) {
  bool digit = false;
  std::size_t letters = 0;
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    const std::string_view c = text.substr(0, size);
    if (is_digit(c[0])) {
      digit = true;
      letters = 0;
    } else if (c[0] >= 'a' && c[0] <= 'z' && digit && letters == 0) {
      ++letters;  // "12a"
    } else if (!joins_numbers(c) && c != "[" && c != "]" && c != "(" &&
               c != ")") {
      return false;
    }
    text.remove_prefix(size);
  }
  return digit;
}

bool is_year(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  const std::size_t digits = std::min<std::size_t>(text.size(), 4);
  return text.size() >= 4 && text.size() <= 5 &&
         std::all_of(text.begin(), text.begin() + static_cast<long>(digits),
                     is_digit) &&
         (text.substr(0, 2) == "19" || text.substr(0, 2) == "20") &&
         (text.size() == 4 || (text[4] >= 'a' && text[4] <= 'z'));
}

bool raised_number_cites(std::string_view before, std::string_view number) {
  if (before.empty() || !is_number_list(number) || !is_digit(number[0])) {
    return false;
  }
  constexpr std::string_view kEnds = ".,;:%]\"'";
  if (kEnds.find(before.back()) != std::string_view::npos) return true;
  if (before.ends_with("”") || before.ends_with("’")) return true;
  // A lone 2 or 3 behind a bracket squares it: (kg/m)².
  if (before.back() == ')') return number != "2" && number != "3";
  const bool lone = number.size() == 1;
  std::size_t begin = before.size();
  if (is_digit(before.back())) {
    bool decimal = false;
    for (;
         begin > 0 && (is_digit(before[begin - 1]) || before[begin - 1] == '.');
         --begin) {
      decimal = decimal || before[begin - 1] == '.';
    }
    return decimal && lone;  // nobody raises 3.2 to a power, but 10
  }
  return letters_at_end(before) >= kWordLetters;
}

bool in_open_bracket(std::string_view before, bool spaced) {
  const std::size_t from =
      before.size() > kBracketReach ? before.size() - kBracketReach : 0;
  for (std::size_t at = before.size(); at > from; --at) {
    const char c = before[at - 1];
    if (c == '\n' || c == ']' || c == ')') return false;
    if (c == '[') return true;
    if (c == '(') {
      const std::string since =
          std::string(before.substr(at)) + (spaced ? " " : "");
      return since.find_first_not_of(' ') == std::string::npos ||
             is_number_list(since);
    }
  }
  return false;
}

}  // namespace casebook
