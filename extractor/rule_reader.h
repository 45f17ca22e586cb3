// Reads a rule file (XML, checked against grammars/grammar.xsd) into Rules.
//
// Threads: pure.
//
//   RuleFile file = read_rules({bytes, "en/rules/age.xml", "en", xsd},
//                              patterns);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/pattern_reader.h"
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
  bool examples = true;  // false: nobody asks for them
};
// `patterns` knows the <let>s of files read before, and then this file's.
RuleFile read_rules(const RuleText& text, PatternReader& patterns);

}  // namespace casebook
