// Reads a rule file (XML, checked against grammars/grammar.xsd) into Rules.
//
// Threads: pure.
//
//   RuleFile file = read_rules({bytes, "en/rules/age.xml", "en", xsd},
//                              macros, tests);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/rule.h"

namespace casebook {

struct RuleFile {
  std::vector<Rule> rules;
  std::vector<Error> errors;
};

struct RuleText {
  std::string_view bytes;
  std::string where;
  std::string language;  // "" for all
  std::string_view schema;
};
// `macros`: those of files read before (a language's own may add to them).
// The rules' patterns point into `tests`.
RuleFile read_rules(const RuleText& text, Macros& macros, ItemTests& tests);

}  // namespace casebook
