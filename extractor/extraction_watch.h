// ExtractionWatch: who looks on while a document is read: explain, audit and
// the referee. It sees each sentence as the rules see it, may lay out probes
// to learn whose a place is, and sees all statements with their cases before
// repeats are dropped.
//
// Invariant: an extraction with a watch gives the facts that it gives
// without.
// Threads: one extraction's.
//
//   class Counter : public ExtractionWatch { … };
//   Counter counter;
//   extract(document, grammar, {.watch = &counter});
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/fold.h"
#include "extractor/case_event.h"
#include "extractor/extract.h"
#include "extractor/sentence_view.h"
#include "extractor/statement.h"
#include "extractor/table_line.h"

namespace casebook {

// A sentence, or one cell of a table with its headings, phrases built. The
// view is the extractor's own: copy what is to be kept.
struct SeenSentence {
  const SentenceView& view;
  const Folded& folded;
  std::string_view stored;  // the text that `folded` was made of
  std::uint32_t sentence = 0;
  std::uint32_t order = 0;  // of its first item; the next ones count on
  SectionKind section = SectionKind::kNone;
  const TableLine* line = nullptr;  // of a table; `stored` is its text
};

class ExtractionWatch {
 public:
  virtual ~ExtractionWatch() = default;

  // `found`: what the rules found in it, cues applied; what a cue refused is
  // among it, its spans are of the document. A statement added to `probes` is
  // given to a patient as a fact there would be, and is no fact; they go in
  // order.
  virtual void saw(const SeenSentence& seen,
                   const std::vector<Statement>& found,
                   std::vector<Statement>& probes) = 0;

  // All statements and the probes with their cases, before resolving.
  virtual void assigned(const std::vector<CaseEvent>& events,
                        const std::vector<Statement>& statements,
                        const std::vector<Statement>& probes) = 0;
};

}  // namespace casebook
