#include "extractor/case_scene.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <tuple>

namespace casebook {

using Type = CaseEvent::Type;

namespace {

// Of what begins together, "the fourth" tells who it is before an age does:
// "The fourth, a 33-year-old teacher"; brackets open before what is in them.
std::tuple<std::uint32_t, std::uint32_t, int> place_of(const CaseEvent& event) {
  const int rank = event.type == Type::kInset   ? 0
                   : event.type == Type::kIntro ? 2
                                                : 1;
  return {event.sentence, event.order, rank};
}

}  // namespace

CaseScene::CaseScene(const Document& document,
                     const std::vector<CaseEvent>& events)
    : document_(document) {
  events_.reserve(events.size());
  for (const CaseEvent& event : events) events_.push_back(&event);
  std::stable_sort(events_.begin(), events_.end(),
                   [](const CaseEvent* a, const CaseEvent* b) {
                     return place_of(*a) < place_of(*b);
                   });
  summaries_.reserve(document.sentences.size());
  for (const Sentence& one : document.sentences) {
    summaries_.emplace_back();
    if (one.section < document.sections.size())
      summaries_.back().section = document.sections[one.section].kind;
  }
  for (auto first = events_.begin(); first != events_.end();) {
    const std::uint32_t sentence = (*first)->sentence;
    const auto last = std::find_if(
        first, events_.end(),
        [&](const CaseEvent* event) { return event->sentence != sentence; });
    by_sentence_.emplace_back(sentence, Events(first, last));
    if (summaries_.size() <= sentence) summaries_.resize(sentence + 1);
    Summary& summary = summaries_[sentence];
    summary.place = static_cast<std::uint32_t>(by_sentence_.size());
    for (; first != last; ++first) summary.types |= bit_of((*first)->type);
  }
  constexpr std::uint32_t kHead = 8;  // sentences: it says so at its begin
  is_record_ = std::any_of(
      by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
        return entry.first < kHead && has(entry.first, Type::kRecord);
      });
  mark_cited_patients();
  find_case_in_introduction();
  find_general_parts();
  find_case_in_discussion();
  find_prelude();
  find_questions();
}

// "X et al. described …. More recently a 28-year-old woman had … [5].": among
// others' patients, whoever is cited is one of them without a name as well.
void CaseScene::mark_cited_patients() {
  std::uint32_t of_others = UINT32_MAX;  // a paragraph
  for (const auto& [s, events] : by_sentence_) {
    if (s >= document_.sentences.size()) return;
    const Sentence& sentence = document_.sentences[s];
    if (has(s, Type::kLiterature)) of_others = sentence.paragraph;
    if (of_others == sentence.paragraph && has(s, Type::kIntro) &&
        !has(s, Type::kOwn) && cites(sentence.span))
      summaries_[s].types |= bit_of(Type::kLiterature);
  }
}

bool CaseScene::cites(Span sentence) const {
  const auto& all = document_.citations;
  const auto first = std::partition_point(
      all.begin(), all.end(),
      [&](const Span& one) { return one.begin < sentence.begin; });
  return first != all.end() && first->end <= sentence.end;
}

// Of a report with a part of its own for patients, only a paragraph that
// numbers one is not of its introduction.
void CaseScene::find_case_in_introduction() {
  const bool has_body =
      std::any_of(document_.sections.begin(), document_.sections.end(),
                  [](const Section& one) {
                    return one.kind == SectionKind::kCase ||
                           one.kind == SectionKind::kResults;
                  });
  if (is_all_introduction()) {
    case_from_ = 0;
    return;
  }
  for (const auto& [sentence, events] : by_sentence_) {
    if (section(sentence) == SectionKind::kNone && has(sentence, Type::kIntro))
      return;
    if (section(sentence) != SectionKind::kIntroduction ||
        !has(sentence, Type::kIntro) || has(sentence, Type::kLiterature) ||
        (has_body && !opens_numbered_patient(sentence)))
      continue;
    case_from_ = sentence;
    return;
  }
}

// "Methods: N/A. Results: N/A. Discussion: A 34-year-old woman …": a form that
// has no other place for her. Her story ends where a paragraph does not refer
// to her.
void CaseScene::find_case_in_discussion() {
  std::uint32_t from = UINT32_MAX;
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const SectionKind kind = section(s);
    if (kind == SectionKind::kDiscussion && from == UINT32_MAX &&
        !document_.sentences[s].heading)
      from = s;
    if (kind != SectionKind::kDiscussion && tells_of_somebody(s)) return;
  }
  if (from == UINT32_MAX || !has(from, Type::kIntro) ||
      has(from, Type::kLiterature) || has(from, Type::kPlural) ||
      cites(document_.sentences[from].span))
    return;
  std::uint32_t to = from + 1;
  for (; section(to) == SectionKind::kDiscussion; ++to) {
    if (opens_paragraph(to) &&
        (!has(to, Type::kRefer) || has(to, Type::kLiterature)))
      break;
  }
  discussed_from_ = from;
  discussed_to_ = to;
}

// What stands above a case's heading under none of its own, cites and tells of
// nobody, is an introduction; an abstract, which is told as well by its place
// alone, does not cite.
void CaseScene::find_prelude() {
  if (is_record_ || has_anywhere(Type::kCohort)) return;
  std::uint32_t s = 0;
  bool cited = false;
  for (; s < document_.sentences.size() && section(s) != SectionKind::kCase;
       ++s) {
    if (section(s) != SectionKind::kNone &&
        section(s) != SectionKind::kAbstract)
      continue;
    if (tells_of_somebody(s) || has(s, Type::kGroup)) return;
    cited = cited || cites(document_.sentences[s].span);
  }
  if (cited && s < document_.sentences.size()) prelude_to_ = s;
}

