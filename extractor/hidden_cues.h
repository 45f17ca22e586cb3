// What a longer cue must not hide. Of cues that begin together the longest
// stands: "had never used" for "never". Where the longer one acts on some
// kinds only, the shorter ones inside of it go on acting on the others.
//
// Thread rule: a pure function.
//
//   std::vector<Cue> more = hidden_cues(words, trie, cues);
#pragma once

#include <span>
#include <vector>

#include "extractor/cue.h"
#include "extractor/lexicon.h"

namespace casebook {

// A copy of each cue that these words, of a cue themselves, would hide, for the
// kinds that they leave alone. `cues`: by the trie's ends.
std::vector<Cue> hidden_cues(std::span<const WordId> words,
                             const WordTrie& trie,
                             const std::vector<std::vector<Cue>>& cues);

}  // namespace casebook
