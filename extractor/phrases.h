// Phrase passes: items become bigger items ("24 - year" a duration, "T11 -
// L5" a set of levels), pass by pass.
//
// Of the matches of a pass those are kept that do not overlap and together
// cover the most; so "calcium 1000 mg, vitamin D 800 IU" and "1000 mg calcium
// and 800 IU vitamin D" both fall apart as a reader would part them.
// Threads: pure but for the view.
#pragma once

#include "extractor/compiled_grammar.h"
#include "extractor/sentence_view.h"

namespace casebook {

// `prefilter` false: every rule is tried on every sentence.
void build_phrases(SentenceView& view, const ConceptStore& concepts,
                   bool prefilter);

}  // namespace casebook
