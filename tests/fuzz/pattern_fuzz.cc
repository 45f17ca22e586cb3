// Any text as a rule's pattern: refused with words that quote it, or
// translated to an expression; never both, never neither.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extractor/pattern_reader.h"
#include "extractor/symbol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  casebook::ItemTests tests;
  casebook::PatternReader patterns(tests);
  if (!patterns.define("when", "({time}|{date})") ||
      !patterns.define("twice", "@when @when")) {
    std::abort();
  }
  const casebook::Result<casebook::PatternNode> node = patterns.read(text);
  if (!node) {
    if (node.error().what.empty()) std::abort();
    return 0;
  }
  casebook::SymbolTable symbols;
  casebook::make_classes(*node, symbols);
  const casebook::TranslatedPattern made = casebook::translate(*node, symbols);
  if (casebook::translate_known(*node, symbols).expression != made.expression) {
    std::abort();
  }
  return 0;
}
