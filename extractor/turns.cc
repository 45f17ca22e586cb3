#include "extractor/turns.h"

#include <algorithm>

namespace casebook {

using Type = CaseEvent::Type;

bool tells_apart(Type type) {
  return type == Type::kOrdinal || type == Type::kMention ||
         type == Type::kNamed || type == Type::kIntro || type == Type::kSome ||
         type == Type::kSexed || type == Type::kArm || type == Type::kRole;
}

std::uint32_t led_from(const CaseScene::Events& events, std::uint32_t order) {
  constexpr std::uint32_t kLead = 3;
  std::uint32_t from = UINT32_MAX;
  for (const CaseEvent* event : events) {
    if (event->order > order) continue;
    if (event->type == Type::kOnward && order <= event->order + kLead + 1)
      return UINT32_MAX;
    if (event->type == Type::kPlaced && order <= event->order + kLead)
      from = event->order;
  }
  return from;
}

bool told_before(const std::vector<Turn>& turns,
                 std::span<const Statement> statements) {
  const auto names = [](const Turn& turn) { return turn.names; };
  const auto first = std::find_if(turns.begin(), turns.end(), names);
  if (first == turns.end() || !first->placed || statements.empty())
    return false;
  const bool figure = std::any_of(
      statements.begin(), statements.end(), [&](const Statement& one) {
        return one.figure < first->order && !one.fact.keys.empty();
      });
  if (figure) return true;
  // "Alendronate was given to the nurse; …", where nobody stands before and
  // nothing behind; of "films of the former showed T12" the fracture does.
  const auto second = std::find_if(first + 1, turns.end(), names);
  const bool nothing_behind =
      second != turns.end() &&
      std::none_of(
          statements.begin(), statements.end(), [&](const Statement& one) {
            return one.figure >= first->order && one.figure < second->order;
          });
  if (nothing_behind && first == turns.begin() + 1 &&
      statements[0].figure < first->order)
    return true;
  const auto last = std::find_if(turns.rbegin(), turns.rend(), names);
  const bool ends = std::all_of(
      statements.begin(), statements.end(),
      [&](const Statement& one) { return one.figure < last->order; });
  const bool begins = std::any_of(
      statements.begin(), statements.end(),
      [&](const Statement& one) { return one.figure < first->order; });
  const bool placed =
      std::all_of(turns.begin(), turns.end(),
                  [](const Turn& turn) { return !turn.names || turn.placed; });
  // Of somebody known, one name may be told in passing.
  const bool several = last->order != first->order || !first->also.empty();
  return begins && ends && placed && (several || turns[0].patient < 0);
}

Turn before_all(const std::vector<Turn>& turns) {
  Turn all;
  if (turns.empty() || turns[0].patient != kNobody || turns[0].names) return {};
  for (const Turn& turn : turns) {
    const auto known = [&](int one) {
      return one == all.patient ||
             std::find(all.also.begin(), all.also.end(), one) != all.also.end();
    };
    if (!turn.names) continue;
    if (turn.placed || !turn.also.empty()) return {};
    if (all.patient == kNobody) {
      all.patient = turn.patient;
    } else if (!known(turn.patient)) {
      all.also.push_back(turn.patient);
    }
  }
  all.names = !all.also.empty();
  return all;
}

std::vector<int> named_in_row(const std::vector<Turn>& turns,
                              std::uint32_t figures, std::size_t count) {
  std::vector<int> before, behind;
  for (const Turn& turn : turns) {
    if (!turn.names) continue;
    std::vector<int>& row = turn.order < figures ? before : behind;
    const auto add = [&row](int patient) {
      if (std::find(row.begin(), row.end(), patient) == row.end())
        row.push_back(patient);
    };
    add(turn.patient);
    for (const int other : turn.also) add(other);
  }
  if (before.size() == count) return before;
  return before.empty() && behind.size() == count ? behind : std::vector<int>{};
}

const Turn& owner(const std::vector<Turn>& turns, std::uint32_t figure,
                  bool backwards) {
  std::size_t at = 0;
  while (at + 1 < turns.size() && turns[at + 1].order <= figure) ++at;
  const Turn& here = turns[at];
  // "…, and -2.6 in the second": right before whom it leads to.
  for (std::size_t next = at + 1; next < turns.size(); ++next) {
    if (turns[next].names && turns[next].led_from == figure + 1)
      return turns[next];
  }
  if (!backwards || (here.names && !here.placed)) return here;
  const auto next =
      std::find_if(turns.begin() + static_cast<long>(at) + 1, turns.end(),
                   [](const Turn& turn) { return turn.names; });
  return next != turns.end() && next->placed ? *next : here;
}

}  // namespace casebook
