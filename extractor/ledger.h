// The ledger of cases: of whom each sentence speaks. A fact given to the
// wrong patient is the gravest error there is, so what cannot be given is
// flagged `unassigned` and left without a case.
//
// Patients come from numbered headings ("Case 2", "Olgu 2"), or, without
// them, from introductions by age and sex and from ordinals ("our second
// patient"). What a discussion says of others' patients is `general`.
// Threads: pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "extractor/extract.h"
#include "extractor/statement.h"

namespace casebook {

// What a case rule found in a sentence.
struct CaseEvent {
  enum class Type {
    kHeading,     // "Case 2": from here on it is she
    kOrdinal,     // "our second patient"
    kIntro,       // "A 24-year-old woman": by age, where no number tells
    kNamed,       // "the elder", "A.K.": by a name of their own
    kMention,     // "the latter", "in the second": of patients known
    kPlaced,      // "in …", "of …": whom it leads to owns what came before
    kRefer,       // "the patient"
    kOwn,         // "our patient", "we report": of this document's
    kGroup,       // "both women", "all six": of them together
    kPlural,      // "patients": of many, hers or others'
    kCohort,      // "eleven women were studied"
    kLiterature,  // "et al. reported": of others'
    kCount,       // "three women": how many are reported
    kReview,      // "this review": it reports nobody
  };
  Type type = Type::kRefer;
  std::string label;  // "2", "b"; of an intro the age
  std::uint32_t sentence = 0;
  std::uint32_t order = 0;  // place within the sentence
};

// The event's type by the name that rules use; nothing where there is none.
bool event_type(std::string_view name, CaseEvent::Type& type);
std::string_view event_name(CaseEvent::Type type);

// Gives each statement its case id, or the assertion `general`, or the flag
// `unassigned`. Returns the cases, groups last.
std::vector<CaseRecord> assign_cases(const Document& document,
                                     const std::vector<CaseEvent>& events,
                                     std::vector<Statement>& statements);

}  // namespace casebook
