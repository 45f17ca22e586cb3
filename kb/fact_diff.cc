#include "kb/fact_diff.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "kb/fact_match.h"

namespace casebook {
namespace {

using Kind = FactChange::Kind;

std::int64_t place_of(const FactChange& change) {
  return change.kind == Kind::kLost ? change.before.begin : change.after.begin;
}

}  // namespace

const char* to_text(FactChange::Kind kind) {
  constexpr std::array kNames = {"gained", "lost", "changed", "moved"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<FactChange> diff_facts(std::string_view text,
                                   const std::vector<StoredFact>& before,
                                   const std::vector<StoredFact>& after) {
  const FactMatch match(text, after);
  std::vector<bool> taken(after.size(), false);
  std::vector<bool> settled(before.size(), false);
  std::vector<FactChange> changes;
  constexpr std::array kSteps = {Likeness::kSame, Likeness::kMoved,
                                 Likeness::kCompatible, Likeness::kOther};
  for (const Likeness likeness : kSteps) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (settled[i]) continue;
      const std::string context =
          text.empty() ? ""
                       : context_hash(text, before[i].begin, before[i].end);
      const std::size_t at = match.find(before[i], context, taken, likeness);
      if (at == FactMatch::kNone) continue;
      settled[i] = true;
      taken[at] = true;
      if (likeness == Likeness::kSame) continue;
      const Kind kind =
          likeness == Likeness::kMoved ? Kind::kMoved : Kind::kChanged;
      changes.push_back({kind, before[i], after[at]});
    }
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!settled[i]) changes.push_back({Kind::kLost, before[i], {}});
  for (std::size_t i = 0; i < after.size(); ++i)
    if (!taken[i]) changes.push_back({Kind::kGained, {}, after[i]});
  std::stable_sort(changes.begin(), changes.end(),
                   [](const FactChange& a, const FactChange& b) {
                     return place_of(a) < place_of(b);
                   });
  return changes;
}

}  // namespace casebook
