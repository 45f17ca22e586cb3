#include "extractor/turns.h"

#include <algorithm>

namespace casebook {

using Type = CaseEvent::Type;

bool tells_apart(Type type) {
  return type == Type::kOrdinal || type == Type::kMention ||
         type == Type::kNamed || type == Type::kIntro;
}

bool is_placed(const CaseScene::Events& events, std::uint32_t order) {
  constexpr std::uint32_t kLead = 3;
  return std::any_of(events.begin(), events.end(), [&](const CaseEvent* e) {
    return e->type == Type::kPlaced && e->order <= order &&
           order <= e->order + kLead;
  });
}

bool told_before(const std::vector<Turn>& turns,
                 std::span<const Statement> statements) {
  const auto name = std::find_if(turns.begin(), turns.end(),
                                 [](const Turn& turn) { return turn.names; });
  if (name == turns.end() || !name->placed) return false;
  return std::any_of(
      statements.begin(), statements.end(), [&](const Statement& one) {
        return one.figure < name->order && !one.fact.keys.empty();
      });
}

int owner(const std::vector<Turn>& turns, std::uint32_t figure,
          bool backwards) {
  std::size_t at = 0;
  while (at + 1 < turns.size() && turns[at + 1].order <= figure) ++at;
  const Turn& here = turns[at];
  if (!backwards || (here.names && !here.placed)) return here.patient;
  const auto next =
      std::find_if(turns.begin() + static_cast<long>(at) + 1, turns.end(),
                   [](const Turn& turn) { return turn.names; });
  return next != turns.end() && next->placed ? next->patient : here.patient;
}

}  // namespace casebook
