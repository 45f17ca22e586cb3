// The grammar's own tests: every rule's examples, run as a case section that
// speaks of one patient.
//
// A <hit> must give facts by its own rule whose keys are the marks': a key
// with one value belongs to every expected fact, a key with several means one
// fact for each; the marked words stand in the fact's quote. A <miss> gives
// none by its rule. Phrases and case rules are tested likewise, by what they
// make. A rule of a language runs in it, a shared one in its example's `lang`
// or else in English.
//
// A hit whose facts an earlier rule takes is no failure but a remark, as are
// rules that do nothing of their own (shadowed) or what another does.
// Threads: pure.
//
//   const GrammarTest test = test_grammar(grammar);
//   for (const Error& failure : test.failures) show(failure.to_text());
#pragma once

#include <vector>

#include "corpus/result.h"
#include "extractor/extract.h"

namespace casebook {

struct GrammarTest {
  int rules = 0;  // with examples
  int hits = 0, misses = 0;
  std::vector<Error> failures;  // examples that are not as they say
  std::vector<Error> remarks;   // taken, shadowed, dead, duplicate
};

GrammarTest test_grammar(const Grammar& grammar);

}  // namespace casebook
