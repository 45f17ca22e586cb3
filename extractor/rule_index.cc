#include "extractor/rule_index.h"

#include <algorithm>
#include <bit>
#include <map>

#include "extractor/compiled_grammar.h"

namespace casebook {
namespace {

// A third requirement still halves the patterns that are tried in vain.
constexpr std::size_t kSlots = 3;

// How often an item has this symbol, roughly: the classes that every text is
// full of weigh most.
std::uint32_t weight_of(const SymbolTable& symbols, Symbol symbol) {
  std::uint32_t weight = 2;
  for (const ClassId id : symbols.classes(symbol)) {
    const std::string& name = symbols.class_name(id);
    if (name.starts_with('=')) return name.size() <= 4 ? 40 : 4;
    if (name == "word") weight = 1000;
    if (name == "mark" || name == "stop") weight = 300;
    if (name == "number") weight = 100;
  }
  return weight;
}

}  // namespace

RuleIndex::RuleIndex(const std::vector<CompiledRule>& rules,
                     const SymbolTable& symbols) {
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    for (std::uint32_t p = 0; p < rules[r].patterns.size(); ++p)
      places_.push_back({r, p});
  }
  slot_words_ = (places_.size() + 63) / 64;
  row_words_ = slot_words_ * kSlots;
  open_.assign(row_words_, 0);
  rows_.assign(row_words_ * symbols.symbol_count(), 0);
  std::vector<std::uint32_t> weights;
  for (std::size_t s = 0; s < symbols.symbol_count(); ++s)
    weights.push_back(weight_of(symbols, static_cast<Symbol>(s)));
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Place place = places_[i];
    file(i, rules[place.rule].patterns[place.pattern].program.required(),
         weights);
  }
  share_rows(std::vector<std::uint64_t>(std::move(rows_)));
}

void RuleIndex::file(std::size_t pattern, std::vector<SymbolSet> required,
                     const std::vector<std::uint32_t>& weights) {
  const auto weight = [&](const SymbolSet& set) {
    std::uint64_t sum = 0;
    for (std::size_t s = 0; s < weights.size(); ++s)
      if (set.has(static_cast<Symbol>(s))) sum += weights[s];
    return sum;
  };
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < required.size(); ++i)
    order.emplace_back(weight(required[i]), i);
  std::sort(order.begin(), order.end());
  const std::uint64_t bit = std::uint64_t{1} << (pattern % 64);
  for (std::size_t slot = 0; slot < kSlots; ++slot) {
    const std::size_t word = slot * slot_words_ + pattern / 64;
    if (slot >= order.size()) {
      open_[word] |= bit;
      continue;
    }
    const SymbolSet& set = required[order[slot].second];
    for (std::size_t s = 0; s < weights.size(); ++s)
      if (set.has(static_cast<Symbol>(s))) rows_[s * row_words_ + word] |= bit;
  }
}

// Most symbols satisfy the same patterns as another: their rows stay in the
// processor's cache when they are one.
void RuleIndex::share_rows(const std::vector<std::uint64_t>& rows) {
  std::map<std::vector<std::uint64_t>, std::uint32_t> known;
  rows_.clear();
  if (row_words_ == 0) return;
  for (auto row = rows.begin(); row != rows.end();
       row += static_cast<long>(row_words_)) {
    const auto [place, fresh] =
        known.try_emplace({row, row + static_cast<long>(row_words_)},
                          static_cast<std::uint32_t>(rows_.size()));
    if (fresh)
      rows_.insert(rows_.end(), place->first.begin(), place->first.end());
    row_of_.push_back(place->second);
    if (fresh && std::all_of(place->first.begin(), place->first.end(),
                             [](std::uint64_t word) { return word == 0; }))
      empty_row_ = place->second;
  }
}

void RuleIndex::candidates(std::span<const Symbol> sequence,
                           std::vector<std::uint64_t>& scratch,
                           std::vector<Place>& found) const {
  found.clear();
  scratch = open_;
  if (row_words_ == 0) return;
  for (const Symbol symbol : sequence) {
    if (row_of_[symbol] == empty_row_) continue;
    const std::uint64_t* row = &rows_[row_of_[symbol]];
    for (std::size_t w = 0; w < row_words_; ++w) scratch[w] |= row[w];
  }
  for (std::size_t w = 0; w < slot_words_; ++w) {
    std::uint64_t bits = scratch[w];
    for (std::size_t slot = 1; slot < kSlots; ++slot)
      bits &= scratch[slot * slot_words_ + w];
    for (; bits != 0; bits &= bits - 1) {
      found.push_back(
          places_[w * 64 + static_cast<std::size_t>(std::countr_zero(bits))]);
    }
  }
}

}  // namespace casebook
