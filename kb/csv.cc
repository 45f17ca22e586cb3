#include "kb/csv.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "corpus/ascii.h"

namespace casebook {
namespace {

constexpr std::string_view kMinus = "\u2212";
// Beyond this many digits Excel fills up with zeros.
constexpr std::size_t kExcelDigits = 15;

std::size_t count_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool begins_formula(std::string_view text) {
  // The wide forms count in some languages of Excel.
  constexpr std::array<std::string_view, 8> kBegins = {
      "=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return std::any_of(
      kBegins.begin(), kBegins.end(),
      [text](std::string_view begin) { return text.starts_with(begin); });
}

// "2-4", "1/2", "3.5.2020", "10:30", "1E5": figures with one sort of sign
// between them; a single point makes a decimal.
bool figures_joined(std::string_view text) {
  char sign = '\0';
  std::size_t signs = 0;
  while (true) {
    const std::size_t digits = count_digits(text);
    if (digits == 0) return false;
    text.remove_prefix(digits);
    if (text.empty()) break;
    if (std::string_view("-/.:eE").find(text.front()) == std::string_view::npos)
      return false;
    if (signs > 0 && text.front() != sign) return false;
    sign = text.front();
    ++signs;
    text.remove_prefix(1);
  }
  return signs > 1 || (signs == 1 && sign != '.');
}

// "MAR1", "1-Sep", "Sept 2": genes and names that Excel makes dates of.
bool names_month(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  std::string letters;
  bool digits = false;
  for (const char c : text) {
    if (is_digit(c)) {
      digits = true;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      letters += static_cast<char>(c | 0x20);
    } else if (c != ' ' && c != '-' && c != '/' && c != '.') {
      return false;
    }
  }
  return digits && letters.size() >= 3 &&
         std::any_of(kMonths.begin(), kMonths.end(),
                     [&letters](std::string_view month) {
                       return month.starts_with(letters);
                     });
}

bool loses_digits(std::string_view text) {
  const std::size_t digits = count_digits(text);
  if (digits != text.size()) return false;
  return digits > kExcelDigits || (digits > 1 && text.front() == '0');
}

std::string in_quotes(std::string_view text, char delimiter) {
  const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                     text.find(delimiter) == std::string_view::npos &&
                     trim(text) == text;
  if (plain) return std::string(text);
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"') made += '"';
    made += c;
  }
  made += '"';
  return made;
}

std::string cell_text(const std::string& text, const CsvProfile& profile) {
  if (!profile.guard) return text;
  std::string number = plain_number(text);
  if (!number.empty()) {
    if (profile.decimal_comma)
      std::replace(number.begin(), number.end(), '.', ',');
    return number;
  }
  if (!needs_guard(text)) return text;
  std::string guarded = "'";
  guarded += text;
  return guarded;
}

}  // namespace

CsvProfile excel_csv(char delimiter) {
  return {delimiter, true, "\r\n", true, delimiter == ';'};
}

CsvProfile plain_csv(char delimiter) {
  return {delimiter, false, "\n", false, false};
}

std::string plain_number(std::string_view text) {
  std::string number;
  if (text.starts_with(kMinus)) {
    number = "-";
    text.remove_prefix(kMinus.size());
  } else if (text.starts_with('-')) {
    number = "-";
    text.remove_prefix(1);
  }
  const std::size_t whole = count_digits(text);
  if (whole == 0 || (whole > 1 && text.front() == '0')) return "";
  std::size_t end = whole;
  if (end < text.size() && text[end] == '.') {
    const std::size_t digits = count_digits(text.substr(end + 1));
    if (digits == 0) return "";
    end += 1 + digits;
  }
  if (end != text.size() || end > kExcelDigits) return "";
  number += text;
  return number;
}

bool needs_guard(std::string_view text) {
  const std::string_view inner = trim(text);
  if (inner.empty() || !plain_number(inner).empty()) return false;
  // Tab and return open a formula's cell as well.
  if (text.front() == '\t' || text.front() == '\r') return true;
  return begins_formula(inner) || figures_joined(inner) || names_month(inner) ||
         loses_digits(inner);
}

void append_csv_row(const std::vector<std::string>& cells,
                    const CsvProfile& profile, std::string& text) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) text += profile.delimiter;
    first = false;
    text += in_quotes(cell_text(cell, profile), profile.delimiter);
  }
  text += profile.line_end;
}

}  // namespace casebook
