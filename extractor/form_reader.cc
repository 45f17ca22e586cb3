#include "extractor/form_reader.h"

#include "corpus/fold.h"
#include "corpus/span.h"

namespace casebook {

const std::vector<std::string_view>& FormReader::words(std::string_view form) {
  folded_ = fold_key(form);
  tokens_.clear();
  words_.clear();
  joined_.clear();
  tokenize(
      folded_, {0, static_cast<std::uint32_t>(folded_.size())},
      [](std::string_view) { return false; }, tokens_);
  for (const Token& token : tokens_) {
    words_.push_back(token.broken
                         ? joined_.emplace_back(token_text(folded_, token))
                         : slice(folded_, token.span));
  }
  return words_;
}

}  // namespace casebook
