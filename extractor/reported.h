// Reported: the patients of a document, or the arms of a cohort, in the order
// of the telling, and how a text may point to one of them. What it points to
// is an index; kNobody where there is none.
//
// Threads: values.
//
//   const int whose = reported.by_number("2");
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casebook {

constexpr int kNobody = -1;

// Which a label names: "2" and "b" the second; 0 where it is no number.
int place_number(std::string_view label);

// How many a count tells of: "3", or "2 1" of two sisters and their mother.
int count_of(std::string_view label);

// "Anna", which lists spell with a capital.
bool is_name(std::string_view label);

// Whether it is a bare letter, which names only whom it has named before.
bool is_letter(std::string_view label);

// "Kin elder", of "her elder sister": the elder where a report is of siblings.
// Which of two siblings a label names; "" of any other label.
std::string_view sibling(std::string_view label);
bool is_kin(std::string_view label);

// The label of the one whom a cohort's report tells of by himself.
constexpr std::string_view kExampleLabel = "example";

// What is told of "both groups" each arm has.
constexpr std::string_view kBothArms = "arms";

// "Ours", told behind another's patient.
constexpr std::string_view kOurs = "ours";

// "One", "another", "two had": whom they mean only the telling's order tells.
bool is_anybody(std::string_view label);
bool is_one(std::string_view label);

// "The former", and "the earlier" of two, who is not told of by the order of
// the naming.
bool is_former(std::string_view label);
bool is_latter(std::string_view label);

// "Her mother", "her friend": somebody by what she is to whoever is told of.
// What that is; of any other label it is the label itself.
bool is_hers(std::string_view label);
std::string_view role_of(std::string_view label);

// "Who teacher", of somebody told apart by a trait; "that teacher", of whoever
// was so told apart before. What the trait is; "" of any other label.
std::string_view trait(std::string_view label);
bool brings_trait(std::string_view label);

struct Patient {
  std::string label;  // of a heading; empty where known by age
  std::string age{};
  std::string sex{};
  bool group = false;  // an arm of a cohort: "the teriparatide group"
  std::vector<std::string> roles{};  // "nurse", "daughter", "primigravida"
  std::string kin{};    // "elder", "younger", of one whom a letter names
  std::string alias{};  // "elder", of one who has a name as well
};

// "patients 1, 3 and B" → "1", "3", "B": the words of one or two characters.
std::vector<std::string> short_words(std::string_view text);
// Of "25, 30 ve 37" the figures alone.
std::vector<std::string> ages_in(std::string_view text);

struct Reported {
  std::vector<Patient> patients;
  bool labelled = false;  // by headings
  bool cohort = false;    // a group, and nobody by himself
  // "Two women, aged 24 and 31": which of them "one" is nobody can tell.
  bool told_together = false;
  // "Sibling", "friend", where it says that its two patients are.
  std::string bond{};

  int by_label(const std::string& label) const;
  int by_arm(const std::string& label) const;  // "group 1" is no patient 1
  int by_age(const std::string& age) const;
  int by_number(const std::string& label) const;  // "our second patient"
  // "he", of a man and a woman; "youngest", where all ages are known.
  int by_sex(const std::string& sex) const;
  int by_rank(const std::string& rank) const;
  int middle() const;
  // "husband:male,wife:female"; of two ages it is empty, and they tell.
  void add_pair(std::string_view label);
  // "The nurse", "her mother", where one alone is so called.
  int by_role(std::string_view label) const;
  bool is_in_role(int patient, std::string_view label) const;
  // By a trait that told her apart, or that was told of who has a name.
  int by_trait(std::string_view label) const;
  bool tells_traits() const;                    // of anybody
  bool has_role(std::string_view label) const;  // anybody
  // Two, of whom one at least is "the elder" or "the younger".
  bool are_siblings() const;
  // Whether "her friend" is the other one of the two.
  bool are_bound(std::string_view label) const;
  // "patients 1 and 3", "2-4": those who are known.
  std::vector<int> by_numbers(const std::string& labels) const;
  int example() const;  // the one of a cohort who is told of by himself
  bool in_arms() const;
  bool is_arm(int patient) const;
  // The arms where they stand beside patients told one by one; else all.
  std::vector<int> told_together_of(std::size_t count) const;
  std::size_t told_singly() const;  // how many are no arms
  bool knows_all_ages() const;
};

}  // namespace casebook
