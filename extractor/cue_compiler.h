// Compiles a language's cues: a trie of their words, and the cues at its ends.
//
// Of cues that begin together the longest stands: "had never used" for
// "never". Where the longer one acts on some kinds only, those inside of it
// must go on acting on the others: it gets copies of them, for these kinds.
// Threads: pure.
//
//   compile_cues(read_cues(tsv, where, errors), vocabulary, trie, cues);
#pragma once

#include <vector>

#include "extractor/cue.h"
#include "extractor/lexicon.h"
#include "extractor/vocabulary.h"

namespace casebook {

void compile_cues(const std::vector<CueForm>& forms, Vocabulary& vocabulary,
                  WordTrie& trie, std::vector<std::vector<Cue>>& cues);

}  // namespace casebook
