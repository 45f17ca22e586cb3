#include "extractor/arms.h"

#include <algorithm>

namespace casebook {

using Type = CaseEvent::Type;

std::vector<Patient> find_arms(const CaseScene& scene) {
  constexpr std::size_t kMost = 4;
  std::vector<Patient> arms;
  const auto add = [&](const std::string& label) {
    const bool known =
        std::any_of(arms.begin(), arms.end(),
                    [&](const Patient& one) { return one.label == label; });
    if (!known) arms.push_back({label, "", "", true});
  };
  for (const bool front : {false, true}) {
    for (const auto& [sentence, events] : scene.by_sentence()) {
      if (scene.is_front(sentence) != front || scene.about_others(sentence) ||
          scene.has(sentence, Type::kLiterature))
        continue;
      for (const CaseEvent* event : events)
        if (event->type == Type::kArm) add(event->label);
    }
  }
  if (arms.size() < 2 || arms.size() > kMost) arms.clear();
  return arms;
}

}  // namespace casebook
