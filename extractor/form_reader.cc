#include "extractor/form_reader.h"

#include <algorithm>

#include "corpus/fold.h"
#include "corpus/span.h"

namespace casebook {

// Most forms are letters and blanks, of which nothing else becomes.
bool FormReader::read_plain(std::string_view form) {
  folded_.resize(form.size());
  for (std::size_t at = 0; at < form.size(); ++at) {
    const char c = form[at];
    const bool capital = 'A' <= c && c <= 'Z';
    if (c != ' ' && !capital && (c < 'a' || c > 'z')) return false;
    folded_[at] = capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view folded = folded_;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words_.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return true;
}

const std::vector<std::string_view>& FormReader::words(std::string_view form) {
  words_.clear();
  if (read_plain(form)) return words_;
  folded_ = fold_key(form);
  tokens_.clear();
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
