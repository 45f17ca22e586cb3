#include "extractor/patient_codes.h"

#include <algorithm>
#include <utility>

#include "corpus/unicode.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr std::size_t kMostDigits = 2, kLongestMark = 5;  // bytes

bool is_digit(char c) { return '0' <= c && c <= '9'; }

struct Code {
  std::string_view mark;
  std::size_t number = 0;  // 0: no code
};

// "Pt-12": a capital, letters, a joint at most, then a number.
Code read_code(std::string_view words) {
  words = trimmed(words);
  std::size_t digits = 0;
  while (digits < words.size() && is_digit(words[words.size() - 1 - digits]))
    ++digits;
  const std::string_view mark = words.substr(0, words.size() - digits);
  if (digits == 0 || digits > kMostDigits || mark.empty() ||
      mark.size() > kLongestMark || words[mark.size()] == '0' ||
      !is_upper(decode_utf8(mark, 0).value))
    return {};
  for (std::size_t at = 0; at < mark.size();) {
    const CodePoint letter = decode_utf8(mark, at);
    const bool joint = at + 1 == mark.size() &&
                       (mark[at] == '-' || mark[at] == '#' || mark[at] == '.');
    if (!is_letter(letter.value) && !joint) return {};
    at += letter.size;
  }
  std::size_t number = 0;
  for (const char c : words.substr(mark.size()))
    number = number * 10 + static_cast<std::size_t>(c - '0');
  return {mark, number};
}

// How many labels in a row are "X1", "X2", "X3"; those that are no codes
// ("Mean") may stand behind.
PatientCodes series(const std::vector<std::string>& labels) {
  constexpr std::size_t kFewest = 2;
  std::string mark;
  std::size_t count = 0;
  for (const std::string& label : labels) {
    const Code code = read_code(label);
    if (code.number != count + 1 || (count > 0 && code.mark != mark)) break;
    mark = code.mark;
    ++count;
  }
  if (count < kFewest || count * 2 < labels.size()) return {};
  return {std::move(mark), count};
}

std::vector<std::string> labels_of(const TableWords& words) {
  std::vector<std::string> labels;
  for (std::size_t r = words.head_rows(); r < words.rows(); ++r) {
    const Cell* cell = words.at(r, 0);
    if (cell != nullptr && words.begins(*cell, r, 0))
      labels.push_back(words.label(*cell));
  }
  return labels;
}

bool is_word_at(std::string_view text, std::size_t at) {
  return is_letter(decode_utf8(text, at).value) || is_digit(text[at]);
}

}  // namespace

std::string PatientCodes::number(std::string_view words) const {
  const Code code = read_code(words);
  const bool known =
      code.number >= 1 && code.number <= count_ && code.mark == mark_;
  return known ? std::to_string(code.number) : "";
}

std::vector<PatientCodes::Place> PatientCodes::places(
    std::string_view text) const {
  std::vector<Place> places;
  if (empty()) return places;
  for (std::size_t at = text.find(mark_); at != text.npos;
       at = text.find(mark_, at + 1)) {
    std::size_t end = at + mark_.size();
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view words = text.substr(at, end - at);
    const bool inside =
        (at > 0 && is_letter(code_point_before(text, at).value)) ||
        (at > 0 && is_digit(text[at - 1])) ||
        (end < text.size() && is_word_at(text, end));
    if (inside || number(words).empty()) continue;
    places.push_back(
        {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
         number(words)});
  }
  return places;
}

PatientCodes find_patient_codes(const Document& document,
                                const NumbersPeople& numbers_people) {
  for (const Grid& grid : document.tables) {
    if (grid.rows == 0 || grid.columns == 0) continue;
    for (const bool turned : {false, true}) {
      const TableWords words(document, grid, turned);
      const std::vector<std::string> labels = labels_of(words);
      PatientCodes codes = series(labels);
      if (!codes.empty() && numbers_people(words, labels[0])) return codes;
    }
  }
  return {};
}

}  // namespace casebook
