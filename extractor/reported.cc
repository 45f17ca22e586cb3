#include "extractor/reported.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "corpus/ascii.h"

namespace casebook {
namespace {

// Ages and numbers in labels; -1 where it is none.
int number_of(std::string_view text) {
  int number = -1;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

bool is_alnum(char c) {
  return is_digit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

// "A primary school teacher", later "the teacher", or with an ending.
bool is_same_role(std::string_view a, std::string_view b) {
  constexpr std::size_t kShortestStem = 5;
  if (a.size() > b.size()) std::swap(a, b);
  if (a == b) return true;
  return (b.ends_with(a) && b[b.size() - a.size() - 1] == ' ') ||
         (a.size() >= kShortestStem && b.starts_with(a));
}

bool has(const Patient& patient, std::string_view role) {
  return std::any_of(
      patient.roles.begin(), patient.roles.end(),
      [&](const std::string& one) { return is_same_role(one, role); });
}

constexpr std::string_view kHers = "her ";

}  // namespace

std::vector<std::string> short_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() &&
           (is_alnum(text[end]) || (text[end] & 0x80) != 0))
      ++end;
    if (end > i && end - i <= 2) words.emplace_back(text.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  return words;
}

std::vector<std::string> ages_in(std::string_view text) {
  std::vector<std::string> ages = short_words(text);
  std::erase_if(ages,
                [](const std::string& word) { return number_of(word) < 0; });
  return ages;
}

int place_number(std::string_view label) {
  if (label.size() == 1 && 'a' <= label[0] && label[0] <= 'i')
    return label[0] - 'a' + 1;
  const int number = label.size() <= 2 ? number_of(label) : 0;
  return std::max(number, 0);
}

int count_of(std::string_view label) {
  int count = 0;
  while (!label.empty()) {
    const std::string_view part = label.substr(0, label.find(' '));
    label.remove_prefix(std::min(label.size(), part.size() + 1));
    count += place_number(part);
  }
  return count;
}

bool is_name(std::string_view label) {
  return label.size() > 1 && !('a' <= label[0] && label[0] <= 'z') &&
         !is_digit(label[0]);
}

bool is_letter(std::string_view label) {
  return label.size() == 1 && 'a' <= label[0] && label[0] <= 'z';
}

bool is_kin(std::string_view label) {
  return label == "kin elder" || label == "kin younger";
}

std::string_view sibling(std::string_view label) {
  constexpr std::size_t kKin = 4;
  if (is_kin(label)) label.remove_prefix(kKin);
  return label == "elder" || label == "younger" ? label : "";
}

bool is_former(std::string_view label) {
  return label == "former" || label == "earlier";
}

bool is_latter(std::string_view label) {
  return label == "latter" || label == "later";
}

bool is_hers(std::string_view label) { return label.starts_with(kHers); }

std::string_view role_of(std::string_view label) {
  if (is_hers(label)) label.remove_prefix(kHers.size());
  return label;
}

bool is_one(std::string_view label) {
  return label == "one" || label == "among 1";
}

bool is_anybody(std::string_view label) {
  return label == "another" || label.starts_with("among ") || is_one(label);
}

bool brings_trait(std::string_view label) { return label.starts_with("who "); }

std::string_view trait(std::string_view label) {
  if (!brings_trait(label) && !label.starts_with("that ")) return "";
  return label.substr(label.find(' ') + 1);
}

int Reported::by_label(const std::string& label) const {
  const bool beside = !cohort && told_singly() > 0;  // the arms, patients
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (beside && patients[i].group) continue;
    if (patients[i].label == label) return static_cast<int>(i);
  }
  for (std::size_t i = 0; i < patients.size() && !label.empty(); ++i)
    if (patients[i].alias == label) return static_cast<int>(i);
  return kNobody;
}

int Reported::by_arm(const std::string& label) const {
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (patients[i].group && patients[i].label == label)
      return static_cast<int>(i);
  }
  return kNobody;
}

int Reported::by_age(const std::string& age) const {
  for (std::size_t i = 0; i < patients.size(); ++i)
    if (patients[i].age == age) return static_cast<int>(i);
  return kNobody;
}

int Reported::by_number(const std::string& label) const {
  const int known = by_label(label);
  if (known >= 0) return known;
  const int number = label.size() == 1 ? place_number(label) : 0;
  if (number == 0) return by_rank(label);
  const std::size_t last = told_singly() > 0 ? told_singly() : patients.size();
  return number <= static_cast<int>(last) ? number - 1 : kNobody;
}

int Reported::by_sex(const std::string& sex) const {
  int found = kNobody;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (patients[i].sex.empty()) return kNobody;
    if (patients[i].sex != sex) continue;
    if (found != kNobody) return kNobody;
    found = static_cast<int>(i);
  }
  return found;
}

int Reported::by_role(std::string_view label) const {
  int found = kNobody;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (!has(patients[i], role_of(label))) continue;
    if (found != kNobody) return kNobody;
    found = static_cast<int>(i);
  }
  return found;
}

int Reported::by_trait(std::string_view label) const {
  const int told = by_label(std::string(trait(label)));
  return told != kNobody ? told : by_role(trait(label));
}

bool Reported::tells_traits() const {
  return std::any_of(patients.begin(), patients.end(),
                     [](const Patient& one) { return !one.roles.empty(); });
}

