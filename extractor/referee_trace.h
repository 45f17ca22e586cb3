// RefereeTrace: a trace that also keeps what the cues would make of a fact of
// each kind at each item.
//
// Threads: one extraction's.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "extractor/trace.h"

namespace casebook {

class RefereeTrace : public Trace {
 public:
  using Trace::Trace;

  void saw(const SeenSentence& seen, const std::vector<Statement>& found,
           std::vector<Statement>& probes) override;

  // "present" where no cue says otherwise. The sentence and the item are
  // those of sentences().
  std::string assertion(std::size_t sentence, std::size_t item,
                        const std::string& kind) const;

 private:
  std::map<std::tuple<std::size_t, std::size_t, std::string>, std::string>
      said_;
};

}  // namespace casebook
