#include "extractor/arms.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/report_frame.h"
#include "extractor/signs.h"

namespace casebook {

using Type = CaseEvent::Type;

namespace {

// "Nine women and thirteen men" are two arms, whom "the women", "in the men"
// tell of; these words alone part no cohort.
constexpr std::string_view kBothSexes = "sexes";
constexpr std::string_view kOneSex = "sex ";

}  // namespace

std::vector<Patient> find_arms(const CaseScene& scene) {
  constexpr std::size_t kMost = 4;
  std::vector<Patient> arms;
  const auto add = [&](const std::string& label) {
    const bool known =
        std::any_of(arms.begin(), arms.end(),
                    [&](const Patient& one) { return one.label == label; });
    if (!known) arms.push_back({label, "", "", true});
  };
  const auto add_told = [&](const std::string& label) {
    if (label == kBothSexes) {
      add("sex female");
      add("sex male");
    } else if (!label.starts_with(kOneSex)) {
      add(label);
    }
  };
  for (const bool front : {false, true}) {
    for (const auto& [sentence, events] : scene.by_sentence()) {
      if (scene.is_front(sentence) != front || scene.about_others(sentence) ||
          scene.has(sentence, Type::kLiterature))
        continue;
      for (const CaseEvent* event : events)
        if (event->type == Type::kArm) add_told(event->label);
    }
  }
  if (arms.size() < 2 || arms.size() > kMost) arms.clear();
  return arms;
}

void add_arms_beside(const CaseScene& scene, int announced,
                     Reported& reported) {
  const bool of_many = announced > Signs::kMostTold ||
                       (is_cohort(scene) &&
                        announced > static_cast<int>(reported.patients.size()));
  if (!of_many) return;
  for (Patient& arm : find_arms(scene)) {
    if (reported.by_arm(arm.label) == kNobody)
      reported.patients.push_back(std::move(arm));
  }
}

}  // namespace casebook
