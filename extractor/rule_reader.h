// Reads a rule file (XML, checked against grammars/grammar.xsd) into Rules.
//
// Threads: pure.
//
//   RuleFile file = read_rules(bytes, "en/rules/age.xml", "en", xsd);
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

// `macros`: those of files read before (a language's own may add to them).
RuleFile read_rules(std::string_view bytes, const std::string& where,
                    const std::string& language, std::string_view schema,
                    Macros& macros);

}  // namespace casebook
