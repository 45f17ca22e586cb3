// Signs: what in a report tells that it is of several patients, or of one.
//
// Threads: immutable; refers to the scene given to it.
//
//   const Signs signs(scene);
//   if (signs.tell_apart()) …
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "extractor/case_scene.h"

namespace casebook {

class Signs {
 public:
  // A report tells of a handful one by one; of more, as a group.
  static constexpr int kMostTold = 9;

  explicit Signs(const CaseScene& scene);

  // "Three women": how many it says that it is of; 0 where it does not.
  int announced() const { return announced_; }
  // "The first …, the second …": how many it numbers from one on.
  int counted() const;
  // By numbers, names or ages.
  bool tell_apart() const;
  // How many patients the events of a type tell apart.
  std::size_t distinct(CaseEvent::Type type) const;
  // How many sentences outside of tables head a patient.
  std::size_t headings_in_prose() const;
  // "Two women …; the former …, the latter …", without age or order.
  bool speaks_of_each() const;
  // "Three women, aged …, presented": of whom a report tells together only.
  int opening_count() const;
  // "A second woman …", behind one whom no number has told.
  bool tell_of_second() const;
  // "The elder", of siblings among others, where no younger is told of.
  bool lack_other_half(std::string_view label) const;
  // "Their mean age", "these women".
  bool tell_of_group() const;
  // "The teacher …, the nurse …": how many are told apart by what they are.
  int traits() const;
  // "We describe three women in whom …": its own, and told of together.
  bool only_counts_own() const;
  // "An illustrative case", of a cohort.
  bool tell_of_example() const;
  // "The 29-year-old …, the 34-year-old …", of two: each age is a patient's.
  bool tell_as_many_ages() const;
  bool introduces_anyone() const;
  bool speaks_of_patient() const;

 private:
  bool has_age_for_each() const;
  std::set<std::string> numbers() const;
  bool tells_of_pair() const;
  bool brings_in_pair() const;
  std::size_t opening_introductions() const;
  bool speaks_on_of_somebody() const;
  bool of_own(std::uint32_t sentence) const;
  int headed_by_name() const;
  bool has(std::uint32_t sentence, CaseEvent::Type type) const {
    return scene_.has(sentence, type);
  }

  const CaseScene& scene_;
  const CaseScene::BySentence& by_sentence_;
  int announced_ = 0;
};

// "A 30-year-old woman …" that opens a sentence brings somebody in, though
// no number has announced him.
bool opens(const CaseEvent& event);

// "Aged 25, 30 and 37", of three.
bool is_age_for_each(const CaseEvent& event, int announced);
// Which of them a mention is: "the former", "the other", "another"; 0 where
// that is not told. `known`: how many have been told of.
int place_of_mention(const std::string& label, int known, bool told_together);

}  // namespace casebook
