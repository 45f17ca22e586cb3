#include "extractor/case_scene.h"

#include <algorithm>

namespace casebook {

using Type = CaseEvent::Type;

CaseScene::CaseScene(const Document& document,
                     const std::vector<CaseEvent>& events)
    : document_(document) {
  for (const CaseEvent& event : events)
    by_sentence_[event.sentence].push_back(&event);
  for (auto& [sentence, list] : by_sentence_)
    std::stable_sort(list.begin(), list.end(),
                     [](const CaseEvent* a, const CaseEvent* b) {
                       return a->order < b->order;
                     });
  find_case_in_introduction();
}

void CaseScene::find_case_in_introduction() {
  const bool has_body =
      std::any_of(document_.sections.begin(), document_.sections.end(),
                  [](const Section& one) {
                    return one.kind == SectionKind::kCase ||
                           one.kind == SectionKind::kResults;
                  });
  if (has_body) return;
  for (const auto& [sentence, events] : by_sentence_) {
    if (section(sentence) == SectionKind::kNone && has(sentence, Type::kIntro))
      return;
    if (section(sentence) != SectionKind::kIntroduction ||
        !has(sentence, Type::kIntro) || has(sentence, Type::kLiterature))
      continue;
    case_from_ = sentence;
    return;
  }
}

const CaseScene::Events& CaseScene::events_of(std::uint32_t sentence) const {
  static const Events kNone;
  const auto found = by_sentence_.find(sentence);
  return found == by_sentence_.end() ? kNone : found->second;
}

SectionKind CaseScene::section(std::uint32_t sentence) const {
  if (sentence >= document_.sentences.size()) return SectionKind::kNone;
  const Sentence& one = document_.sentences[sentence];
  return one.section < document_.sections.size()
             ? document_.sections[one.section].kind
             : SectionKind::kNone;
}

bool CaseScene::about_others(std::uint32_t sentence) const {
  switch (section(sentence)) {
    case SectionKind::kIntroduction:
      return sentence < case_from_;
    case SectionKind::kDiscussion:
    case SectionKind::kConclusion:
    case SectionKind::kReferences:
    case SectionKind::kBack:
      return true;
    default:
      return false;
  }
}

bool CaseScene::has(std::uint32_t sentence, Type type) const {
  const auto found = by_sentence_.find(sentence);
  return found != by_sentence_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](const CaseEvent* e) { return e->type == type; });
}

bool CaseScene::is_front(std::uint32_t sentence) const {
  const SectionKind kind = section(sentence);
  return kind == SectionKind::kTitle || kind == SectionKind::kAbstract;
}

bool CaseScene::tells_of_own(std::uint32_t sentence) const {
  return !has(sentence, Type::kLiterature) &&
         (!about_others(sentence) || has(sentence, Type::kOwn));
}

bool CaseScene::has_anywhere(Type type) const {
  return std::any_of(
      by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
        return !has(entry.first, Type::kLiterature) && has(entry.first, type);
      });
}

}  // namespace casebook
