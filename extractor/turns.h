// Turns: of whom the words of one sentence are, place by place. A sentence on
// several patients turns from one to the next, and a figure may stand before
// the patient it is of ("-3.5 in the first patient and -2.7 in the second").
//
// Threads: pure.
//
//   const bool backwards = told_before(turns, statements);
//   int patient = owner(turns, statement.figure, backwards).patient;
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "extractor/case_scene.h"
#include "extractor/reported.h"
#include "extractor/statement.h"

namespace casebook {

constexpr int kGroupOfAll = -2;  // beside the patients, and kNobody
constexpr int kOthers = -3;      // patients of others, or no patients

// From a place of the sentence on, whom its words are about.
struct Turn {
  std::uint32_t order = 0;
  int patient = -1;
  bool names = false;                   // a patient, by number or name
  bool placed = false;                  // "… in the second"
  std::uint32_t led_from = UINT32_MAX;  // where that "in" stands
  bool by_name = false;                 // "the elder"
  std::vector<int> also{};  // "patients 1 and 3": those behind the first
};

// Whether such an event names one patient among several.
bool tells_apart(CaseEvent::Type type);

// Where "in", "of" stand that lead to the patient who is named at this place;
// UINT32_MAX where none do.
std::uint32_t led_from(const CaseScene::Events& events, std::uint32_t order);

// Whether figures come before their patients: a figure stands before the first
// patient named, who is led to by "in". What has no figure must all stand
// before somebody who is so named: "Teriparatide was given to the second."
bool told_before(const std::vector<Turn>& turns,
                 std::span<const Statement> statements);

// "On MRI the first had T8, the second T12": what stands before the first of
// several who are named, and is nobody's else, is of each of them. Its `names`
// is false where there is no such turn.
Turn before_all(const std::vector<Turn>& turns);

// "A.K. and B.L. were 25 and 31", "9.1 and 9.4 in B.L. and A.K.": the patients
// of a sentence that figures at this place are of, one each, in the order of
// the naming; none where these are not as many.
std::vector<int> named_in_row(const std::vector<Turn>& turns,
                              std::uint32_t figures, std::size_t count);

// The turn of him whose a figure at this place is.
const Turn& owner(const std::vector<Turn>& turns, std::uint32_t figure,
                  bool backwards);

}  // namespace casebook
