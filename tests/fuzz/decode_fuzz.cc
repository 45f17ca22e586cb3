// Any bytes: decoded or refused, with a map that fits both sides.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/encoding.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const casebook::Result<casebook::Decoded> decoded =
      casebook::decode(bytes, {.where = "fuzz"});
  if (!decoded) return 0;
  if (decoded->map.made_size() != decoded->text.size()) std::abort();
  if (decoded->map.source_size() > size) std::abort();
  return 0;
}
