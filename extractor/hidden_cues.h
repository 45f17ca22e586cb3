// What a longer cue must not hide. Of cues that begin together the longest
// stands: "had never used" for "never". Where the longer one acts on some
// kinds only, the shorter ones inside of it go on acting on the others.
//
// Thread rule: a pure function.
//
//   forms = with_hidden(read_cues(tsv, where, errors));
#pragma once

#include <vector>

#include "extractor/cue.h"

namespace casebook {

// The forms, and behind them a copy of each that would be hidden, under the
// longer form's words and for the kinds that the longer one leaves alone.
std::vector<CueForm> with_hidden(std::vector<CueForm> forms);

}  // namespace casebook
