// Finishing: what every reader does once a document has its text and its
// sections: paragraphs, sentences, languages.
//
// A reader of markup calls finish_document(): headings are the sections'
// `heading` spans, a paragraph ends at a blank line ("\n\n") and at a section's
// border, and in a kTable section each line is a sentence of its own (the
// cells' text is the grids' matter). Single line ends within a paragraph mean
// nothing. A section's `language`, where the markup gives one, is kept.
// Sections must be in order of their begin, an outer one before the inner.
// A reader that knows its paragraphs better makes the Blocks itself.
//
// Afterwards `sentences`, their languages, the sections' and the document's
// language are filled. Sentences never cross a section's border, a heading is
// a sentence of its own, and none is longer than kMaxSentence bytes.
// Threads: pure.
//
//   document.sections = …;
//   finish_document(document, profiles);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "corpus/span.h"

namespace casebook {

inline constexpr std::uint32_t kMaxSentence = 4000;

// A stretch of text that holds whole sentences of one section.
struct Block {
  Span span;
  std::uint32_t section = 0;    // index into Document::sections
  std::uint32_t paragraph = 0;  // pieces of one paragraph share it
  bool heading = false;         // is one sentence, a heading
  bool by_line = false;         // each line is a sentence: rows of a table

  bool operator==(const Block&) const = default;
};

// The blocks of a document whose sections came from markup.
std::vector<Block> blocks_of(const Document& document);

void finish_document(Document& document, const LanguageProfiles& profiles);
void finish_document(Document& document, std::span<const Block> blocks,
                     const LanguageProfiles& profiles);

}  // namespace casebook
