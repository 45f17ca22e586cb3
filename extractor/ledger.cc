#include "extractor/ledger.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace casebook {
namespace {

using Type = CaseEvent::Type;

constexpr std::array<std::pair<std::string_view, Type>, 11> kTypes = {{
    {"heading", Type::kHeading},
    {"ordinal", Type::kOrdinal},
    {"intro", Type::kIntro},
    {"refer", Type::kRefer},
    {"own", Type::kOwn},
    {"group", Type::kGroup},
    {"plural", Type::kPlural},
    {"cohort", Type::kCohort},
    {"literature", Type::kLiterature},
    {"count", Type::kCount},
    {"review", Type::kReview},
}};

struct Patient {
  std::string label;  // of a heading; empty where known by age
  std::string age;
};

constexpr int kNobody = -1;
constexpr int kGroupOfAll = -2;
constexpr int kOthers = -3;

class Ledger {
 public:
  Ledger(const Document& document, const std::vector<CaseEvent>& events,
         std::vector<Statement>& statements)
      : document_(document), statements_(statements) {
    for (const CaseEvent& event : events)
      by_sentence_[event.sentence].push_back(&event);
    for (auto& [sentence, list] : by_sentence_)
      std::stable_sort(list.begin(), list.end(),
                       [](const CaseEvent* a, const CaseEvent* b) {
                         return a->order < b->order;
                       });
  }

  std::vector<CaseRecord> run() {
    find_patients();
    walk();
    return number_cases();
  }

 private:
  SectionKind section(std::uint32_t sentence) const {
    const Sentence& one = document_.sentences[sentence];
    return one.section < document_.sections.size()
               ? document_.sections[one.section].kind
               : SectionKind::kNone;
  }

  // Where authors speak of the field and of others' patients.
  bool about_others(std::uint32_t sentence) const {
    switch (section(sentence)) {
      case SectionKind::kIntroduction:
      case SectionKind::kDiscussion:
      case SectionKind::kConclusion:
      case SectionKind::kReferences:
      case SectionKind::kBack:
        return true;
      default:
        return false;
    }
  }

