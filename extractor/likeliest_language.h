// Likeliest language: of notes too terse to tell theirs, the one of the
// grammar that knows most of their words. None where it knows too few of
// them: a note in a language that the grammar does not know names levels,
// drugs and scores as every language does, but not what it says of them.
//
// Threads: pure but for the view, which belongs to one thread.
//
//   const LanguageGrammar* one = likeliest_language(grammar, text, view);
#pragma once

#include "extractor/compiled_grammar.h"
#include "extractor/sentence_view.h"

namespace casebook {

// Null where no language of the grammar is likely.
const LanguageGrammar* likeliest_language(const CompiledGrammar& grammar,
                                          const SentenceView::Text& text,
                                          SentenceView& view);

}  // namespace casebook
