// OwnNames: the names that a report calls its patients by beside a title,
// "Mrs Hale", "Zeynep Hanım", and where it goes on without one: "Hale had …".
//
// Threads: one a document.
//
//   find_case_events(view, shown, place, events);
//   names.follow(view, shown, place.sentence, first, events);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/case_event.h"
#include "extractor/case_events.h"
#include "extractor/sentence_view.h"

namespace casebook {

class OwnNames {
 public:
  // Learns the names in the events from `first` on, which are those of the
  // sentence, and appends a mention of each known one that stands alone.
  void follow(const SentenceView& view, const ShownText& shown,
              std::uint32_t sentence, std::size_t first,
              std::vector<CaseEvent>& events);

 private:
  struct Name {
    std::string words;          // folded
    bool is_also_word = false;  // the text has it without a capital: "bell"
  };

  void learn(const SentenceView& view, const ShownText& shown,
             const CaseEvent& event);
  const Name* find(std::string_view words) const;

  std::vector<Name> names_;
};

}  // namespace casebook
