// Which classes a rule may ask for in a language, beyond those that its words
// and phrases have, and which it asks for beside its patterns.
//
// Threads: pure.
//
//   for (const std::string_view cls : classes_beside(rule)) check(cls);
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/grammar_compiler.h"
#include "extractor/item_test.h"
#include "extractor/rule.h"

namespace casebook {

// Whether the language may leave the class without words: a rule that all
// share asks for it, and somebody declares it.
bool may_lack(const LanguageSource& source, const Rule& rule,
              std::string_view name);

// Whether any language has the class: one that an item must not, or must as
// well, be of may be without words where the rule is read.
bool is_declared(const LanguageSource& source, const std::string& name);

// Whether `is_known` or anybody's class are those of {a^b} and {a&b}.
template <typename Known>
bool limits_are_known(const LanguageSource& source, const ItemTest& test,
                      const Known& is_known) {
  const auto fine = [&](const std::string& name) {
    return is_known(name) || is_declared(source, name);
  };
  return std::all_of(test.excluded.begin(), test.excluded.end(), fine) &&
         std::all_of(test.also.begin(), test.also.end(), fine);
}

// Those of `last:` and `next:` and of <each>.
std::vector<std::string_view> classes_beside(const Rule& rule);

}  // namespace casebook
