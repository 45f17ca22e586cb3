#include "corpus/fold.h"
#include "extractor/compiled_grammar.h"
#include "extractor/phrases.h"
#include "extractor/sentence_view.h"
#include "tools/bench/engine_floor.h"

namespace casebook {
namespace {

// Every rule of a language, whatever it makes.
template <typename Use>
void for_rules(const LanguageGrammar& language, const Use& use) {
  for (const auto& pass : language.passes)
    for (const CompiledRule& rule : pass) use(*rule.rule);
  for (const CompiledRule& rule : language.facts) use(*rule.rule);
  for (const CompiledRule& rule : language.cases) use(*rule.rule);
}

std::size_t matches_in(const std::string& symbols, const Pattern& pattern,
                       Pattern::Groups& groups) {
  std::size_t count = 0;
  std::uint32_t from = 0;
  while (from < symbols.size() && pattern.find(symbols, from, groups)) {
    from = std::max(groups[0].end, groups[0].begin + SymbolTable::kWidth);
    ++count;
  }
  return count;
}

}  // namespace

Re2Engine::Re2Engine(const Grammar& grammar, std::int64_t memory)
    : grammar_(grammar) {
  for (const auto& [name, lazy] : grammar.compiled->languages) {
    const LanguageGrammar& language = lazy->grammar();
    languages_.push_back({name, {}});
    for_rules(language, [&](const Rule& rule) {
      for (const auto& [text, node] : rule.patterns) {
        Result<Pattern> made = Pattern::compile(
            translate_known(node, language.symbols).expression, memory);
        if (made) languages_.back().patterns.push_back(std::move(*made));
      }
    });
  }
}

std::size_t Re2Engine::run(const std::vector<Document>& documents) const {
  std::size_t count = 0;
  SentenceView view;
  Pattern::Groups groups;
  for (const Document& document : documents) {
    const Folded folded = fold(document.text);
    for (const Sentence& sentence : document.sentences) {
      for (const Language& language : languages_) {
        if (language.name != sentence.language) continue;
        view.read({document.text, &folded, nullptr},
                  folded.map.to_made(sentence.span),
                  *grammar_.compiled->language(language.name));
        build_phrases(view, grammar_.compiled->concepts, true);
        for (const Pattern& pattern : language.patterns)
          count += matches_in(view.symbol_text(), pattern, groups);
      }
    }
  }
  return count;
}

}  // namespace casebook
