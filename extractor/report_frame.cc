#include "extractor/report_frame.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "extractor/reported.h"

namespace casebook {

using Type = CaseEvent::Type;

bool is_review(const CaseScene& scene) {
  bool review = false;
  std::set<std::string_view> numbered;  // "E.K. …, N.D. …": somebody is told of
  for (const auto& [sentence, events] : scene.by_sentence()) {
    const bool cited = scene.has(sentence, Type::kLiterature);
    for (const CaseEvent* event : events) {
      if (event->type == Type::kOrdinal && !cited)
        numbered.insert(event->label);
    }
    const bool own = scene.has(sentence, Type::kOwn) &&
                     !scene.has(sentence, Type::kLiterature);
    if (scene.section(sentence) == SectionKind::kCase || own) return false;
    review |= scene.has(sentence, Type::kReview);
  }
  return review && numbered.size() < 2;
}

bool is_research(const CaseScene& scene) {
  constexpr std::size_t kFullPaper = 15'000;  // bytes
  const auto has_section = [&](SectionKind kind) {
    return std::any_of(scene.document().sections.begin(),
                       scene.document().sections.end(),
                       [&](const Section& one) { return one.kind == kind; });
  };
  const std::size_t size = scene.document().text.size();
  return size > kFullPaper && !has_section(SectionKind::kCase) &&
         (has_section(SectionKind::kResults) || size > 2 * kFullPaper);
}

namespace {

// "Of two mothers the first …": they are told one by one.
bool tells_one_of(const CaseScene& scene, std::uint32_t sentence) {
  if (!scene.has(sentence, Type::kMention) || scene.about_others(sentence))
    return false;
  const auto events = scene.events_of(sentence);
  const auto count = std::find_if(
      events.begin(), events.end(),
      [](const CaseEvent* event) { return event->type == Type::kCount; });
  return std::any_of(count, events.end(), [](const CaseEvent* event) {
    return event->type == Type::kMention;
  });
}

}  // namespace

int announced_count(const CaseScene& scene) {
  for (const auto& [sentence, events] : scene.by_sentence()) {
    const bool told =
        scene.is_front(sentence) || scene.has(sentence, Type::kOwn) ||
        scene.has(sentence, Type::kCohort) || tells_one_of(scene, sentence) ||
        scene.section(sentence) == SectionKind::kNone;
    const bool cites = scene.has(sentence, Type::kLiterature) &&
                       !scene.has(sentence, Type::kOwn);
    if (!told || cites) continue;
    for (const CaseEvent* event : events) {
      if (event->type == Type::kCount && count_of(event->label) >= 2)
        return count_of(event->label);
    }
  }
  return 0;
}

bool is_cohort(const CaseScene& scene) {
  return std::any_of(scene.by_sentence().begin(), scene.by_sentence().end(),
                     [&](const auto& entry) {
                       return !scene.about_others(entry.first) &&
                              !scene.has(entry.first, Type::kLiterature) &&
                              scene.has(entry.first, Type::kCohort);
                     });
}

}  // namespace casebook
