// CodeEvents: whom the patients' codes of a report ("P2") or names of no list
// name, sentence by sentence. Codes are no figures of the text: they are
// masked.
//
// Threads: one a document.
//
//   CodeEvents codes(patient_codes.places(text), folded);
//   const std::vector<Span> masked = codes.spans();
//   codes.follow(view, s, sentence, events);
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/fold.h"
#include "corpus/span.h"
#include "extractor/case_event.h"
#include "extractor/patient_codes.h"
#include "extractor/sentence_view.h"

namespace casebook {

class CodeEvents {
 public:
  CodeEvents() = default;
  // `places`: in the stored text, in order.
  CodeEvents(std::vector<PatientCodes::Place> places, const Folded& folded);

  // The places of all codes, in order.
  std::vector<Span> spans() const;
  // Appends the events of the sentence just read; "H1 and H3" are both.
  void follow(const SentenceView& view, std::uint32_t sentence, Span span,
              std::vector<CaseEvent>& events);

 private:
  std::vector<PatientCodes::Place> places_;  // in the folded text
  std::size_t next_ = 0;
};

}  // namespace casebook
