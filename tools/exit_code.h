// ExitCode: what the program ends with; the table of the exit codes.
// Threads: a value.
//
//   return exit_code(error.fault);
#pragma once

#include <algorithm>

#include "corpus/result.h"

namespace casebook {

// A signal n that ended the work gives 128 + n.
enum class ExitCode {
  kDone = 0,
  kRefused = 1,    // some inputs were refused, or a search had no hit
  kUsage = 2,      // the call's words are off
  kGrammar = 3,    // a grammar is invalid
  kKnowledge = 4,  // the knowledge base is unusable
  kBusy = 5,       // somebody else holds it
  kDisk = 6,       // disk full, input/output
  kBug = 70,       // our own
};

inline ExitCode exit_code(Fault fault) {
  switch (fault) {
    case Fault::kInput:
      return ExitCode::kRefused;
    case Fault::kUsage:
      return ExitCode::kUsage;
    case Fault::kGrammar:
      return ExitCode::kGrammar;
    case Fault::kKnowledge:
      return ExitCode::kKnowledge;
    case Fault::kBusy:
      return ExitCode::kBusy;
    case Fault::kDisk:
      return ExitCode::kDisk;
    case Fault::kBug:
      break;
  }
  return ExitCode::kBug;
}

// The codes are in order of gravity.
inline ExitCode graver(ExitCode a, ExitCode b) { return std::max(a, b); }

}  // namespace casebook
