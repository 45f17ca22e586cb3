#include "kb/fact_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "kb/fact_text.h"

namespace casebook {
namespace {

// Kept for reading, never part of what a fact claims (see the fact contract).
constexpr std::array<std::string_view, 5> kAside = {"status", "order", "anchor",
                                                    "offset", "offset_unit"};

bool overlap(const StoredFact& a, const StoredFact& b) {
  return a.begin < b.end && b.begin < a.end;
}

std::string_view site_of(const KeyValues& keys) {
  const auto site = keys.find("site");
  return site == keys.end() ? std::string_view() : site->second;
}

// Nothing that both say differs.
bool compatible(const KeyValues& a, const KeyValues& b) {
  return std::all_of(a.begin(), a.end(), [&b](const auto& key) {
    const auto other = b.find(key.first);
    return other == b.end() || other->second == key.second;
  });
}

// A list of levels shares one quote: another level is another fact.
bool of_the_same_thing(const KeyValues& a, const KeyValues& b) {
  if (site_of(a) == site_of(b)) return true;
  const auto value = a.find("value");
  const auto other = b.find("value");
  return value != a.end() && other != b.end() && value->second == other->second;
}

}  // namespace

KeyValues meaning_of(std::string_view keys) {
  KeyValues meaning;
  const auto all = keys_from_json(keys);
  if (!all) return meaning;
  for (const FactKey& key : *all) {
    if (std::find(kAside.begin(), kAside.end(), key.name) != kAside.end())
      continue;
    const std::optional<double> number =
        key.number ? decimal(key.value) : std::nullopt;
    meaning[key.name] = number ? fmt::format("{}", *number) : key.value;
  }
  return meaning;
}

bool says_the_same(const StoredFact& a, const StoredFact& b) {
  return a.kind == b.kind && a.name == b.name && a.assertion == b.assertion &&
         meaning_of(a.keys) == meaning_of(b.keys);
}

FactMatch::FactMatch(std::string_view text,
                     const std::vector<StoredFact>& facts)
    : text_(text), facts_(facts) {
  meanings_.reserve(facts.size());
  for (const StoredFact& fact : facts)
    meanings_.push_back(meaning_of(fact.keys));
}

bool FactMatch::same_place(const StoredFact& fact, const StoredFact& wanted,
                           const std::string& context) const {
  if (fact.begin == wanted.begin && fact.end == wanted.end) return true;
  return !context.empty() &&
         folded_space(fact.quote) == folded_space(wanted.quote) &&
         context_hash(text_, fact.begin, fact.end) == context;
}

int FactMatch::score(std::size_t index, const StoredFact& wanted,
                     const std::string& context, Likeness likeness) const {
  const StoredFact& fact = facts_[index];
  if (fact.kind != wanted.kind || fact.name != wanted.name) return 0;
  const KeyValues meaning = meaning_of(wanted.keys);
  const bool one_case = fact.case_id == wanted.case_id;
  const bool place = same_place(fact, wanted, context);
  const bool near = place || overlap(fact, wanted);
  if (likeness == Likeness::kSame || likeness == Likeness::kMoved) {
    const bool same =
        fact.assertion == wanted.assertion && meanings_[index] == meaning;
    if (!same) return 0;
    if (likeness == Likeness::kSame) return one_case && place ? 1 : 0;
    return near || one_case ? 1 + 8 * near + 4 * place + 2 * one_case : 0;
  }
  if (!one_case || !near) return 0;
  const bool fits = fact.assertion == wanted.assertion &&
                    compatible(meanings_[index], meaning);
  if (likeness == Likeness::kCompatible) return fits ? 1 + place : 0;
  return of_the_same_thing(meanings_[index], meaning) ? 1 + place : 0;
}

std::size_t FactMatch::find(const StoredFact& wanted,
                            const std::string& context,
                            const std::vector<bool>& taken,
                            Likeness likeness) const {
  std::size_t best = kNone;
  int best_score = 0;
  for (std::size_t i = 0; i < facts_.size(); ++i) {
    if (taken[i]) continue;
    const int found = score(i, wanted, context, likeness);
    if (found <= best_score) continue;
    best = i;
    best_score = found;
  }
  return best;
}

FactMatch::Case FactMatch::find_case(const StoredFact& wanted,
                                     const std::string& context) const {
  const std::vector<bool> none(facts_.size(), false);
  Case found;
  std::size_t at = find(wanted, context, none, Likeness::kSame);
  found.moved = at == kNone;
  if (at == kNone) at = find(wanted, context, none, Likeness::kMoved);
  if (at == kNone) at = find(wanted, context, none, Likeness::kCompatible);
  if (at == kNone) return found;
  found.found = true;
  found.id = facts_[at].case_id;
  return found;
}

bool find_quote(std::string_view text, const std::string& context,
                StoredFact& fact) {
  const auto stands = [&](std::int64_t begin, std::int64_t end) {
    if (begin < 0 || end <= begin ||
        static_cast<std::size_t>(end) > text.size())
      return false;
    return folded_space(text.substr(static_cast<std::size_t>(begin),
                                    static_cast<std::size_t>(end - begin))) ==
           folded_space(fact.quote);
  };
  if (stands(fact.begin, fact.end)) return true;
  const std::string& quote = fact.quote;
  std::size_t first = std::string_view::npos;
  for (std::size_t at = text.find(quote);
       !quote.empty() && at != std::string_view::npos;
       at = text.find(quote, at + 1)) {
    const auto begin = static_cast<std::int64_t>(at);
    const auto end = begin + static_cast<std::int64_t>(quote.size());
    if (first == std::string_view::npos) first = at;
    if (context_hash(text, begin, end) != context) continue;
    first = at;
    break;
  }
  if (first == std::string_view::npos) return false;
  fact.begin = static_cast<std::int64_t>(first);
  fact.end = fact.begin + static_cast<std::int64_t>(quote.size());
  return true;
}

}  // namespace casebook
