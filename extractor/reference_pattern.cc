#include "extractor/reference_pattern.h"

namespace casebook {

const Pattern* ReferencePattern::get() const {
  std::call_once(compiled_, [this] {
    Result<Pattern> made =
        Pattern::compile(translate_known(node_, symbols_).expression);
    if (made) pattern_.emplace(std::move(*made));
  });
  return pattern_ ? &*pattern_ : nullptr;
}

}  // namespace casebook
