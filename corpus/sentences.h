// Sentences: cuts blocks of text into sentences.
//
// ICU proposes; abbreviations (data of the languages), initials, ordinals and
// list numbers are then joined again. Line ends within a block count as
// spaces, so flattened text reads like any other. Nothing is longer than
// kMaxSentence bytes.
// Threads: pure.
//
//   std::vector<Sentence> sentences = split_sentences(text, blocks, profiles);
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/finish.h"
#include "corpus/language_profile.h"

namespace casebook {

// `blocks` in order, without overlap. Languages are left empty.
std::vector<Sentence> split_sentences(std::string_view text,
                                      std::span<const Block> blocks,
                                      const LanguageProfiles& profiles);

}  // namespace casebook
