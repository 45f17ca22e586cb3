// Any valid text: folded, with a map that is monotone and covers it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/encoding.h"
#include "corpus/fold.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const casebook::Result<casebook::Decoded> decoded =
      casebook::decode(bytes, {.where = "fuzz", .encoding = "UTF-8"});
  if (!decoded) return 0;
  const casebook::Folded folded = casebook::fold(decoded->text);
  const auto made = static_cast<std::uint32_t>(folded.text.size());
  if (folded.map.made_size() != made) std::abort();
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at < made; ++at) {
    const casebook::Span source = folded.map.to_source({at, at + 1});
    if (source.begin < last || source.begin > source.end ||
        source.end > decoded->text.size()) {
      std::abort();
    }
    last = source.begin;
  }
  return 0;
}
