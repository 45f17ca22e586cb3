// Cues: words that change what a fact near them says ("no", "yoktu",
// "mother", "after one year"), each with direction, reach and an effect.
//
// cues.tsv, a line a cue: forms TAB effect TAB direction TAB reach TAB kinds.
//   effect     an assertion (absent, "not done", possible, advised, past,
//              family, general), `general?` (general unless under a patient's
//              own heading: "MRI has shown X"), `key:value` for a fact's key
//              ("time:follow-up"), `refused` (it is no such fact: another
//              pregnancy's number), `end` (other cues stop here), `turn` (the
//              sentence goes on about another: relatives stop here too),
//              `aside` (a clause of its own to the next comma, which cues
//              that look back pass over), `overrules:advised` (what was
//              advised was done: "and she took it"),
//              `overrules:advised:absent` (it was not: "but she declined"),
//              `around` (makes it a circumstance, which a denial of what went
//              on in it leaves alone: "after teriparatide … was not given")
//              `done` (its sentence tells what was done: what a heading
//              says is not said of it), or `skip` (a pseudo-cue: hides the
//              cues inside it)
//   direction  after (acts on what follows), before, both
//   reach      a number of words, `clause`, `sentence`, or `section`: it is a
//              heading's, which acts on what stands behind and below it, see
//              headed_cues.h
//   kinds      of facts that it acts on, by spaces; empty: all
// Threads: immutable after reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct Cue {
  enum class Effect {
    kSet,
    kEnd,
    kTurn,
    kAside,
    kSkip,
    kOverrule,
    kAround,
    kThrough,
    kDone
  };
  enum class Direction { kAfter, kBefore, kBoth };
  Effect effect = Effect::kSet;
  std::string key;           // "assertion", "time"
  std::string value;         // "absent", "follow-up"
  std::string becomes;       // what it overrules is that instead; empty: not so
  bool not_of_case = false;  // it does not act under a patient's heading
  Direction direction = Direction::kAfter;
  int reach = 0;                    // in words; kClause, kSentence, kSection
  std::vector<std::string> kinds;   // none: on all …
  std::vector<std::string> except;  // … but these

  static constexpr int kClause = 1000;
  static constexpr int kSentence = 2000;
  static constexpr int kSection = 3000;
  bool acts_on(std::string_view kind) const;
};

struct CueForm {
  std::string form;
  Cue cue;
  int line = 0;  // of its file
};

std::vector<CueForm> read_cues(std::string_view tsv, const std::string& where,
                               std::vector<Error>& errors);

// A kind that no cue names is told of relatives, too: the cues of family act
// on it.
void let_family_act(const std::vector<std::string>& kinds,
                    std::vector<CueForm>& forms);

}  // namespace casebook
