#include "extractor/kin.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace casebook {
namespace {

using Type = CaseEvent::Type;

bool names_one(const CaseEvent& event) {
  return (event.type == Type::kHeading || event.type == Type::kOrdinal ||
          event.type == Type::kNamed || event.type == Type::kMention) &&
         place_number(event.label) > 0;
}

// "A (the elder)", "B, though the younger": right behind who begins the
// sentence.
int told_kin(const CaseScene::Events& events, const Reported& reported,
             std::string& kin) {
  constexpr std::uint32_t kFirst = 2, kNear = 6;
  const CaseEvent* one = nullptr;
  for (const CaseEvent* event : events) {
    if (one == nullptr && names_one(*event) && event->order <= kFirst)
      one = event;
    const bool rank =
        event->type == Type::kNamed && !sibling(event->label).empty();
    if (!rank || is_kin(event->label)) continue;
    if (one == nullptr || event->order > one->order + kNear) return kNobody;
    kin = sibling(event->label);
    return reported.by_label(one->label);
  }
  return kNobody;
}

}  // namespace

void learn_kin(const CaseScene& scene, Reported& reported) {
  if (reported.patients.size() != 2 || reported.are_siblings()) return;
  for (const auto& [sentence, events] : scene.by_sentence()) {
    if (!scene.tells_of_own(sentence)) continue;
    std::string kin;
    const int patient = told_kin(events, reported, kin);
    if (patient == kNobody) continue;
    const auto at = static_cast<std::size_t>(patient);
    reported.patients[at].kin = kin;
    reported.patients[1 - at].kin = kin == "elder" ? "younger" : "elder";
    return;
  }
}

std::string told_bond(const CaseScene& scene) {
  const auto counts_two = [](const CaseEvent* event) {
    return event->type == Type::kCount && count_of(event->label) == 2;
  };
  for (const auto& [sentence, events] : scene.by_sentence()) {
    if (!scene.is_front(sentence) && !scene.tells_of_own(sentence)) continue;
    if (std::none_of(events.begin(), events.end(), counts_two)) continue;
    for (const CaseEvent* event : events)
      if (event->type == Type::kBond) return event->label;
  }
  return "";
}

}  // namespace casebook
