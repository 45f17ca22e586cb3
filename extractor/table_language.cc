#include "extractor/table_language.h"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kShortest = 3;  // bytes
constexpr std::size_t kClear = 2;     // words more

// The words of letters alone.
void add_words(std::string_view text, std::set<std::string>& words) {
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint letter = decode_utf8(text, at);
    if (is_letter(letter.value)) {
      append_utf8(word, simple_lower(letter.value));
    } else {
      if (word.size() >= kShortest) words.insert(word);
      word.clear();
    }
    at += letter.size;
  }
  if (word.size() >= kShortest) words.insert(word);
}

std::set<std::string> words_of(const Document& document, const Grid& grid) {
  std::set<std::string> words;
  for (const Cell& cell : grid.cells) {
    if (cell.row < grid.head_rows || cell.column == 0)
      add_words(slice(document.text, cell.span), words);
  }
  return words;
}

std::size_t known(const LanguageGrammar& grammar,
                  const std::set<std::string>& words) {
  std::size_t count = 0;
  for (const std::string& word : words) count += grammar.knows(word) ? 1 : 0;
  return count;
}

}  // namespace

const LanguageGrammar& table_language(const Document& document,
                                      const Grid& grid,
                                      const CompiledGrammar& grammars,
                                      const LanguageGrammar& told) {
  std::set<std::string_view> others;
  for (const Sentence& sentence : document.sentences) {
    if (!sentence.language.empty() && sentence.language != told.language)
      others.insert(sentence.language);
  }
  if (others.empty()) return told;
  const std::set<std::string> words = words_of(document, grid);
  const LanguageGrammar* best = &told;
  std::size_t most = known(told, words) + kClear - 1;
  for (const std::string_view code : others) {
    const LanguageGrammar* other = grammars.language(code);
    const std::size_t count = other == nullptr ? 0 : known(*other, words);
    if (count > most) {
      most = count;
      best = other;
    }
  }
  return *best;
}

}  // namespace casebook
