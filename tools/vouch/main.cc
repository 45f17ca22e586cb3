// A step of the build: checks a grammar folder as `casebook grammar check` does
// and writes the C++ of tools/vouched_grammar.h to stdout. A grammar with
// mistakes stops no build: it is checked, and refused, when it is opened.
#include <cstdio>
#include <string>

#include "extractor/extract.h"

int main(int count, char** words) {
  if (count != 2) return 2;
  const casebook::GrammarLoad load = casebook::load_grammar(words[1]);
  const std::string hash = load.errors.empty() ? load.grammar.hash : "";
  std::printf(
      "#include \"tools/vouched_grammar.h\"\n\n"
      "namespace casebook {\n\n"
      "std::string_view vouched_grammar() {\n  return \"%s\";\n}\n\n"
      "}  // namespace casebook\n",
      hash.c_str());
  return 0;
}
