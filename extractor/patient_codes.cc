#include "extractor/patient_codes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/unicode.h"
#include "extractor/brought_in.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr std::size_t kMostDigits = 2, kLongestMark = 5;  // bytes

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

// "Ingrid", "Wen": a word with a capital before small letters.
bool reads_as_word(std::string_view label) {
  constexpr std::size_t kFewestLetters = 2;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < label.size(); ++letters) {
    const CodePoint letter = decode_utf8(label, at);
    if (!is_letter(letter.value) || is_upper(letter.value) != (letters == 0))
      return false;
    at += letter.size;
  }
  return letters >= kFewestLetters;
}

// "A.Y.", "A. Y": capitals, each with its stop but for the last.
bool reads_as_initials(std::string_view label) {
  constexpr std::size_t kFewest = 2, kMost = 3;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < label.size(); ++letters) {
    const CodePoint letter = decode_utf8(label, at);
    at += letter.size;
    if (!is_upper(letter.value) ||
        (at < label.size() && label.substr(at, 1) != "."))
      return false;
    at = std::min(label.find_first_not_of(' ', at + 1), label.size());
  }
  return letters >= kFewest && letters <= kMost;
}

bool reads_as_name(std::string_view label) {
  return reads_as_word(label) || reads_as_initials(label);
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

// Where the code ends that may begin at a word's begin; 0 where none does.
std::size_t code_end(std::string_view text, std::size_t at) {
  if (is_word_before(text, at)) return 0;
  const std::size_t begin = at;
  while (at < text.size() && at < begin + kLongestMark && !is_digit(text[at]))
    at += decode_utf8(text, at).size;
  while (at < text.size() && is_digit(text[at])) ++at;
  return is_word_at(text, at) ||
                 read_code(text.substr(begin, at - begin)).number == 0
             ? 0
             : at;
}

// How far each mark has counted; in the order in which they come.
struct Counted {
  std::string mark;
  std::size_t count = 0;
};

// Whether a mark's number 1 may stand there. The one digit is looked for as the
// library does it, many bytes at a time; few sentences have it behind a letter.
bool may_begin(std::string_view text) {
  const auto ends_mark = [](char c) { return !is_digit(c) && c != ' '; };
  for (std::size_t at = text.find('1', 1); at != text.npos;
       at = text.find('1', at + 1)) {
    const char before = text[at - 1];
    const bool joint = before == '-' || before == '#' || before == '.';
    if (joint ? at > 1 && ends_mark(text[at - 2]) : ends_mark(before))
      return true;
  }
  return false;
}

// "M1." stands alone before what is told of him.
bool is_label(std::string_view text, std::size_t at, std::size_t end) {
  return at == 0 && trimmed(text.substr(end)) == ".";
}

// `behind`: the text that goes on behind the sentence `text`.
void count_codes(std::string_view text, std::string_view behind,
                 std::vector<Counted>& marks) {
  // Nothing is counted before its first.
  if (marks.empty() && !may_begin(text)) return;
  std::size_t size = 1;  // of the letter in hand
  for (std::size_t at = 0; at < text.size(); at += size) {
    const auto byte = static_cast<unsigned char>(text[at]);
    size = 1;
    if (byte < 0x80) {  // without a look-up: most letters are no capitals
      if (byte < 'A' || 'Z' < byte) continue;
    } else {
      const auto letter = decode_utf8(text, at);
      size = letter.size;
      if (!is_upper(letter.value)) continue;
    }
    const std::size_t end = code_end(text, at);
    if (end == 0 || !(age_behind(text.substr(end)) ||
                      (is_label(text, at, end) && age_behind(trimmed(behind)))))
      continue;
    const Code code = read_code(text.substr(at, end - at));
    const auto known =
        std::find_if(marks.begin(), marks.end(),
                     [&](const auto& one) { return one.mark == code.mark; });
    if (known != marks.end()) {
      known->count += code.number == known->count + 1 ? 1 : 0;
    } else if (code.number == 1 && opens(text, at)) {
      marks.push_back({std::string(code.mark), 1});
    }
  }
}

}  // namespace

std::string PatientCodes::number(std::string_view words) const {
  const auto name = std::find(names_.begin(), names_.end(), trimmed(words));
  if (name != names_.end()) return std::to_string(1 + (name - names_.begin()));
  const Code code = read_code(words);
  const bool known =
      code.number >= 1 && code.number <= count_ && code.mark == mark_;
  return known ? std::to_string(code.number) : "";
}

std::vector<PatientCodes::Place> PatientCodes::places(
    std::string_view text) const {
  if (!names_.empty()) return places_of(names_, text);
  std::vector<Place> places;
  if (empty()) return places;
  for (std::size_t at = text.find(mark_); at != text.npos;
       at = text.find(mark_, at + 1)) {
    std::size_t end = at + mark_.size();
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view words = text.substr(at, end - at);
    const bool inside = is_word_before(text, at) || is_word_at(text, end);
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

std::vector<PatientCodes::Place> places_of(
    const std::vector<std::string>& names, std::string_view text) {
  std::vector<PatientCodes::Place> places;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string& name = names[i];
    for (std::size_t at = find_whole(text, name); at != text.npos;
         at = find_whole(text, name, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      places.push_back(
          {{begin, begin + static_cast<std::uint32_t>(name.size())},
           std::to_string(i + 1)});
    }
  }
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.span.begin < b.span.begin;
  });
  return places;
}

PatientCodes find_row_names(const Document& document,
                            const NamesPeople& names_people) {
  constexpr std::size_t kFewest = 2;
  for (const Grid& grid : document.tables) {
    if (grid.rows == 0 || grid.columns == 0) continue;
    for (const bool turned : {false, true}) {
      const TableWords words(document, grid, turned);
      std::vector<std::string> labels = labels_of(words);
      const std::set<std::string> different(labels.begin(), labels.end());
      if (labels.size() >= kFewest && different.size() == labels.size() &&
          std::all_of(labels.begin(), labels.end(), reads_as_name) &&
          names_people(words))
        return PatientCodes(std::move(labels));
    }
  }
  return {};
}

PatientCodes find_told_codes(const Document& document,
                             const IsOther& is_other) {
  std::vector<Counted> marks;
  const std::string_view text = document.text;
  for (const Sentence& sentence : document.sentences) {
    count_codes(slice(text, sentence.span), text.substr(sentence.span.end),
                marks);
  }
  for (Counted& one : marks) {
    if (one.count > 1 && !is_other(one.mark + "1"))
      return {std::move(one.mark), one.count};
  }
  return {};
}

}  // namespace casebook
