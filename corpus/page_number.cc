#include "corpus/page_number.h"

#include <algorithm>
#include <iterator>

namespace casebook {

std::uint32_t page_at(const Document& document, std::uint32_t position) {
  const auto after = std::upper_bound(
      document.places.begin(), document.places.end(), position,
      [](std::uint32_t at, const PagePlace& p) { return at < p.span.begin; });
  return after == document.places.begin() ? 0 : std::prev(after)->page;
}

}  // namespace casebook