  bool has(std::uint32_t sentence, Type type) const {
    const auto found = by_sentence_.find(sentence);
    return found != by_sentence_.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const CaseEvent* e) { return e->type == type; });
  }

  bool is_front(std::uint32_t sentence) const {
    const SectionKind kind = section(sentence);
    return kind == SectionKind::kTitle || kind == SectionKind::kAbstract;
  }

  // Who is reported: by headings; else, where a number or an ordinal says
  // that they are several, by ordinals and introductions; else one patient.
  void find_patients() {
    collect_headings();
    labelled_ = patients_.size() >= 2 ||
                (patients_.size() == 1 && patients_[0].label == "1");
    if (labelled_) return;
    patients_.clear();
    if (is_review()) return;
    const int announced = announced_count();
    if (is_cohort() && (announced > kMostTold || !introduces_anyone())) {
      cohort_ = true;
      return;
    }
    if (is_research() && !has_anywhere(Type::kOwn)) {
      cohort_ = is_cohort();
      return;
    }
    if (announced >= 2 || highest_ordinal() >= 2)
      collect_several(announced);
    else if (introduces_anyone() || speaks_of_patient())
      patients_.push_back({});
    if (patients_.empty() && is_cohort()) cohort_ = true;
  }

  // A report tells of a handful one by one; of more, as a group.
  static constexpr int kMostTold = 9;

  bool is_review() const {
    bool review = false;
    for (const auto& [sentence, events] : by_sentence_) {
      const bool own =
          has(sentence, Type::kOwn) && !has(sentence, Type::kLiterature);
      if (section(sentence) == SectionKind::kCase || own) return false;
      review |= has(sentence, Type::kReview);
    }
    return review;
  }

  // A full paper with results and no case: ages in it are of mice, cohorts
  // and cited patients, unless it says that it reports one.
  bool is_research() const {
    constexpr std::size_t kFullPaper = 15'000;  // bytes
    const auto has_section = [&](SectionKind kind) {
      return std::any_of(document_.sections.begin(), document_.sections.end(),
                         [&](const Section& one) { return one.kind == kind; });
    };
    return document_.text.size() > kFullPaper &&
           has_section(SectionKind::kResults) &&
           !has_section(SectionKind::kCase);
  }

  bool has_anywhere(Type type) const {
    return std::any_of(
        by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
          return !has(entry.first, Type::kLiterature) && has(entry.first, type);
        });
  }

  static int small_number(const std::string& label) {
    if (label.empty() || label.size() > 2) return 0;
    int number = 0;
    for (const char c : label) {
      if (c < '0' || c > '9') return 0;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  // "three women", said where a report says what it is about.
  int announced_count() const {
    for (const auto& [sentence, events] : by_sentence_) {
      const bool told = is_front(sentence) || has(sentence, Type::kOwn) ||
                        has(sentence, Type::kCohort) ||
                        section(sentence) == SectionKind::kNone;
      if (!told || has(sentence, Type::kLiterature)) continue;
      for (const CaseEvent* event : events)
        if (event->type == Type::kCount && small_number(event->label) >= 2)
          return small_number(event->label);
    }
    return 0;
  }

  int highest_ordinal() const {
    int highest = 0;
    for (const auto& [sentence, events] : by_sentence_) {
      if (about_others(sentence) || has(sentence, Type::kLiterature)) continue;
      for (const CaseEvent* event : events)
        if (event->type == Type::kOrdinal)
          highest = std::max(highest, small_number(event->label));
    }
    return highest <= kMostTold ? highest : 0;
  }

  bool introduces_anyone() const {
    return std::any_of(
        by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
          return has(entry.first, Type::kIntro) && tells_of_own(entry.first);
        });
  }

  bool tells_of_own(std::uint32_t sentence) const {
    return !has(sentence, Type::kLiterature) &&
           (!about_others(sentence) || has(sentence, Type::kOwn));
  }

  // In the order of the telling; a new age is a new patient as long as fewer
  // are known than were announced.
  void collect_several(int announced) {
    for (const bool front : {false, true}) {
      for (const auto& [sentence, events] : by_sentence_) {
        if (is_front(sentence) != front || !tells_of_own(sentence)) continue;
        int here = kNobody;
        for (const CaseEvent* event : events) {
          const int number = small_number(event->label);
          if (event->type == Type::kOrdinal && number >= 1 &&
              number <= kMostTold) {
            here = number - 1;
            while (static_cast<int>(patients_.size()) < number)
              patients_.push_back({});
          }
          if (event->type == Type::kIntro)
            add_introduced(*event, here, announced);
        }
      }
      if (!patients_.empty()) return;
    }
  }

  void add_introduced(const CaseEvent& event, int here, int announced) {
    if (event.label.empty()) return;
    if (here >= 0) {
      std::string& age = patients_[static_cast<std::size_t>(here)].age;
      if (age.empty()) age = event.label;
      return;
    }
    if (patient_by_age(event.label) == kNobody &&
        (announced == 0 || static_cast<int>(patients_.size()) < announced))
      patients_.push_back({"", event.label});
  }

  void collect_headings() {
    for (const auto& [sentence, events] : by_sentence_) {
      if (about_others(sentence) || is_front(sentence)) continue;
      for (const CaseEvent* event : events) {
        if (event->type == Type::kHeading && patient_by_label(event->label) < 0)
          patients_.push_back({event->label, ""});
        if (event->type == Type::kIntro && !patients_.empty() &&
            patients_.back().age.empty())
          patients_.back().age = event->label;
      }
    }
  }

  bool is_cohort() const {
    return std::any_of(by_sentence_.begin(), by_sentence_.end(),
                       [&](const auto& entry) {
                         return !about_others(entry.first) &&
                                !has(entry.first, Type::kLiterature) &&
                                has(entry.first, Type::kCohort);
                       });
  }

  bool speaks_of_patient() const {
    return std::any_of(
               by_sentence_.begin(), by_sentence_.end(),
               [&](const auto& entry) {
                 const std::uint32_t at = entry.first;
                 if (has(at, Type::kLiterature)) return false;
                 if (section(at) == SectionKind::kCase && has(at, Type::kRefer))
                   return true;
                 return has(at, Type::kOwn);
               }) ||
           speaks_on_of_somebody();
  }

  // An abstract without headings may name nobody by age; that it goes on
  // about "her" or "the patient" tells it from a review.
  bool speaks_on_of_somebody() const {
    int sentences = 0;
    for (const auto& [at, events] : by_sentence_)
      sentences += !about_others(at) && has(at, Type::kRefer) &&
                   !has(at, Type::kLiterature) && !has(at, Type::kPlural);
    return sentences >= 2;
  }

  int patient_by_label(const std::string& label) const {
    for (std::size_t i = 0; i < patients_.size(); ++i)
      if (patients_[i].label == label) return static_cast<int>(i);
    return kNobody;
  }
  int patient_by_age(const std::string& age) const {
    for (std::size_t i = 0; i < patients_.size(); ++i)
      if (patients_[i].age == age) return static_cast<int>(i);
    return kNobody;
  }
  // "our second patient"
  int patient_by_number(const std::string& label) const {
    const int known = patient_by_label(label);
    if (known >= 0) return known;
    if (label.size() != 1 || label[0] < '1' || label[0] > '9') return kNobody;
    const int index = label[0] - '1';
    return index < static_cast<int>(patients_.size()) ? index : kNobody;
  }

  bool single() const { return patients_.size() == 1; }
  bool several() const { return patients_.size() > 1; }

  void walk() {
    std::size_t next = 0;
    current_ = start_of_section(0);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      enter(s);
      const auto found = by_sentence_.find(s);
      static const std::vector<const CaseEvent*> kNone;
      const auto& events = found == by_sentence_.end() ? kNone : found->second;
      std::size_t e = 0;
      int here = subject_of(s, events);
      while (next < statements_.size() && statements_[next].sentence == s) {
        Statement& statement = statements_[next++];
        for (; e < events.size() && events[e]->order <= statement.order; ++e)
          here = after(*events[e], here, s);
        give(statement, here);
      }
      for (; e < events.size(); ++e) here = after(*events[e], here, s);
    }
  }

  int start_of_section(std::uint32_t sentence) const {
    if (about_others(sentence)) return kOthers;
    if (cohort_) return kGroupOfAll;
    if (single()) return before_intro(sentence) ? kOthers : 0;
    // What a series says before its first patient, it says of all.
    return several() && !is_front(sentence) ? kGroupOfAll : kNobody;
  }

  // An abstract's words before its patient are of the disease.
  bool before_intro(std::uint32_t sentence) const {
    if (section(sentence) != SectionKind::kAbstract) return false;
    const std::uint32_t of = document_.sentences[sentence].section;
    for (std::uint32_t s = sentence;
         s < document_.sentences.size() && document_.sentences[s].section == of;
         ++s)
      if (has(s, Type::kIntro) || has(s, Type::kOwn) || has(s, Type::kRefer))
        return s > sentence;
    return false;
  }

  void enter(std::uint32_t s) {
    if (s == 0) return;
    const Sentence& now = document_.sentences[s];
    const Sentence& before = document_.sentences[s - 1];
    if (section(s) != section(s - 1) ||
        (now.section != before.section && !several()))
      current_ = start_of_section(s);
    else if (now.paragraph != before.paragraph && current_ == kGroupOfAll &&
             several() && patient_seen_)
      current_ = kNobody;
    if (single() && current_ == kOthers && !about_others(s) && !before_intro(s))
      current_ = 0;
  }

  // Whom the sentence as a whole is about, before its own events are walked.
  int subject_of(std::uint32_t s, const std::vector<const CaseEvent*>& events) {
    if (has(s, Type::kLiterature) && !has(s, Type::kOwn)) return kOthers;
    if (about_others(s) && has(s, Type::kOwn)) return own_subject();
    // "…was found in all three": the group stands behind its fact.
    for (const CaseEvent* event : events)
      if (event->type == Type::kGroup && several() && current_ != kOthers &&
          leads(events, *event))
        return kGroupOfAll;
    if (single() && current_ == 0 && has(s, Type::kPlural) &&
        !has(s, Type::kRefer) && !has(s, Type::kIntro) && !has(s, Type::kOwn))
      return kOthers;
    return current_;
  }

  int own_subject() const {
    return cohort_ ? kGroupOfAll : single() ? 0 : kNobody;
  }

  // Whether no patient is named before or beside the group.
  static bool leads(const std::vector<const CaseEvent*>& events,
                    const CaseEvent& group) {
    return std::none_of(events.begin(), events.end(), [&](const CaseEvent* e) {
      return e->type == Type::kHeading || e->type == Type::kIntro ||
             (e->type == Type::kOrdinal && e->order < group.order);
    });
  }

  // Whom the words behind an event are about.
  int after(const CaseEvent& event, int here, std::uint32_t s) {
    if (event.type == Type::kLiterature) return kOthers;
    if (event.type == Type::kOwn && about_others(s)) return own_subject();
    if (here == kOthers && (about_others(s) || has(s, Type::kLiterature)))
      return here;
    int next = here;
    switch (event.type) {
      case Type::kHeading:
      case Type::kOrdinal:
        next = patient_by_number(event.label);
        if (next == kNobody) next = here;
        break;
      case Type::kIntro:
        next = introduced(event, here, s);
        break;
      case Type::kGroup:
      case Type::kCohort:
        next = several() || cohort_ ? kGroupOfAll : here;
        break;
      case Type::kPlural:
        if (several() && current_ == kNobody) next = kGroupOfAll;
        break;
      default:
        break;
    }
    const bool lasts = event.type != Type::kGroup || current_ == kNobody;
    if (lasts && !about_others(s)) current_ = next;
    patient_seen_ |= next >= 0;
    return next;
  }

  int introduced(const CaseEvent& event, int here, std::uint32_t s) const {
    const int known = patient_by_age(event.label);
    if (single()) return 0;
    // Under a heading an age belongs to whom the heading names.
    if (labelled_ && !is_front(s) && here >= 0) return here;
    return known == kNobody ? here : known;
  }

  void give(Statement& statement, int patient) {
    Fact& fact = statement.fact;
    if (fact.assertion == "general") return;
    if (patient == kOthers || (patients_.empty() && !cohort_)) {
      fact.assertion = "general";
    } else if (patient == kGroupOfAll) {
      fact.case_id = "group";
      group_used_ = true;
    } else if (patient == kNobody) {
      fact.flags.emplace_back("unassigned");
    } else {
      fact.case_id = std::to_string(patient + 1);
    }
  }

  std::vector<CaseRecord> number_cases() {
    std::vector<CaseRecord> cases;
    for (std::size_t i = 0; i < patients_.size(); ++i)
      cases.push_back({std::to_string(i + 1), patients_[i].label, "", false});
    if (cohort_ || group_used_) {
      const std::string id = std::to_string(cases.size() + 1);
      cases.push_back({id, "", "", true});
      for (Statement& statement : statements_)
        if (statement.fact.case_id == "group") statement.fact.case_id = id;
    }
    return cases;
  }

  const Document& document_;
  std::vector<Statement>& statements_;
  std::map<std::uint32_t, std::vector<const CaseEvent*>> by_sentence_;
  std::vector<Patient> patients_;
  bool patient_seen_ = false;
  bool labelled_ = false, cohort_ = false, group_used_ = false;
  int current_ = kNobody;
};

}  // namespace

bool event_type(std::string_view name, CaseEvent::Type& type) {
  for (const auto& [known, value] : kTypes) {
    if (known != name) continue;
    type = value;
    return true;
  }
  return false;
}

std::vector<CaseRecord> assign_cases(const Document& document,
                                     const std::vector<CaseEvent>& events,
                                     std::vector<Statement>& statements) {
  return Ledger(document, events, statements).run();
}

}  // namespace casebook
