// CaseEvent: what a case rule found in a sentence: a patient named, brought
// in or spoken of, or others' patients.
//
// Threads: values.
//
//   CaseEvent::Type type{};
//   if (event_type("ordinal", type)) …
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace casebook {

struct CaseEvent {
  enum class Type {
    kHeading,     // "Case 2": from here on it is she
    kOrdinal,     // "our second patient"
    kIntro,       // "A 24-year-old woman": by age, where no number tells
    kNamed,       // "the elder", "A.K.": by a name of their own
    kMention,     // "the latter", "in the second": of patients known
    kPlaced,      // "in …", "of …": whom it leads to owns what came before
    kOnward,      // "that of …", "whereas in …": what comes before is not
                  // of whom it leads to
    kRefer,       // "the patient"
    kOwn,         // "our patient", "we report": of this document's
    kGroup,       // "both women", "all six": of them together
    kPlural,      // "patients": of many, hers or others'
    kCohort,      // "eleven women were studied"
    kLiterature,  // "et al. reported": of others'
    kCount,       // "three women": how many are reported
    kReview,      // "this review": it reports nobody
    kAside,       // "unlike case 1": whom it names is compared, not told of
    kSome,        // "patients 1 and 3": each of them
    kAges,        // "aged 25, 30 and 37": one for each patient
    kSexed,       // "he", "the man": where that tells who it is
    kArm,         // "the teriparatide group": a part of a cohort
    kByNumber,    // "case 2": by a number that only its own report has given
    kPair,        // "a mother and her daughter": two, by what they are called
    kCalled,      // "a … nurse": what whoever is brought in is called
    kRole,        // "the nurse": whom that tells, where it tells somebody
    kAhead,       // "aged 35, …": of whom the sentence then names
    kExample,     // "an illustrative case": one told of beside a cohort
    kInset,       // "(the elder's was 30)": behind it, it is of whom it was;
                  // "against 30 in the elder": the figure is hers
    kBond,        // "two friends": what they are to each other
    kRecord,      // "discharge summary": a hospital's record of one patient
  };
  Type type = Type::kRefer;
  std::string label;  // "2", "b"; of an intro the age
  std::uint32_t sentence = 0;
  std::uint32_t order = 0;  // place within the sentence
  std::uint32_t end = 0;    // the place behind it
};

// The event's type by the name that rules use; nothing where there is none.
bool event_type(std::string_view name, CaseEvent::Type& type);
std::string_view event_name(CaseEvent::Type type);

}  // namespace casebook
