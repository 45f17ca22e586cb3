// Any bytes as the decisions' journal: refused with the line, or its whole
// lines are decisions and the rest is torn; the whole lines alone say the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kb/journal.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const casebook::Result<casebook::Journal> journal =
      casebook::parse_journal(bytes, "fuzz");
  if (!journal) {
    if (journal.error().what.empty()) std::abort();
    return 0;
  }
  if (journal->whole_bytes + journal->torn.size() != size) std::abort();
  const casebook::Result<casebook::Journal> again =
      casebook::parse_journal(bytes.substr(0, journal->whole_bytes), "fuzz");
  if (!again || !again->torn.empty()) std::abort();
  if (again->decisions.size() != journal->decisions.size()) std::abort();
  return 0;
}
