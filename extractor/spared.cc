#include "extractor/spared.h"

#include <algorithm>
#include <string>

#include "corpus/fold.h"

namespace casebook {
namespace {

bool is_spared(const Kinds& kinds, const Statement& one) {
  if (one.fact.assertion != "refused") return false;
  const Kind* kind = kinds.find(one.fact.kind);
  return kind != nullptr && !kind->placed.empty() &&
         !one.fact.get(kind->placed).empty();
}

// "T10" of "T10 was spared" and of ", T10 being spared": what a range that
// holds it does not spell.
std::string first_figure(std::string_view quote) {
  constexpr std::string_view kBounds = " ,;'()";
  const std::size_t digit = quote.find_first_of("0123456789");
  if (digit == std::string_view::npos)
    return fold_key(quote.substr(0, quote.find_first_of(kBounds)));
  const std::size_t before = quote.find_last_of(kBounds, digit);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return fold_key(
      quote.substr(begin, quote.find_first_of(kBounds, digit) - begin));
}

}  // namespace

void refuse_spared(const Kinds& kinds, std::string_view text, std::size_t first,
                   std::vector<Statement>& statements) {
  if (first == statements.size()) return;
  const std::uint32_t here = statements[first].sentence;
  std::size_t near = first;  // the sentence before's first
  while (near > 0 && statements[near - 1].sentence + 1 >= here) --near;
  for (std::size_t i = first; i < statements.size(); ++i) {
    if (!is_spared(kinds, statements[i])) continue;
    const Fact& spared = statements[i].fact;
    const std::string& key = kinds.find(spared.kind)->placed;
    const std::string name = first_figure(slice(text, spared.span));
    for (std::size_t j = near; j < statements.size(); ++j) {
      Fact& fact = statements[j].fact;
      if (j != i && fact.kind == spared.kind &&
          fact.get(key) == spared.get(key) &&
          fold_key(slice(text, fact.span)).find(name) == std::string::npos)
        fact.assertion = "refused";
    }
  }
}

}  // namespace casebook
