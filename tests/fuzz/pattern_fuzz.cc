// Any text as a rule's pattern: refused with words that quote it, or
// translated to an expression; never both, never neither.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extractor/rule_pattern.h"
#include "extractor/symbol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const casebook::Macros kMacros = {{"when", "({time}|{date})"},
                                           {"twice", "{@when} {@when}"}};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  casebook::ItemTests tests;
  const casebook::Result<casebook::PatternNode> node =
      casebook::parse_pattern(text, kMacros, tests);
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
