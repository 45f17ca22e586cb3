#include "extractor/rule_index.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include "extractor/compiled_grammar.h"

namespace casebook {
namespace {

constexpr std::uint32_t kLastPlace = NeedsMet::kMostItems - 1;

// How often an item has this symbol, roughly: the classes that every text is
// full of weigh most. A mark is as frequent where rules name it as where they
// do not; a word that they name is not.
std::uint32_t weight_of(const SymbolTable& symbols, Symbol symbol) {
  std::uint32_t weight = 2;
  bool word = false, named = false;
  for (const ClassId id : symbols.classes(symbol)) {
    const std::string& name = symbols.class_name(id);
    word |= name == "word";
    if (name == "mark" || name == "stop") weight = 300;
    if (name == "number") weight = std::max(weight, 100U);
    if (!name.starts_with('=')) continue;
    named = true;
    weight = std::max(weight, name.size() <= 4 ? 40U : 4U);
  }
  return word && !named ? 1000 : weight;
}

}  // namespace

SetWeights::SetWeights(const SymbolTable& symbols) {
  symbols_.reserve(symbols.symbol_count());
  for (std::size_t s = 0; s < symbols.symbol_count(); ++s)
    symbols_.push_back(weight_of(symbols, static_cast<Symbol>(s)));
}

std::uint64_t SetWeights::of(SymbolSets::Id id, const SymbolSets& sets) {
  known_.resize(std::max<std::size_t>(known_.size(), sets.size()));
  if (known_[id] != 0) return known_[id] - 1;
  const SymbolSet& set = sets.at(id);
  std::uint64_t sum = 0;
  set.for_each([&](Symbol symbol) { sum += symbols_[symbol]; });
  known_[id] = sum + 1;
  return sum;
}

RuleIndex::RuleIndex(const std::vector<CompiledRule>& rules,
                     SetWeights& weights, const SymbolSets& sets,
                     SymbolSets& needs) {
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    for (std::uint32_t p = 0; p < rules[r].patterns.size(); ++p) {
      const auto number = static_cast<std::uint32_t>(places_.size());
      places_.push_back({r, p});
      for (const auto& branch : rules[r].patterns[p].program.branches())
        file(number, branch, weights, sets);
    }
  }
  number_needs(sets, needs);
  sort_by_need();
}

void RuleIndex::file(std::uint32_t pattern, const SymbolProgram::Branch& branch,
                     SetWeights& weights, const SymbolSets& sets) {
  std::vector<SymbolProgram::Required> required = branch.required;
  if (required.empty()) return open_.push_back(pattern);
  std::stable_sort(required.begin(), required.end(),
                   [&](const auto& a, const auto& b) {
                     return weights.of(a.set, sets) < weights.of(b.set, sets);
                   });
  Filed filed{pattern, branch.anchored, 0, {}};
  filed.count =
      static_cast<std::uint8_t>(std::min<std::size_t>(kNeeds, required.size()));
  required.resize(kNeeds, required.front());
  for (std::size_t i = 0; i < kNeeds; ++i) {
    const auto& [set, least, most] = required[i];
    filed.needs[i] = {
        set, static_cast<std::uint8_t>(std::min(least, kLastPlace)),
        most > kLastPlace ? kFar : static_cast<std::uint8_t>(most)};
  }
  filed_.push_back(filed);
}

// Those that patterns are filed under get numbers side by side: which of them
// are met then stands in a few words.
void RuleIndex::number_needs(const SymbolSets& sets, SymbolSets& needs) {
  for (std::size_t i = 0; i < kNeeds; ++i) {
    for (Filed& one : filed_)
      one.needs[i].set = needs.add(sets.at(one.needs[i].set));
  }
}

void RuleIndex::sort_by_need() {
  std::stable_sort(filed_.begin(), filed_.end(),
                   [](const Filed& a, const Filed& b) {
                     return a.needs[0].set < b.needs[0].set;
                   });
  for (std::uint32_t i = 0; i < filed_.size(); ++i) {
    const auto& needs = filed_[i].needs;
    others_.push_back({{needs[1].set, needs[2].set, needs[3].set}});
    const std::uint32_t set = needs[0].set;
    begins_.resize(std::max<std::size_t>(begins_.size(), set + 1), i);
    if (asked_.empty() || asked_.back().word != set / 64)
      asked_.push_back({set / 64, 0});
    asked_.back().bits |= std::uint64_t{1} << (set % 64);
  }
  begins_.push_back(static_cast<std::uint32_t>(filed_.size()));
}

// Where a match may begin that has its item at one of these places.
std::uint64_t RuleIndex::starts_of(std::uint64_t places, const Need& need) {
  std::uint64_t starts = places >> need.least;
  if (need.most == kFar) {  // at the last of them, or anywhere before
    const auto width = static_cast<unsigned>(std::bit_width(starts));
    return width == 64 ? UINT64_MAX : (std::uint64_t{1} << width) - 1;
  }
  // Each turn spreads it over twice as many places.
  for (unsigned left = need.most - need.least, step = 1; left > 0; step *= 2) {
    const unsigned by = std::min(step, left);
    starts |= starts >> by;
    left -= by;
  }
  return starts;
}

std::uint64_t RuleIndex::starts_of(const Filed& filed, NeedsMet& met) {
  if (!met.knows_places()) return UINT64_MAX;
  std::uint64_t starts = filed.anchored ? 1 : UINT64_MAX;
  for (std::size_t i = 0; i < filed.count && starts != 0; ++i)
    starts &= starts_of(met.places(filed.needs[i].set), filed.needs[i]);
  return starts;
}

// Most fail the first; of the others nobody can foresee which.
inline bool RuleIndex::Others::met(const std::uint64_t* bits) const {
  const auto has = [&](SymbolSets::Id set) {
    return bits[set / 64] >> (set % 64);
  };
  return (has(sets[0]) & 1U) != 0 && (has(sets[1]) & has(sets[2]) & 1U) != 0;
}

void RuleIndex::candidates(NeedsMet& met, std::vector<Place>& found) const {
  found.clear();
  const std::uint64_t* const bits = met.bits().data();
  for (const std::uint32_t pattern : open_) add(pattern, UINT64_MAX, found);
  for (const Asked& here : asked_) {
    for (std::uint64_t asked = here.bits & bits[here.word]; asked != 0;
         asked &= asked - 1) {
      const std::size_t need =
          here.word * 64 + static_cast<std::size_t>(std::countr_zero(asked));
      for (std::uint32_t i = begins_[need]; i < begins_[need + 1]; ++i) {
        if (!others_[i].met(bits)) continue;
        const std::uint64_t starts = starts_of(filed_[i], met);
        if (starts != 0) add(filed_[i].pattern, starts, found);
      }
    }
  }
}

// Few are found in a sentence: each is put where it belongs right away. Of a
// choice more than one branch may be there.
void RuleIndex::add(std::uint32_t pattern, std::uint64_t starts,
                    std::vector<Place>& found) const {
  const Place& place = places_[pattern];
  const auto before = [](const Place& a, const Place& b) {
    return a.rule != b.rule ? a.rule < b.rule : a.pattern < b.pattern;
  };
  std::size_t at = found.size();
  while (at > 0 && before(place, found[at - 1])) --at;
  if (at > 0 && !before(found[at - 1], place)) {
    found[at - 1].starts |= starts;
    return;
  }
  found.insert(found.begin() + static_cast<std::ptrdiff_t>(at), place)->starts =
      starts;
}

}  // namespace casebook
