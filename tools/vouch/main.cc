// A step of the build: checks a grammar folder as `casebook grammar check` does
// and writes the C++ of tools/vouched_grammar.h to stdout. A grammar with
// mistakes stops no build: it is checked, and refused, when it is opened.
#include <cstdio>
#include <string>

#include "extractor/extract.h"
#include "extractor/rule_hash.h"

namespace {

// The hash of a folder without a mistake, that says the same without a check.
std::string vouched(const char* folder) {
  const casebook::GrammarLoad checked = casebook::load_grammar(folder);
  if (!checked.errors.empty()) return "";
  const std::string hash = checked.grammar.hash;
  const casebook::GrammarLoad again =
      casebook::load_grammar(folder, {.vouched = hash});
  const bool same =
      again.errors.empty() && casebook::rule_hashes(again.grammar) ==
                                  casebook::rule_hashes(checked.grammar);
  return same ? hash : "";
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  std::printf(
      "#include \"tools/vouched_grammar.h\"\n\n"
      "namespace casebook {\n\n"
      "std::string_view vouched_grammar() {\n  return \"%s\";\n}\n\n"
      "}  // namespace casebook\n",
      vouched(words[1]).c_str());
  return 0;
}