bool Reported::is_in_role(int patient, std::string_view label) const {
  return patient >= 0 &&
         has(patients[static_cast<std::size_t>(patient)], role_of(label));
}

bool Reported::has_role(std::string_view label) const {
  return std::any_of(patients.begin(), patients.end(), [&](const Patient& one) {
    return has(one, role_of(label));
  });
}

bool Reported::are_siblings() const {
  return patients.size() == 2 &&
         (by_label("elder") >= 0 || by_label("younger") >= 0);
}

bool Reported::are_bound(std::string_view label) const {
  if (patients.size() != 2 || !is_hers(label)) return false;
  return role_of(label) == bond ||
         (role_of(label) == "sibling" && are_siblings());
}

// Of three whose ages are all told.
int Reported::middle() const {
  if (patients.size() != 3 || told_singly() != 3) return kNobody;
  int found = kNobody;
  for (std::size_t i = 0; i < 3; ++i) {
    const int age = number_of(patients[i].age);
    const int one = number_of(patients[(i + 1) % 3].age);
    const int other = number_of(patients[(i + 2) % 3].age);
    if (age < 0) return kNobody;
    if (std::min(one, other) < age && age < std::max(one, other))
      found = static_cast<int>(i);
  }
  return found;
}

int Reported::by_rank(const std::string& rank) const {
  if (rank == "middle") return middle();
  if (rank.starts_with("most "))
    return by_rank(rank == "most elder" ? "oldest" : "youngest");
  const bool youngest = rank == "youngest" || rank == "younger";
  if (!youngest && rank != "oldest" && rank != "elder") return kNobody;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (!patients[i].kin.empty() && youngest == (patients[i].kin == "younger"))
      return static_cast<int>(i);
  }
  // "The oldest", of three of whom one is called the elder.
  const int called = by_label(youngest ? "younger" : "elder");
  if (patients.size() > 2 && called >= 0 && rank.ends_with("est"))
    return called;
  // Who is called "the elder" needs no comparing.
  if (are_siblings()) {
    const int known = by_label(youngest ? "younger" : "elder");
    return known >= 0 ? known : 1 - by_label(youngest ? "elder" : "younger");
  }
  const bool of_two = rank == "younger" || rank == "elder";
  if (patients.size() < 2 || (of_two && patients.size() != 2) ||
      by_label("elder") >= 0 || by_label("younger") >= 0)
    return kNobody;
  int found = kNobody, best = 0;
  bool shared = false;
  for (std::size_t i = 0; i < patients.size(); ++i) {
    if (patients[i].group) continue;
    const int age = number_of(patients[i].age);
    if (age < 0) return kNobody;
    const bool better =
        found == kNobody || (youngest ? age < best : age > best);
    if (!better) {
      shared |= age == best;
      continue;
    }
    shared = false;
    best = age;
    found = static_cast<int>(i);
  }
  return shared ? kNobody : found;
}

std::vector<int> Reported::by_numbers(const std::string& labels) const {
  std::vector<int> found;
  const auto add = [&found](int one) {
    if (one >= 0 && std::find(found.begin(), found.end(), one) == found.end())
      found.push_back(one);
  };
  for (std::size_t i = 0; labels == kBothArms && i < patients.size(); ++i)
    if (patients[i].group) add(static_cast<int>(i));
  // "Anna,Ruth": by their names.
  for (std::size_t from = 0; from < labels.size();) {
    const std::size_t end = std::min(labels.find(',', from), labels.size());
    if (end > from) add(by_label(labels.substr(from, end - from)));
    from = end + 1;
  }
  for (const std::string& word : short_words(labels)) add(by_number(word));
  return found;
}

bool Reported::knows_all_ages() const {
  return std::none_of(patients.begin(), patients.end(), [](const Patient& one) {
    return one.age.empty() && !one.group;
  });
}

int Reported::example() const { return by_label(std::string(kExampleLabel)); }

bool Reported::in_arms() const { return told_singly() < patients.size(); }

bool Reported::is_arm(int patient) const {
  return patient >= 0 && patients[static_cast<std::size_t>(patient)].group;
}

std::size_t Reported::told_singly() const {
  return static_cast<std::size_t>(
      std::count_if(patients.begin(), patients.end(),
                    [](const Patient& one) { return !one.group; }));
}

std::vector<int> Reported::told_together_of(std::size_t count) const {
  std::vector<int> found;
  const bool arms = in_arms() && patients.size() - told_singly() == count;
  for (std::size_t i = 0; i < patients.size(); ++i)
    if (!arms || patients[i].group) found.push_back(static_cast<int>(i));
  return found.size() == count ? found : std::vector<int>{};
}

// "husband:male,wife:female"; of two ages it is empty, and they tell.
void Reported::add_pair(std::string_view label) {
  while (!label.empty()) {
    const std::string_view one = label.substr(0, label.find(','));
    label.remove_prefix(std::min(label.size(), one.size() + 1));
    const std::string_view role = one.substr(0, one.find(':'));
    const std::string_view sex =
        one.substr(std::min(one.size(), role.size() + 1));
    patients.push_back({"", "", std::string(sex)});
    patients.back().roles.emplace_back(role);
  }
}

}  // namespace casebook