// "4. Who should be watched?", behind the case: what stands below and tells of
// nobody is of the field.
void CaseScene::find_questions() {
  bool case_told = false;
  std::uint32_t s = 0;
  const auto& all = document_.sentences;
  while (s < all.size()) {
    const std::uint32_t of = all[s].section;
    std::uint32_t end = s;
    bool of_somebody = false;
    for (; end < all.size() && all[end].section == of; ++end)
      of_somebody = of_somebody || tells_of_somebody(end);
    case_told = case_told || section(s) == SectionKind::kCase;
    const bool asks =
        of < document_.sections.size() &&
        slice(document_.text, document_.sections[of].heading).ends_with('?');
    if (asks && case_told && !of_somebody && section(s) == SectionKind::kNone) {
      for (std::uint32_t one = s; one < end; ++one)
        summaries_[one].section = SectionKind::kDiscussion;
    }
    s = end;
  }
}

// Of a patient of its own or of several.
bool CaseScene::tells_of_somebody(std::uint32_t sentence) const {
  constexpr Type kOfSomebody[] = {Type::kHeading, Type::kOrdinal, Type::kIntro,
                                  Type::kNamed,   Type::kOwn,     Type::kRefer,
                                  Type::kCohort,  Type::kByNumber};
  switch (section(sentence)) {
    case SectionKind::kIntroduction:
      return sentence == case_from_;
    case SectionKind::kReferences:
    case SectionKind::kBack:
      return false;
    default:
      break;
  }
  return std::any_of(std::begin(kOfSomebody), std::end(kOfSomebody),
                     [&](Type type) { return has(sentence, type); });
}

bool CaseScene::has_figures(std::uint32_t part) const {
  const Section& one = document_.sections[part];
  const Span body{std::max(one.heading.end, one.span.begin), one.span.end};
  return slice(document_.text, body).find_first_of("0123456789") !=
         std::string_view::npos;
}

// Of an abstract, what its introduction says before another part tells the
// patient, and what it concludes without figures and not of all its patients.
void CaseScene::find_general_parts() {
  const auto& sentences = document_.sentences;
  bool told_behind = false;
  for (auto last = static_cast<std::uint32_t>(sentences.size()); last > 0;) {
    std::uint32_t first = last - 1;
    const std::uint32_t of = sentences[first].section;
    while (first > 0 && sentences[first - 1].section == of) --first;
    const bool in_abstract = section(first) == SectionKind::kAbstract;
    const SectionKind part =
        in_abstract ? document_.sections[of].part : SectionKind::kNone;
    const auto any = [&](std::initializer_list<Type> types) {
      for (std::uint32_t s = first; s < last; ++s) {
        for (const Type type : types)
          if (has(s, type)) return true;
      }
      return false;
    };
    const bool introduces = part == SectionKind::kIntroduction && told_behind &&
                            !any({Type::kIntro, Type::kOwn, Type::kCohort});
    // "Conclusion: after 18 months the T-score was -2.5" tells of her.
    const bool concludes = part == SectionKind::kDiscussion ||
                           (part == SectionKind::kConclusion &&
                            !has_figures(of) && !any({Type::kGroup}));
    told_behind = in_abstract && (told_behind || part == SectionKind::kCase ||
                                  part == SectionKind::kResults);
    for (; last > first; --last) {
      summaries_[last - 1].introduces = introduces;
      summaries_[last - 1].concludes = concludes;
    }
  }
}

// A letter whose only heading was taken for an introduction's ("Konu: …").
bool CaseScene::is_all_introduction() const {
  bool any = false;
  for (const Summary& one : summaries_) {
    switch (one.section) {
      case SectionKind::kIntroduction:
        any = true;
        break;
      case SectionKind::kTitle:
      case SectionKind::kTable:
      case SectionKind::kFigure:
        break;
      default:
        return false;
    }
  }
  return any;
}

bool CaseScene::opens_numbered_patient(std::uint32_t sentence) const {
  const Events events = events_of(sentence);
  return !events.empty() && opens_paragraph(sentence) &&
         events.front()->type == Type::kOrdinal && events.front()->order == 0;
}

CaseScene::Events CaseScene::events_of(std::uint32_t sentence) const {
  if (sentence >= summaries_.size() || summaries_[sentence].place == 0)
    return {};
  return by_sentence_[summaries_[sentence].place - 1].second;
}

bool CaseScene::about_others(std::uint32_t sentence) const {
  switch (section(sentence)) {
    case SectionKind::kIntroduction:
      return sentence < case_from_;
    case SectionKind::kDiscussion:
      return !is_record_ &&
             (sentence < discussed_from_ || sentence >= discussed_to_);
    case SectionKind::kConclusion:
      return !is_record_;
    case SectionKind::kReferences:
    case SectionKind::kBack:
      return true;
    case SectionKind::kNone:
      return sentence < prelude_to_;
    case SectionKind::kAbstract:
      return sentence < prelude_to_ || summaries_[sentence].concludes;
    default:
      return false;
  }
}

bool CaseScene::tells_of_own(std::uint32_t sentence) const {
  return !has(sentence, Type::kLiterature) &&
         (!about_others(sentence) || has(sentence, Type::kOwn));
}

bool CaseScene::opens_paragraph(std::uint32_t sentence) const {
  const auto& all = document_.sentences;
  return sentence == 0 ||
         all[sentence].paragraph != all[sentence - 1].paragraph;
}

bool CaseScene::has_anywhere(Type type) const {
  return std::any_of(
      by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
        return !has(entry.first, Type::kLiterature) && has(entry.first, type);
      });
}

}  // namespace casebook
