// A rule to begin with: it holds as it stands, asks for all that its kind
// declares, and has an example in each language that is wished for.
//
// What it says is no language's: "ferritin: 7.5". Threads: pure.
//
//   console.print(new_rule({"lab.ferritin", kind, {"en", "tr"}}, grammar));
#pragma once

#include <string>
#include <vector>

#include "extractor/compiled_grammar.h"

namespace casebook {

struct NewRule {
  std::string id;
  const Kind& kind;
  // One: the rule is for a file of that language; several: for one that all
  // languages share. The grammar has them.
  std::vector<std::string> languages;
};

std::string new_rule(const NewRule& wanted, const CompiledGrammar& grammar);

}  // namespace casebook
