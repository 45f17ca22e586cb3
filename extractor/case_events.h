// Case events: what the case rules find in a sentence that is shown: patients
// named, introduced, spoken of, and others'.
//
// Threads: pure.
//
//   find_case_events(view, shown, {s, 0, true}, events);
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/fold.h"
#include "extractor/case_event.h"
#include "extractor/sentence_view.h"

namespace casebook {

// The text that a view was read from.
struct ShownText {
  const Folded* folded = nullptr;
  std::string_view stored;
};

struct EventPlace {
  std::uint32_t sentence = 0;
  std::uint32_t order = 0;  // added to the places within what is shown
  bool prefilter = true;
  SectionKind section = SectionKind::kTable;  // as for all that tables show
};

// Appends what it finds.
void find_case_events(const SentenceView& view, const ShownText& shown,
                      const EventPlace& place, std::vector<CaseEvent>& events);

}  // namespace casebook
