#include "extractor/signs.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/report_frame.h"
#include "extractor/reported.h"

namespace casebook {

using Type = CaseEvent::Type;

// The label of whom a definite article tells to be known.
constexpr std::string_view kKnownBefore = "known";

bool opens(const CaseEvent& event) {
  return event.type == Type::kIntro && event.order <= 1 && !event.label.empty();
}

bool is_age_for_each(const CaseEvent& event, int announced) {
  return event.type == Type::kAges &&
         static_cast<int>(ages_in(event.label).size()) == announced;
}

int place_of_mention(const std::string& label, int known, bool told_together) {
  if (is_former(label) || label == "the one") return 1;
  if (is_latter(label) || label == "other") return 2;
  if (is_one(label)) return known == 0 ? 1 : 0;
  if (label == "another") return told_together ? 0 : known + 1;
  return place_number(label);
}

Signs::Signs(const CaseScene& scene)
    : scene_(scene), by_sentence_(scene.by_sentence()) {
  announced_ = announced_count(scene_);
  if (tells_of_pair() || tell_of_second() ||
      (announced_ == 0 && brings_in_pair()))
    announced_ = 2;
  if (announced_ == 0) announced_ = headed_by_name();
}

// "Elder sister" and "Younger sister", each a heading, are two; one is nobody
// announced.
int Signs::headed_by_name() const {
  std::set<std::string_view> names;
  for (const auto& [sentence, events] : by_sentence_) {
    if (sentence >= scene_.document().sentences.size() || !of_own(sentence) ||
        !scene_.document().sentences[sentence].heading)
      continue;
    for (const CaseEvent* event : events)
      if (event->type == Type::kNamed) names.insert(event->label);
  }
  return names.size() < 2 ? 0 : static_cast<int>(names.size());
}

bool Signs::tell_apart() const {
  return numbers().size() >= 2 || tell_of_second() || traits() >= 2 ||
         distinct(Type::kNamed) >= 2 || has_age_for_each() ||
         opening_introductions() >= 2;
}

int Signs::counted() const {
  const std::set<std::string> told = numbers();
  int count = 0;
  while (told.contains(std::to_string(count + 1))) ++count;
  return count;
}

bool Signs::tell_of_second() const {
  const std::set<std::string> told = numbers();
  return told.size() == 1 && *told.begin() == "2" &&
         distinct(Type::kIntro) >= 2 && announced_count(scene_) == 0;
}

// "A mother and her daughter", "a 30-year-old nurse and a 41-year-old cook".
bool Signs::brings_in_pair() const {
  return std::any_of(by_sentence_.begin(), by_sentence_.end(),
                     [&](const auto& entry) {
                       return has(entry.first, Type::kPair) &&
                              scene_.tells_of_own(entry.first);
                     });
}

int Signs::traits() const {
  std::set<std::string_view> labels;
  for (const auto& [sentence, events] : by_sentence_) {
    if (!of_own(sentence)) continue;
    for (const CaseEvent* event : events) {
      if (event->type == Type::kMention && brings_trait(event->label))
        labels.insert(trait(event->label));
    }
  }
  return static_cast<int>(labels.size());
}

bool Signs::of_own(std::uint32_t sentence) const {
  return !scene_.about_others(sentence) && !has(sentence, Type::kLiterature);
}

bool Signs::has_age_for_each() const {
  for (const auto& [sentence, events] : by_sentence_) {
    if (announced_ < 2 || !scene_.tells_of_own(sentence)) continue;
    for (const CaseEvent* event : events)
      if (is_age_for_each(*event, announced_)) return true;
  }
  return false;
}

bool Signs::speaks_of_each() const {
  if (announced_ < 2 || announced_ > kMostTold) return false;
  const auto mentions = [](const CaseEvent* event) {
    return event->type == Type::kMention && trait(event->label).empty() &&
           !is_hers(event->label);
  };
  return std::any_of(
      by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
        return !scene_.is_front(entry.first) &&
               scene_.tells_of_own(entry.first) &&
               std::any_of(entry.second.begin(), entry.second.end(), mentions);
      });
}

int Signs::opening_count() const {
  for (const auto& [sentence, events] : by_sentence_) {
    if (scene_.is_front(sentence) || !scene_.tells_of_own(sentence)) continue;
    for (const CaseEvent* event : events) {
      const int number = count_of(event->label);
      if (event->type == Type::kCount && event->order == 0 && number >= 2)
        return number <= kMostTold ? number : 0;
    }
  }
  return 0;
}

std::size_t Signs::headings_in_prose() const {
  return static_cast<std::size_t>(std::count_if(
      by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
        return has(entry.first, Type::kHeading) &&
               scene_.section(entry.first) != SectionKind::kTable;
      }));
}

bool Signs::only_counts_own() const {
  if (announced_ < 2 || introduces_anyone()) return false;
  return std::any_of(by_sentence_.begin(), by_sentence_.end(),
                     [&](const auto& entry) {
                       return has(entry.first, Type::kOwn) &&
                              !has(entry.first, Type::kLiterature) &&
                              has(entry.first, Type::kCount);
                     });
}

