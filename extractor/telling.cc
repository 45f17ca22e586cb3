#include "extractor/telling.h"

#include <algorithm>
#include <utility>

namespace casebook {

using Type = CaseEvent::Type;

Telling::Telling(const CaseScene& scene, const Reported& reported)
    : scene_(scene), document_(scene.document()), reported_(reported) {
  current_ = start_of_section(0);
}

const Told& Telling::go_on(std::uint32_t s) {
  enter(s);
  const CaseScene::Events events = scene_.events_of(s);
  std::vector<Turn>& turns = told_.turns;
  turns.assign(1, {});
  turns[0].patient = subject_of(s, events);
  int named = kNobody;  // the one whom it names
  told_.names_several = false;
  numbered_here_ = false;
  introduced_at_ = UINT32_MAX;
  for (const CaseEvent* event : events) {
    if (event->type == Type::kPlaced) continue;
    Turn turn{event->order, after(*event, turns.back().patient, s)};
    turn.names = turn.patient >= 0 && points(*event, turn.patient);
    turn.placed = turn.names && is_placed(events, event->order);
    turn.by_name =
        event->type == Type::kNamed || !trait(event->label).empty() ||
        (event->type == Type::kRole && turn.names) ||
        (turns.back().by_name && turn.patient == turns.back().patient);
    if (event->type == Type::kSome) {
      turn.also = behind_first(*event);
    } else if (!turn.names && turn.patient == turns.back().patient) {
      turn.also = turns.back().also;  // it is still of them
    }
    told_.names_several |=
        (turn.names && named != kNobody && named != turn.patient) ||
        !turn.also.empty();
    if (turn.names) named = turn.patient;
    turns.push_back(std::move(turn));
  }
  if (has(s, Type::kAhead)) give_opening(turns);
  own_patient_ =
      own_before_ && !told_.names_several ? turns.back().patient : kNobody;
  // Of whom it goes on is not known after a sentence on several.
  if (told_.names_several && section(s) != SectionKind::kTable &&
      (!reported_.labelled || has(s, Type::kHeading)))
    current_ = kNobody;
  return told_;
}

// "Aged 35 and para 3, the third patient …": what opens it is of her.
void Telling::give_opening(std::vector<Turn>& turns) {
  const auto first = std::find_if(turns.begin(), turns.end(),
                                  [](const Turn& turn) { return turn.names; });
  if (first == turns.end()) return;
  for (auto one = turns.begin(); one != first; ++one)
    one->patient = first->patient;
}

int Telling::start_of_section(std::uint32_t sentence) {
  if (about_others(sentence)) return kOthers;
  if (reported_.cohort) return kGroupOfAll;
  if (single()) return before_intro(sentence) ? kOthers : 0;
  // What a series says before its first patient, it says of all.
  return several() && !is_front(sentence) ? kGroupOfAll : kNobody;
}

// An abstract's words before its patient are of the disease.
bool Telling::before_intro(std::uint32_t sentence) {
  if (section(sentence) != SectionKind::kAbstract) return false;
  const std::uint32_t of = document_.sentences[sentence].section;
  // Every sentence of a section asks: the answer for one before holds on.
  if (of != intro_section_ || sentence < intro_from_ || sentence > intro_at_) {
    intro_section_ = of;
    intro_from_ = sentence;
    intro_at_ = sentence;
    while (intro_at_ < document_.sentences.size() &&
           document_.sentences[intro_at_].section == of &&
           !has(intro_at_, Type::kIntro) && !has(intro_at_, Type::kOwn) &&
           !has(intro_at_, Type::kRefer))
      ++intro_at_;
  }
  return intro_at_ > sentence && intro_at_ < document_.sentences.size() &&
         document_.sentences[intro_at_].section == of;
}

void Telling::enter(std::uint32_t s) {
  if (s == 0) return;
  const Sentence& now = document_.sentences[s];
  const Sentence& before = document_.sentences[s - 1];
  if (goes_on_behind_float(s)) return;
  const bool in_table = section(s) == SectionKind::kTable && several();
  const bool past_group = now.paragraph != before.paragraph &&
                          current_ == kGroupOfAll && several() &&
                          patient_seen_ && !reported_.cohort;
  const bool past_arm = now.paragraph != before.paragraph && reported_.cohort &&
                        !is_arm_heading(s - 1) && !goes_on_of_example(s);
  if (!in_table && (section(s) != section(s - 1) || past_arm ||
                    (now.section != before.section && !several()))) {
    current_ = start_of_section(s);
  } else if (in_table || past_group) {
    current_ = kNobody;
  }
  if (single() && current_ == kOthers && !about_others(s) && !before_intro(s))
    current_ = 0;
}

// Behind "an illustrative case" the next paragraph may speak of her still.
bool Telling::goes_on_of_example(std::uint32_t s) const {
  return current_ >= 0 && current_ == reported_.example() &&
         has(s, Type::kRefer) && !has(s, Type::kPlural) &&
         !has(s, Type::kGroup) && !has(s, Type::kCohort);
}

// A line with no more than the arm's name.
bool Telling::is_arm_heading(std::uint32_t s) const {
  constexpr std::uint32_t kLongest = 60;
  const Span span = document_.sentences[s].span;
  return (has(s, Type::kArm) || has(s, Type::kExample)) &&
         span.end - span.begin <= kLongest;
}

bool Telling::is_float(std::uint32_t s) const {
  return section(s) == SectionKind::kTable ||
         section(s) == SectionKind::kFigure;
}

// A table or figure amid a section breaks nobody's story off.
bool Telling::goes_on_behind_float(std::uint32_t s) {
  if (is_float(s) && !is_float(s - 1)) {
    broken_off_ = document_.sentences[s - 1].section;
    before_float_ = current_;
  }
  if (is_float(s) || !is_float(s - 1) ||
      document_.sentences[s].section != broken_off_)
    return false;
  current_ = before_float_;
  return true;
}

// Whom the sentence as a whole is about, before its own events are walked.
int Telling::subject_of(std::uint32_t s, const CaseScene::Events& events) {
  const bool of_own = goes_on_of_own(s);
  if (has(s, Type::kLiterature) && !has(s, Type::kOwn)) return kOthers;
  if (of_own) return own_subject();
  // "…was found in all three": the group stands behind its fact.
  for (const CaseEvent* event : events) {
    if (event->type == Type::kGroup && several() && current_ != kOthers &&
        leads(events, *event) && !of_arm(*event, current_))
      return kGroupOfAll;
  }
  if (single() && current_ == 0 && has(s, Type::kPlural) &&
      !has(s, Type::kRefer) && !has(s, Type::kIntro) && !has(s, Type::kOwn))
    return kOthers;
  return current_;
}

// "In our patient …. She had …": a discussion stays with its own patient
// while it says "she" and brings in nobody else.
bool Telling::goes_on_of_own(std::uint32_t s) {
  const bool same = s > 0 && document_.sentences[s].paragraph ==
                                 document_.sentences[s - 1].paragraph;
  const bool on = own_before_ && same && has(s, Type::kRefer) &&
                  !has(s, Type::kLiterature) && !has(s, Type::kIntro) &&
                  !has(s, Type::kPlural);
  const bool own = speaks_of_own(s);
  if (own || !on) own_patient_ = kNobody;
  own_before_ = about_others(s) && (own || on);
  return own_before_;
}

bool Telling::speaks_of_own(std::uint32_t s) const {
  if (has(s, Type::kOwn)) return true;
  if (!has(s, Type::kByNumber)) return false;
  const CaseScene::Events events = scene_.events_of(s);
  return std::any_of(events.begin(), events.end(), [&](const CaseEvent* one) {
    return numbers_own(*one, s);
  });
}

// "In case 2 …", in a discussion: its own, unless it has just told of others',
// who may be numbered as well.
bool Telling::numbers_own(const CaseEvent& event, std::uint32_t s) const {
  if (event.type != Type::kByNumber || !several()) return false;
  const bool behind_others =
      s > 0 && has(s - 1, Type::kLiterature) && !has(s - 1, Type::kOwn) &&
      document_.sentences[s].paragraph == document_.sentences[s - 1].paragraph;
  return !has(s, Type::kLiterature) && !behind_others &&
         reported_.by_number(event.label) >= 0;
}

int Telling::own_subject() const {
  return reported_.cohort ? kGroupOfAll : single() ? 0 : own_patient_;
}

// Whether no patient is named before or beside the group.
bool Telling::leads(const CaseScene::Events& events, const CaseEvent& group) {
  return std::none_of(events.begin(), events.end(), [&](const CaseEvent* e) {
    return e->type == Type::kHeading || e->type == Type::kIntro ||
           e->type == Type::kNamed || e->type == Type::kMention ||
           e->type == Type::kArm ||
           (e->type == Type::kOrdinal && e->order < group.order);
  });
}

// Whom the words behind an event are about.
int Telling::after(const CaseEvent& event, int here, std::uint32_t s) {
  if (event.type == Type::kLiterature) return kOthers;
  // "X's patient was …; ours, however, …" turns from another's to its own.
  if (event.type == Type::kOwn && (about_others(s) || here == kOthers))
    return (several() && here >= 0) || here == kGroupOfAll ? here
                                                           : own_subject();
  if (about_others(s) && numbers_own(event, s))
    return reported_.by_number(event.label);
  if (here == kOthers && (about_others(s) || has(s, Type::kLiterature)))
    return here;
  int next = here;
  switch (event.type) {
    case Type::kNamed:
    case Type::kHeading:
    case Type::kOrdinal:
    case Type::kMention:
      next = named(event, here);
      break;
    case Type::kIntro:
      next = introduced(event, here, s);
      if (next >= 0) introduced_at_ = event.order;
      if (several() && about_others(s) && next == here &&
          reported_.by_age(event.label) != next)
        next = kOthers;
      break;
    case Type::kSome: {
      const std::vector<int> some = reported_.by_numbers(event.label);
      if (!some.empty()) next = some.front();
      break;
    }
    case Type::kSexed: {
      const int sexed = several() ? reported_.by_sex(event.label) : kNobody;
      if (sexed != kNobody) next = sexed;
      break;
    }
    case Type::kExample:
      if (reported_.example() >= 0) next = reported_.example();
      break;
    case Type::kRole: {
      const int role = several() ? reported_.by_role(event.label) : kNobody;
      if (role != kNobody) next = role;
      break;
    }
    case Type::kArm:
      next = arm(event.label, here);
      break;
    case Type::kGroup:
    case Type::kCohort:
      if (of_arm(event, here)) break;
      next = several() || reported_.cohort ? kGroupOfAll : here;
      break;
    case Type::kCount:
      // "Two mothers", in a title, are the reported.
      if (several() && is_front(s) && here == kNobody) next = kGroupOfAll;
      break;
    case Type::kPlural:
      if (several() && current_ == kNobody) next = kGroupOfAll;
      break;
    default:
      break;
  }
  remember(event, next, s);
  return next;
}

// By number, name or mention; who is named and not known changes nothing,
// but for one of a cohort, and "one", "another", who are somebody else.
int Telling::named(const CaseEvent& event, int here) {
  if (event.type != Type::kMention) {
    const int known =
        is_kin(event.label)
            ? reported_.by_label(std::string(sibling(event.label)))
            : reported_.by_number(event.label);
    numbered_here_ |= event.type == Type::kOrdinal && known >= 0;
    if (known != kNobody) return known;
    return reported_.cohort && !reported_.in_arms() ? kNobody : here;
  }
  // "The 28-year-old other woman": whom her age has told.
  constexpr std::uint32_t kNear = 3;
  if (event.label == "other" && introduced_at_ != UINT32_MAX &&
      event.order <= introduced_at_ + kNear)
    return here;
  const int known = is_anybody(event.label) && several()
                        ? anybody(event.label)
                        : mentioned(event.label, here);
  if (known != kNobody) return known;
  if (!several()) return here;
  if (is_anybody(event.label)) last_named_ = kNobody;
  const bool nobody = is_anybody(event.label) ||
                      (here == kGroupOfAll && event.label == "other");
  return nobody ? kNobody : here;
}

// "One had …, another …": in the order of the telling, and once.
int Telling::anybody(const std::string& label) const {
  if (reported_.told_together || (reported_.labelled && current_ >= 0))
    return kNobody;
  const int next = most_seen_ + 1;
  if (is_one(label)) return next == 0 ? 0 : kNobody;
  if (label != "another") return kNobody;
  return next > 0 && next < static_cast<int>(reported_.patients.size())
             ? next
             : kNobody;
}

void Telling::remember(const CaseEvent& event, int next, std::uint32_t s) {
  // "…, as in patient A, …" names another in passing; what opens a paragraph
  // brings its patient in, wherever he stands ("… was found in the third").
  const bool opens = scene_.opens_paragraph(s);
  constexpr std::uint32_t kOpening = 3;
  const bool in_passing = current_ >= 0 && event.order > kOpening && !opens &&
                          event.type != Type::kHeading &&
                          section(s) != SectionKind::kTable;
  const bool lasts = !in_passing && event.type != Type::kCount &&
                     (event.type != Type::kGroup || current_ == kNobody);
  if (lasts && !about_others(s)) current_ = next;
  if (next >= 0) last_named_ = next;
  most_seen_ = std::max(most_seen_, next);
  patient_seen_ |= next >= 0;
}

// "These nine women", told under the name of an arm, are those of the arm.
bool Telling::of_arm(const CaseEvent& event, int here) const {
  return reported_.in_arms() && here >= 0 && event.label != "all";
}

// Controls of patients without arms are others; the example may be of one.
int Telling::arm(const std::string& label, int here) const {
  if (!reported_.cohort || (here >= 0 && here == reported_.example()))
    return here;
  const int known = reported_.by_label(label);
  if (known != kNobody) return known;
  return label == "control" && !reported_.in_arms() ? kOthers : here;
}

// "The second", "the latter", "the other": the last two of a pair only; the
// other than somebody who is not known is nobody.
int Telling::mentioned(const std::string& label, int here) const {
  const bool pair = reported_.patients.size() == 2;
  const int ranked = reported_.by_rank(label);
  if (ranked != kNobody) return ranked;
  if (is_letter(label)) return reported_.by_label(label);
  if (!trait(label).empty())
    return reported_.by_label(std::string(trait(label)));
  if (label == "former") return pair ? 0 : kNobody;
  if (label == "latter") return pair ? 1 : kNobody;
  if (label == "other")
    return pair && here >= 0 && last_named_ >= 0 ? 1 - last_named_ : kNobody;
  // Under a heading "the first" is another thing's, unless it goes on from
  // "the first patient …".
  return !several() || (reported_.labelled && current_ >= 0 && !numbered_here_)
             ? kNobody
             : reported_.by_number(label);
}

int Telling::introduced(const CaseEvent& event, int here,
                        std::uint32_t s) const {
  if (reported_.cohort && single() && !reported_.in_arms() && here != 0)
    return here;
  if (single()) return 0;
  const int known =
      event.label.empty() ? kNobody : reported_.by_age(event.label);
  // Under a heading an age belongs to whom the heading names.
  if (reported_.labelled && !is_front(s) && here >= 0) return here;
  if (known != kNobody) return known;
  // Beside those whose ages are all told, another age is another's.
  const bool unknown = several() && !event.label.empty() && here < 0 &&
                       reported_.knows_all_ages();
  return unknown ? kOthers : here;
}

// Whether an event tells which of several patients it is.
bool Telling::points(const CaseEvent& event, int patient) const {
  if (event.type == Type::kSexed)
    return reported_.by_sex(event.label) == patient;
  if (event.type == Type::kRole)
    return reported_.by_role(event.label) == patient;
  if (event.type == Type::kArm)
    return reported_.by_label(event.label) == patient;
  if (!trait(event.label).empty())
    return reported_.by_label(std::string(trait(event.label))) == patient;
  return tells_apart(event.type);
}

std::vector<int> Telling::behind_first(const CaseEvent& event) const {
  const std::vector<int> all = reported_.by_numbers(event.label);
  return all.empty() ? all : std::vector<int>(all.begin() + 1, all.end());
}

}  // namespace casebook
