#include "extractor/likeliest_language.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::uint32_t kEnough = 4000;  // bytes
// Shorter ones are abbreviations, units and letters of any language.
constexpr std::uint32_t kLeastWord = 4;
// Fewer unknown words tell nothing: "Consult" over a line of abbreviations.
constexpr std::size_t kTelling = 3;

// In scripts without blanks each character is one.
bool is_word(const Token& token, std::string_view folded) {
  if (token.kind == TokenKind::kWord) return token.span.size() >= kLeastWord;
  return token.kind == TokenKind::kMark &&
         is_letter(decode_utf8(folded, token.span.begin).value);
}

struct Known {
  std::ptrdiff_t mentions = 0;
  std::size_t words = 0;    // of the text, the long ones
  std::size_t unknown = 0;  // of them, in no list and no rule
};

Known count_known(const SentenceView& view, std::string_view folded) {
  Known known;
  std::vector<bool> mentioned(view.tokens().size());
  for (const ItemId id : view.sequence()) {
    const Item& item = view.item(id);
    if (item.surface == nullptr) continue;
    ++known.mentions;
    std::fill(mentioned.begin() + item.tokens.begin,
              mentioned.begin() + item.tokens.end, true);
  }
  for (std::size_t i = 0; i < mentioned.size(); ++i) {
    const Token& token = view.tokens()[i];
    if (!is_word(token, folded)) continue;
    ++known.words;
    const bool named = mentioned[i] || view.grammar().vocabulary.find(
                                           token_text(folded, token)) != 0;
    known.unknown += named ? 0 : 1;
  }
  return known;
}

}  // namespace

const LanguageGrammar* likeliest_language(const CompiledGrammar& grammar,
                                          const SentenceView::Text& text,
                                          SentenceView& view) {
  const std::string& folded = text.folded->text;
  const Span begin{
      0, std::min(kEnough, static_cast<std::uint32_t>(folded.size()))};
  const LanguageGrammar* best = nullptr;
  Known most;
  for (const auto& [name, language] : grammar.languages) {
    const LanguageGrammar& one = language->grammar();
    view.read(text, begin, one);
    const Known known = count_known(view, folded);
    if (known.mentions <= most.mentions) continue;
    best = &one;
    most = known;
  }
  const bool foreign =
      most.unknown >= kTelling && most.unknown * 3 > most.words;
  return foreign ? nullptr : best;
}

}  // namespace casebook
