// HeadedCues: what a heading says of all that stands below it: under "Plan" or
// behind "Öneriler:" nothing has been done yet.
//
// A cue of reach `section` is a heading where it begins a sentence and a
// colon, a dash or the line's end stands behind it. Where it fills its line it
// holds for the paragraph below and for a list's items; else to the end of its
// own paragraph, or to the next line with a label of its own. It ends with the
// section and, in prose, with a sentence that tells what was done (a cue
// `done`).
// Threads: one a document, whose sentences follow each other.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "extractor/sentence_view.h"
#include "extractor/statement.h"

namespace casebook {

class HeadedCues {
 public:
  // A sentence with the texts that it and its tokens stand in.
  struct Place {
    const Sentence& sentence;
    const Document& document;
    const Folded& folded;
  };

  // Before the statements of each sentence are asked about.
  void follow(const SentenceView& view, const Place& place);
  void apply(Statement& statement) const;

 private:
  bool begin(const SentenceView& view, const Place& place);
  bool left(const SentenceView& view, const Place& place) const;
  bool done(const Statement& statement) const;

  std::vector<const Cue*> held_;  // of the heading that holds
  std::vector<PlacedCue> done_;   // of the sentence
  std::uint32_t from_ = 0;        // the token behind the heading
  std::uint32_t section_ = 0;
  std::uint32_t paragraph_ = 0;  // of the heading, then of what it heads
  bool alone_ = false;           // the heading fills its line
  bool filled_ = false;          // something stands below it
  bool told_ = false;            // a sentence of prose told what was done
};

}  // namespace casebook