std::size_t Signs::distinct(Type type) const {
  std::set<std::string> labels;
  for (const auto& [sentence, events] : by_sentence_) {
    if (!of_own(sentence)) continue;
    for (const CaseEvent* event : events) {
      if (event->type == type && !event->label.empty() &&
          (type != Type::kOrdinal || place_number(event->label) <= kMostTold)) {
        labels.insert(std::string(sibling(event->label).empty()
                                      ? event->label
                                      : sibling(event->label)));
      }
    }
  }
  // "Her elder sister had broken a hip", "two boys, the elder 6": siblings are
  // patients only where several are announced.
  const std::size_t siblings = labels.count("elder") + labels.count("younger");
  return labels.size() - (announced_ < 2 ? siblings : 0);
}

// "The first patient …; the second …": a number alone counts beside one that
// is told of a patient.
std::set<std::string> Signs::numbers() const {
  std::set<std::string> labels;
  for (const auto& [sentence, events] : by_sentence_) {
    if (!of_own(sentence)) continue;
    for (const CaseEvent* event : events) {
      const bool known_only =
          event->type == Type::kMention &&
          (is_letter(event->label) || is_anybody(event->label) ||
           is_hers(event->label) || !trait(event->label).empty());
      if ((event->type == Type::kOrdinal || event->type == Type::kMention) &&
          !known_only && !event->label.empty() &&
          place_number(event->label) <= kMostTold)
        labels.insert(event->label);
      if (event->type != Type::kSome) continue;
      for (std::string& label : short_words(event->label))
        labels.insert(std::move(label));
    }
  }
  const bool some = distinct(Type::kOrdinal) > 0 || tells_of_pair();
  if (!some) labels.clear();
  return labels;
}

// "The former …; the latter …", of a report that does not say how many.
bool Signs::tells_of_pair() const {
  bool former = false, latter = false;
  for (const auto& [sentence, events] : by_sentence_) {
    if (!of_own(sentence)) continue;
    for (const CaseEvent* event : events) {
      former |= event->type == Type::kMention && is_former(event->label);
      latter |= event->type == Type::kMention && is_latter(event->label);
    }
  }
  return former && latter && announced_count(scene_) == 0;
}

std::size_t Signs::opening_introductions() const {
  std::set<std::string> ages;
  // "The patient was 29 years old when it began" brings nobody in.
  const auto refers = [](const CaseEvent* event) {
    return event->type == Type::kRefer && event->order == 0 &&
           event->label == kKnownBefore;
  };
  for (const auto& [sentence, events] : by_sentence_) {
    if (std::any_of(events.begin(), events.end(), refers)) continue;
    for (const CaseEvent* event : events) {
      if (opens(*event) && !scene_.is_front(sentence) &&
          scene_.tells_of_own(sentence))
        ages.insert(event->label);
    }
  }
  return ages.size();
}

bool Signs::lack_other_half(std::string_view label) const {
  if (sibling(label).empty()) return false;
  const std::string_view other = label == "elder" ? "younger" : "elder";
  return std::none_of(
      by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
        return std::any_of(entry.second.begin(), entry.second.end(),
                           [&](const CaseEvent* one) {
                             return one->type == Type::kNamed &&
                                    sibling(one->label) == other;
                           });
      });
}

bool Signs::tell_as_many_ages() const {
  return announced_ >= 2 &&
         distinct(Type::kIntro) == static_cast<std::size_t>(announced_);
}

bool Signs::tell_of_group() const {
  return std::any_of(
      by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
        return of_own(entry.first) &&
               std::any_of(entry.second.begin(), entry.second.end(),
                           [](const CaseEvent* event) {
                             return event->type == Type::kGroup &&
                                    event->label.empty();
                           });
      });
}

bool Signs::tell_of_example() const {
  return std::any_of(by_sentence_.begin(), by_sentence_.end(),
                     [&](const auto& entry) {
                       return has(entry.first, Type::kExample) &&
                              scene_.tells_of_own(entry.first);
                     });
}

bool Signs::introduces_anyone() const {
  return std::any_of(by_sentence_.begin(), by_sentence_.end(),
                     [&](const auto& entry) {
                       return has(entry.first, Type::kIntro) &&
                              scene_.tells_of_own(entry.first);
                     });
}

bool Signs::speaks_of_patient() const {
  return std::any_of(by_sentence_.begin(), by_sentence_.end(),
                     [&](const auto& entry) {
                       const std::uint32_t at = entry.first;
                       if (has(at, Type::kLiterature))
                         return has(at, Type::kOwn);
                       if (scene_.section(at) == SectionKind::kCase &&
                           has(at, Type::kRefer))
                         return true;
                       return has(at, Type::kOwn);
                     }) ||
         speaks_on_of_somebody();
}

// An abstract without headings may name nobody by age; that it goes on about
// "her" or "the patient" tells it from a review.
bool Signs::speaks_on_of_somebody() const {
  int sentences = 0;
  for (const auto& [at, events] : by_sentence_) {
    sentences +=
        of_own(at) && has(at, Type::kRefer) && !has(at, Type::kPlural) ? 1 : 0;
  }
  return sentences >= 2;
}

}  // namespace casebook
