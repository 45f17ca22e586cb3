#include "extractor/compiled_grammar.h"

#include <algorithm>

#include "corpus/fold.h"

namespace casebook {

const WordStem* LanguageGrammar::stem_of(std::string_view word) const {
  // Below this a word is likelier one of everyday than a drug's name.
  constexpr std::size_t kShortestName = 8;
  if (word.size() < kShortestName) return nullptr;
  for (const WordStem& stem : stems) {
    // The last byte first: nearly all differ there, and a comparison is a call.
    if (stem.ending.ends_with(word.back()) && word.ends_with(stem.ending))
      return &stem;
  }
  return nullptr;
}

bool LanguageGrammar::knows(std::string_view word) const {
  const WordId id = vocabulary.find(fold_key(word));
  if (id == 0) return false;
  if (word_symbols[id] != plain.word) return true;
  const std::uint32_t node = surfaces_trie.step(0, id);
  if (node == WordTrie::kNone || surfaces_trie.end_at(node) == WordTrie::kNone)
    return false;
  const std::vector<Surface>& all = surfaces[surfaces_trie.end_at(node)];
  return std::any_of(all.begin(), all.end(), [&](const Surface& surface) {
    return surface.exact.empty() || surface.exact == word;
  });
}

RuleList CompiledGrammar::rules() const {
  RuleList all;
  for (const Rule& rule : shared_rules) all.push_back(&rule);
  for (const auto& [code, language] : languages)
    for (const Rule& rule : language->own_rules()) all.push_back(&rule);
  return all;
}

const LanguageGrammar* CompiledGrammar::language(std::string_view code) const {
  const auto known = languages.find(code);
  return known == languages.end() ? nullptr : &known->second->grammar();
}

}  // namespace casebook
