#include "extractor/telling.h"

#include <algorithm>
#include <utility>

namespace casebook {

using Type = CaseEvent::Type;

Telling::Telling(const CaseScene& scene, const Reported& reported)
    : scene_(scene), document_(scene.document()), reported_(reported) {
  current_ = start_of_section(0);
}

const SentenceTurns& Telling::go_on(std::uint32_t s) {
  enter(s);
  const CaseScene::Events events = scene_.events_of(s);
  std::vector<Turn>& turns = told_.turns;
  turns.assign(1, {});
  turns[0].patient = subject_of(s, events);
  int named = kNobody;  // the one whom it names
  told_.names_several = false;
  numbered_here_ = kin_named_here_ = false;
  introduced_at_ = in_role_at_ = UINT32_MAX;
  if (scene_.opens_paragraph(s)) named_order_.clear();
  for (const CaseEvent* event : events) {
    leave_inset(event->order);
    if (event->type == Type::kPlaced || event->type == Type::kOnward) continue;
    if (event->type == Type::kInset) {
      enter_inset(*event);
      continue;
    }
    Turn turn = turn_at(*event, events, s);
    if (inset_.end == 0) {
      // "A patient of group 2, aged 38": one, and not two.
      const bool another =
          turn.names && named != kNobody && named != turn.patient &&
          reported_.is_arm(named) == reported_.is_arm(turn.patient);
      told_.names_several |= another || !turn.also.empty();
      if (turn.names) named = turn.patient;
    }
    turns.push_back(std::move(turn));
  }
  leave_inset(UINT32_MAX);
  if (has(s, Type::kAhead)) give_opening(turns);
  own_patient_ =
      own_before_ && !told_.names_several ? turns.back().patient : kNobody;
  // Of whom it goes on is not known after a sentence on several.
  if (told_.names_several && !about_others(s) &&
      section(s) != SectionKind::kTable &&
      (!reported_.labelled || has(s, Type::kHeading)))
    current_ = opening_sibling(s, events);
  return told_;
}

// Of whom the sentence is from the event on.
Turn Telling::turn_at(const CaseEvent& event, const CaseScene::Events& events,
                      std::uint32_t s) {
  std::vector<Turn>& turns = told_.turns;
  const int here =
      inset_.against != 0 ? inset_.outside.patient : turns.back().patient;
  Turn turn{event.order, after(event, here, s)};
  turn.names = turn.patient >= 0 && points(event, turn.patient);
  kin_named_here_ |=
      turn.names && (is_kin(event.label) || is_hers(event.label));
  if (turn.names && inset_.end == 0)
    turn.led_from = led_from(events, event.order);
  turn.placed = turn.led_from != UINT32_MAX;
  if (inset_.against != 0 && turn.names) {
    turns[inset_.against].patient = turn.patient;
    inset_.against = 0;
  }
  turn.by_name = event.type == Type::kNamed || !trait(event.label).empty() ||
                 (event.type == Type::kRole && turn.names) ||
                 (is_hers(event.label) && turn.names) ||
                 (turns.back().by_name && turn.patient == turns.back().patient);
  if (event.type == Type::kSome) {
    turn.also = behind_first(event);
  } else if (!turn.names && turn.patient == turns.back().patient) {
    turn.also = turns.back().also;  // it is still of them
  }
  return turn;
}

// "Her elder sister, who came with her, …" opens a paragraph on the elder.
int Telling::opening_sibling(std::uint32_t s,
                             const CaseScene::Events& events) const {
  if (!scene_.opens_paragraph(s)) return kNobody;
  for (const CaseEvent* event : events) {
    if (event->order == 0 && is_kin(event->label))
      return reported_.by_label(std::string(sibling(event->label)));
  }
  return kNobody;
}

// "-1.9, against -2.8 in the baker": the second figure is of whom it leads to,
// or of nobody who is known.
void Telling::enter_inset(const CaseEvent& event) {
  std::vector<Turn>& turns = told_.turns;
  inset_ = {event.end, turns.back(), current_, last_named_, 0};
  if (event.label.empty()) return;
  inset_.against = turns.size();
  turns.push_back({event.order, kNobody});
}

// Behind "(the elder's was 30)" it goes on of whom it was before.
void Telling::leave_inset(std::uint32_t order) {
  if (inset_.end == 0 || order < inset_.end) return;
  std::vector<Turn>& turns = told_.turns;
  if (turns.back().patient != inset_.outside.patient) {
    Turn back = inset_.outside;
    back.order = inset_.end;
    back.names = false;
    back.placed = false;
    back.led_from = UINT32_MAX;
    turns.push_back(std::move(back));
    current_ = inset_.current;
    last_named_ = inset_.last_named;
  }
  inset_ = {};
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
  if (section(sentence) != SectionKind::kAbstract || brought_in_above_)
    return false;
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

// "Findings: fractures of …. The patient …" goes on of whom the part above
// brought in; another abstract begins anew.
void Telling::learn_of_abstract(std::uint32_t s) {
  const std::uint32_t now = document_.sentences[s].section;
  const bool begins = now != document_.sentences[s - 1].section &&
                      now < document_.sections.size() &&
                      document_.sections[now].depth == 0;
  if (begins || section(s) != SectionKind::kAbstract) {
    brought_in_above_ = false;
  } else if (now != document_.sentences[s - 1].section) {
    brought_in_above_ |= abstract_brings_in_;
  }
  if (begins) abstract_brings_in_ = false;
  abstract_brings_in_ |= has(s, Type::kIntro) && scene_.tells_of_own(s);
}

void Telling::enter(std::uint32_t s) {
  if (s == 0) return;
  const Sentence& now = document_.sentences[s];
  const Sentence& before = document_.sentences[s - 1];
  if (goes_on_behind_float(s)) return;
  learn_of_abstract(s);
  const bool in_table = section(s) == SectionKind::kTable && several();
  const bool past_group = now.paragraph != before.paragraph &&
                          current_ == kGroupOfAll && several() &&
                          patient_seen_ && !reported_.cohort;
  const bool past_arm = now.paragraph != before.paragraph &&
                        (reported_.cohort || reported_.is_arm(current_)) &&
                        !is_arm_heading(s - 1) && !goes_on_of_example(s);
  const bool elsewhere =
      section(s) != section(s - 1) || about_others(s) != about_others(s - 1);
  if (!in_table && (elsewhere || past_arm ||
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
  if (follows_others(s) || cites_before_own(s)) return kOthers;
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

// "Aged 35, X's patient was older; ours took …": in a discussion what begins
// with another's patient is of her until its own is named.
bool Telling::cites_before_own(std::uint32_t s) const {
  if (!about_others(s) || !has(s, Type::kOwn)) return false;
  for (const CaseEvent* event : scene_.events_of(s)) {
    if (event->type == Type::kOwn)
      return event->label == kOurs && event->order > 0;
    const bool compared = event->type == Type::kAside && single();
    if (event->type == Type::kLiterature || compared) return true;
  }
  return false;
}

// "X and co-workers described …. Their 19 women had …": before a series has
// brought in anybody of its own, a paragraph goes on of those it cites.
bool Telling::follows_others(std::uint32_t s) {
  if (has(s, Type::kOwn)) {
    of_others_ = UINT32_MAX;
    return false;
  }
  const bool cites = has(s, Type::kLiterature);
  const bool waits =
      several() && !reported_.cohort && !is_front(s) && most_seen_ == kNobody;
  const std::uint32_t paragraph = document_.sentences[s].paragraph;
  if (cites && waits) of_others_ = paragraph;
  const bool brings_in = has(s, Type::kIntro) || has(s, Type::kHeading) ||
                         has(s, Type::kNamed) || has(s, Type::kOrdinal);
  if (!waits || brings_in) of_others_ = UINT32_MAX;
  return cites || of_others_ == paragraph;
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

// "In these patients", behind those of others, of a report on one: the words
// that would be its own are a plural.
bool Telling::is_of_many(std::uint32_t s) const {
  if (!single() || !has(s, Type::kPlural)) return false;
  const CaseScene::Events events = scene_.events_of(s);
  return std::all_of(events.begin(), events.end(), [&](const CaseEvent* own) {
    return own->type != Type::kOwn ||
           std::any_of(events.begin(), events.end(), [&](const CaseEvent* one) {
             return one->type == Type::kPlural && own->order <= one->order &&
                    one->end <= own->end;
           });
  });
}

bool Telling::speaks_of_own(std::uint32_t s) const {
  if (has(s, Type::kOwn) && !is_of_many(s)) return true;
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
      !has(s, Type::kOwn) &&
      document_.sentences[s].paragraph == document_.sentences[s - 1].paragraph;
  return !has(s, Type::kLiterature) && !behind_others &&
         reported_.by_number(event.label) >= 0;
}

int Telling::own_subject() const {
  return reported_.cohort ? kGroupOfAll : single() ? 0 : own_patient_;
}

// Whether no patient is named before or beside the group.
bool Telling::leads(const CaseScene::Events& events,
                    const CaseEvent& group) const {
  return std::none_of(events.begin(), events.end(), [&](const CaseEvent* e) {
    return e->type == Type::kHeading || e->type == Type::kIntro ||
           e->type == Type::kNamed || e->type == Type::kMention ||
           e->type == Type::kArm ||
           (e->type == Type::kRole && e->order <= group.order &&
            reported_.by_role(e->label) != kNobody) ||
           (e->type == Type::kOrdinal && e->order < group.order);
  });
}

}  // namespace casebook
