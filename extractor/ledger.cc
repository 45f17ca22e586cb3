#include "extractor/ledger.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "extractor/case_scene.h"
#include "extractor/patients.h"

namespace casebook {
namespace {

using Type = CaseEvent::Type;

constexpr std::array<std::pair<std::string_view, Type>, 12> kTypes = {{
    {"heading", Type::kHeading},
    {"ordinal", Type::kOrdinal},
    {"intro", Type::kIntro},
    {"named", Type::kNamed},
    {"refer", Type::kRefer},
    {"own", Type::kOwn},
    {"group", Type::kGroup},
    {"plural", Type::kPlural},
    {"cohort", Type::kCohort},
    {"literature", Type::kLiterature},
    {"count", Type::kCount},
    {"review", Type::kReview},
}};

constexpr int kNobody = -1;
constexpr int kGroupOfAll = -2;
constexpr int kOthers = -3;

class Ledger {
 public:
  Ledger(const CaseScene& scene, std::vector<Statement>& statements)
      : scene_(scene),
        document_(scene.document()),
        statements_(statements),
        reported_(find_patients(scene)) {}

  std::vector<CaseRecord> run() {
    walk();
    return number_cases();
  }

 private:
  SectionKind section(std::uint32_t s) const { return scene_.section(s); }
  bool about_others(std::uint32_t s) const { return scene_.about_others(s); }
  bool is_front(std::uint32_t s) const { return scene_.is_front(s); }
  bool has(std::uint32_t s, Type type) const { return scene_.has(s, type); }

  bool single() const { return reported_.patients.size() == 1; }
  bool several() const { return reported_.patients.size() > 1; }

  void walk() {
    std::size_t next = 0;
    current_ = start_of_section(0);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      enter(s);
      const CaseScene::Events& events = scene_.events_of(s);
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
    if (reported_.cohort) return kGroupOfAll;
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
    if (section(s) == SectionKind::kTable && several())
      current_ = kNobody;
    else if (section(s) != section(s - 1) ||
             (now.section != before.section && !several()))
      current_ = start_of_section(s);
    else if (now.paragraph != before.paragraph && current_ == kGroupOfAll &&
             several() && patient_seen_)
      current_ = kNobody;
    if (single() && current_ == kOthers && !about_others(s) && !before_intro(s))
      current_ = 0;
  }

  // Whom the sentence as a whole is about, before its own events are walked.
  int subject_of(std::uint32_t s, const CaseScene::Events& events) {
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
    return reported_.cohort ? kGroupOfAll : single() ? 0 : kNobody;
  }

  // Whether no patient is named before or beside the group.
  static bool leads(const CaseScene::Events& events, const CaseEvent& group) {
    return std::none_of(events.begin(), events.end(), [&](const CaseEvent* e) {
      return e->type == Type::kHeading || e->type == Type::kIntro ||
             e->type == Type::kNamed ||
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
      case Type::kNamed:
      case Type::kHeading:
      case Type::kOrdinal:
        next = reported_.by_number(event.label);
        if (next == kNobody) next = here;
        break;
      case Type::kIntro:
        next = introduced(event, here, s);
        break;
      case Type::kGroup:
      case Type::kCohort:
        next = several() || reported_.cohort ? kGroupOfAll : here;
        break;
      case Type::kPlural:
        if (several() && current_ == kNobody) next = kGroupOfAll;
        break;
      default:
        break;
    }
    // "…, as in patient A, …" names another in passing.
    constexpr std::uint32_t kOpening = 3;
    const bool in_passing = current_ >= 0 && event.order > kOpening &&
                            event.type != Type::kHeading &&
                            section(s) != SectionKind::kTable;
    const bool lasts =
        !in_passing && (event.type != Type::kGroup || current_ == kNobody);
    if (lasts && !about_others(s)) current_ = next;
    patient_seen_ |= next >= 0;
    return next;
  }

  int introduced(const CaseEvent& event, int here, std::uint32_t s) const {
    const int known = reported_.by_age(event.label);
    if (single()) return 0;
    // Under a heading an age belongs to whom the heading names.
    if (reported_.labelled && !is_front(s) && here >= 0) return here;
    return known == kNobody ? here : known;
  }

  void give(Statement& statement, int patient) {
    Fact& fact = statement.fact;
    if (fact.assertion == "general") return;
    if (patient == kOthers ||
        (reported_.patients.empty() && !reported_.cohort)) {
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
    for (std::size_t i = 0; i < reported_.patients.size(); ++i)
      cases.push_back(
          {std::to_string(i + 1), reported_.patients[i].label, "", false});
    if (reported_.cohort || group_used_) {
      const std::string id = std::to_string(cases.size() + 1);
      cases.push_back({id, "", "", true});
      for (Statement& statement : statements_)
        if (statement.fact.case_id == "group") statement.fact.case_id = id;
    }
    return cases;
  }

  const CaseScene& scene_;
  const Document& document_;
  std::vector<Statement>& statements_;
  const Reported reported_;
  bool group_used_ = false, patient_seen_ = false;
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
  const CaseScene scene(document, events);
  return Ledger(scene, statements).run();
}

}  // namespace casebook
