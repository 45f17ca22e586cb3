// Any words a person may search for: an FTS5 expression in which every word is
// quoted, or a usage error; never an expression of the person's own.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kb/search.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string words(reinterpret_cast<const char*>(data), size);
  const casebook::Result<std::string> made = casebook::match_expression(words);
  if (!made) {
    if (made.error().fault != casebook::Fault::kUsage) std::abort();
    return 0;
  }
  if (std::count(made->begin(), made->end(), '"') % 2 != 0) std::abort();
  return 0;
}
