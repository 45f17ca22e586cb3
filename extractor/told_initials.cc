#include "extractor/told_initials.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/unicode.h"
#include "extractor/brought_in.h"

namespace casebook {
namespace {

constexpr std::size_t kMostPatients = 9;

struct Initials {
  std::string letters;  // "EK"
  Span span;
};

struct Patient {
  std::string letters;
  std::size_t count = 0;
};

// The capital that stands there; its size is 0 where none does.
CodePoint capital_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const CodePoint letter = decode_utf8(text, at);
  return is_upper(letter.value) ? letter : CodePoint{};
}

// Behind "E." or "E. "; `at` where there is no dot.
std::size_t behind_dot(std::string_view text, std::size_t at) {
  if (text.substr(at, 1) != ".") return at;
  return text.substr(at + 1, 1) == " " ? at + 2 : at + 1;
}

// "E.K.", "E. K.", "E.K'de", "A.B.C.": two letters or three, the last with
// its dot or without.
Initials read_initials(std::string_view text, std::size_t at) {
  Initials found;
  const std::size_t begin = at;
  std::size_t end = at;
  if (is_word_before(text, at) || (at > 0 && text[at - 1] == '.')) return {};
  for (int letters = 0; letters < 3; ++letters) {
    const CodePoint letter = capital_at(text, at);
    if (letter.size == 0 || is_word_at(text, at + letter.size)) break;
    found.letters += text.substr(at, letter.size);
    end = at + letter.size;
    at = behind_dot(text, end);
    if (at == end) break;
    // A sentence may end with the dot that the initials end with.
    const bool may_end =
        text.substr(end + 1, 1) == " " && capital_at(text, end + 2).size > 0;
    if (!may_end) ++end;
  }
  found.span = {static_cast<std::uint32_t>(begin),
                static_cast<std::uint32_t>(end)};
  const bool single =
      !found.letters.empty() &&
      decode_utf8(found.letters, 0).size == found.letters.size();
  return found.letters.empty() || single ? Initials{} : found;
}

std::vector<Initials> all_initials(std::string_view text) {
  std::vector<Initials> all;
  // A dot stands behind every first letter.
  for (std::size_t dot = text.find('.', 1); dot != text.npos;
       dot = text.find('.', dot + 1)) {
    const CodePoint letter = code_point_before(text, dot);
    if (!is_upper(letter.value)) continue;
    Initials one = read_initials(text, dot - letter.size);
    if (one.letters.empty()) continue;
    dot = std::max<std::size_t>(dot, one.span.end - 1);
    all.push_back(std::move(one));
  }
  return all;
}

bool is_told(const Document& document, Span span) {
  const auto behind =
      std::upper_bound(document.sentences.begin(), document.sentences.end(),
                       span.begin, [](std::uint32_t at, const Sentence& one) {
                         return at < one.span.begin;
                       });
  if (behind == document.sentences.begin()) return false;
  const std::uint32_t section = std::prev(behind)->section;
  return section >= document.sections.size() ||
         document.sections[section].kind != SectionKind::kTable;
}

Patient& patient_of(const Initials& one, std::vector<Patient>& patients) {
  const auto known = std::find_if(
      patients.begin(), patients.end(),
      [&](const Patient& patient) { return patient.letters == one.letters; });
  return known != patients.end() ? *known
                                 : patients.emplace_back(Patient{one.letters});
}

// "E.F." of "A.B., C.D. and E.F. were 25, 31 and 36": told in a row with those
// who come again.
void count_those_in_a_row(const std::vector<Initials>& all,
                          std::vector<Patient>& patients) {
  constexpr std::uint32_t kJoint = 5;  // bytes: " and ", " ile ", ", "
  const auto join = [&](const Initials& one, const Initials& next) {
    if (next.span.begin > one.span.end + kJoint) return;
    Patient& a = patient_of(one, patients);
    Patient& b = patient_of(next, patients);
    if (std::max(a.count, b.count) >= 2) a.count = b.count = 2;
  };
  for (std::size_t i = 0; i + 1 < all.size(); ++i) join(all[i], all[i + 1]);
  for (std::size_t i = all.size(); i > 1; --i) join(all[i - 2], all[i - 1]);
}

// In the order of their coming, those that come again.
std::vector<Patient> patients_of(const std::vector<Initials>& all) {
  std::vector<Patient> patients;
  for (const Initials& one : all) ++patient_of(one, patients).count;
  count_those_in_a_row(all, patients);
  std::erase_if(patients, [](const Patient& one) { return one.count < 2; });
  return patients;
}

}  // namespace

std::vector<PatientCodes::Place> find_told_initials(const Document& document) {
  const std::string_view text = document.text;
  std::vector<Initials> all = all_initials(text);
  std::erase_if(
      all, [&](const Initials& one) { return !is_told(document, one.span); });
  const std::vector<Patient> patients = patients_of(all);
  const bool aged = std::any_of(all.begin(), all.end(), [&](const auto& one) {
    return age_behind(text.substr(one.span.end));
  });
  if (!aged || patients.size() < 2 || patients.size() > kMostPatients)
    return {};
  std::vector<PatientCodes::Place> places;
  for (const Initials& one : all) {
    const auto known = std::find_if(
        patients.begin(), patients.end(),
        [&](const Patient& patient) { return patient.letters == one.letters; });
    if (known == patients.end()) continue;
    places.push_back({one.span, std::to_string(known - patients.begin() + 1)});
  }
  return places;
}

}  // namespace casebook
