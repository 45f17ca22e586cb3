// Whom the events of a sentence name: the second half of Telling.
#include <algorithm>
#include <utility>

#include "extractor/telling.h"

namespace casebook {

using Type = CaseEvent::Type;

// Whom the words behind an event are about.
int Telling::after(const CaseEvent& event, int here, std::uint32_t s) {
  here_ = here;
  if (event.type == Type::kLiterature) return kOthers;
  // "X's patient was …; ours, however, …" turns from another's to its own.
  if (event.type == Type::kOwn && !is_of_many(s) &&
      (about_others(s) || here == kOthers)) {
    return (several() && here >= 0) || here == kGroupOfAll ? here
                                                           : own_subject();
  }
  if (about_others(s) && numbers_own(event, s))
    return reported_.by_number(event.label);
  if (here == kOthers && (about_others(s) || has(s, Type::kLiterature) ||
                          of_others_ == document_.sentences[s].paragraph))
    return here;
  const int next = turned(event, here, s);
  remember(event, next, s);
  return next;
}

// The same, where its sentence is not of others.
int Telling::turned(const CaseEvent& event, int here, std::uint32_t s) {
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
      const std::vector<int> some = some_of(event);
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
    case Type::kRole:
      next = in_role(event, here);
      if (next != here) in_role_at_ = event.order;
      break;
    case Type::kArm:
      next = arm(event, here);
      break;
    case Type::kGroup:
    case Type::kCohort:
      // "Their mother" may be a patient, and is then not of all.
      if (of_arm(event, here) || event.order == in_role_at_ ||
          is_within_name(event))
        break;
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
  return next;
}

// By number, name or mention; who is named and not known changes nothing,
// but for one of a cohort, and "one", "another", who are somebody else.
int Telling::named(const CaseEvent& event, int here) {
  if (event.type != Type::kMention) {
    const int known = by_name(event.label);
    numbered_here_ |= event.type == Type::kOrdinal && known >= 0;
    if (known != kNobody) return known;
    const bool of_many = reported_.cohort && !reported_.in_arms();
    return of_many || (here == kGroupOfAll && !event.label.empty()) ? kNobody
                                                                    : here;
  }
  // "Her sister", whom her role or the same words have told.
  if (is_hers(event.label)) {
    if (event.order == in_role_at_) return here;
    const int other = mentioned(event.label, here);
    if (other != kNobody) in_role_at_ = event.order;
    if (other != kNobody) return other;
    return here == kGroupOfAll ? kNobody : here;
  }
  // "The 28-year-old other woman": whom her age has told.
  constexpr std::uint32_t kNear = 3;
  if (event.label == "other" && introduced_at_ != UINT32_MAX &&
      event.order <= introduced_at_ + kNear)
    return here;
  const int known = is_anybody(event.label) && several()
                        ? anybody(event.label)
                        : mentioned(event.label, here);
  // "On MRI the first had T7, the second L3": once told, they go on so.
  numbered_here_ |= known != kNobody && place_number(event.label) > 0;
  if (known != kNobody) return known;
  if (!several()) return here;
  if (is_anybody(event.label)) last_named_ = kNobody;
  // Of all it goes on, but "the other", "the nurse" is one of them.
  const bool of_one = event.label == "other" || is_name(event.label) ||
                      (!trait(event.label).empty() && reported_.tells_traits());
  const bool nobody =
      is_anybody(event.label) || (here == kGroupOfAll && of_one);
  return nobody ? kNobody : here;
}

int Telling::by_name(const std::string& label) const {
  if (!is_kin(label)) return reported_.by_number(label);
  const std::string rank(sibling(label));
  return reported_.are_siblings() ? reported_.by_rank(rank)
                                  : reported_.by_label(rank);
}

// "The other two", of three of whom one has been named: all but her.
std::vector<int> Telling::some_of(const CaseEvent& event) const {
  constexpr std::string_view kRest = "others ";
  if (!event.label.starts_with(kRest)) return reported_.by_numbers(event.label);
  std::vector<int> rest;
  const int but = here_ >= 0 ? here_ : last_named_;
  for (std::size_t i = 0; i < reported_.patients.size(); ++i) {
    const auto one = static_cast<int>(i);
    if (one != but && !reported_.is_arm(one)) rest.push_back(one);
  }
  const int told = place_number(event.label.substr(kRest.size()));
  return but >= 0 && told == static_cast<int>(rest.size()) ? rest
                                                           : std::vector<int>{};
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

bool Telling::opens_section(std::uint32_t s) const {
  const auto& all = document_.sentences;
  return s == 0 || all[s].section != all[s - 1].section;
}

// "Elder sister", over what is told of her.
bool Telling::is_line_alone(std::uint32_t s) const {
  constexpr std::size_t kLongest = 60;  // bytes
  const auto& all = document_.sentences;
  return scene_.opens_paragraph(s) && all[s].span.size() <= kLongest &&
         s + 1 < all.size() && all[s + 1].paragraph != all[s].paragraph;
}

// Under the heading of one patient, to another who has been told of.
bool Telling::goes_back(int patient, std::uint32_t s) const {
  return headed_ >= 0 && patient != headed_ && patient >= 0 &&
         patient <= most_seen_ &&
         document_.sentences[s].section == headed_section_;
}

void Telling::remember(const CaseEvent& event, int next, std::uint32_t s) {
  // "…, as in patient A, …" names another in passing; what opens a paragraph
  // brings its patient in, wherever he stands ("… was found in the third").
  const bool opens = scene_.opens_paragraph(s);
  constexpr std::uint32_t kOpening = 3;
  const bool in_passing = current_ >= 0 && !opens &&
                          (event.order > kOpening || goes_back(next, s)) &&
                          event.type != Type::kHeading &&
                          section(s) != SectionKind::kTable;
  const bool heads =
      event.type == Type::kHeading
          ? opens_section(s)
          : event.type == Type::kNamed && next >= 0 && is_line_alone(s);
  if (heads) {
    headed_ = next;
    headed_section_ = document_.sentences[s].section;
  }
  // "None of the four smoked. …" opens a paragraph on all of them.
  const bool on_all = opens && event.order == 0 && !reported_.labelled;
  const bool lasts = !in_passing && event.type != Type::kCount &&
                     (event.type != Type::kGroup || current_ == kNobody ||
                      on_all || reported_.is_arm(current_));
  if (lasts && !about_others(s)) current_ = next;
  if (next >= 0) last_named_ = next;
  const bool of_pair = is_former(event.label) || is_latter(event.label);
  if (next >= 0 && !of_pair && points(event, next)) named_order_.name(next);
  most_seen_ = std::max(most_seen_, next);
  patient_seen_ |= next >= 0 && (reported_.cohort || !reported_.is_arm(next));
}

// "Her mother", told of a patient who is called the mother, is nobody known.
bool Telling::is_of_another(const CaseEvent& event, int here) const {
  return is_hers(event.label) && reported_.is_in_role(here, event.label);
}

// "Carrying the proband, she …", under the mother's heading, goes on of the
// mother; "her mother had broken a hip", among more than two, is a relative.
bool Telling::is_told_beside(const CaseEvent& event, int role) const {
  constexpr std::uint32_t kOpening = 1;
  const std::uint32_t s = event.sentence;
  const bool opens = event.order <= kOpening;
  if (is_hers(event.label) && reported_.patients.size() > 2)
    return !(opens && scene_.opens_paragraph(s));
  return goes_back(role, s) && !opens &&
         led_from(scene_.events_of(s), event.order) == UINT32_MAX;
}

int Telling::in_role(const CaseEvent& event, int here) const {
  if (!several() || is_of_another(event, here)) return here;
  const int known = reported_.by_role(event.label);
  return known != kNobody && !is_told_beside(event, known) ? known : here;
}

// "These nine women", told under the name of an arm, are those of the arm.
bool Telling::of_arm(const CaseEvent& event, int here) const {
  return reported_.is_arm(here) && event.label != "all";
}

// "II-1, their mother, aged 61": what she is, told with her name.
bool Telling::is_within_name(const CaseEvent& event) const {
  const CaseScene::Events events = scene_.events_of(event.sentence);
  return std::any_of(events.begin(), events.end(), [&](const CaseEvent* one) {
    return one->type == Type::kNamed && one->order <= event.order &&
           event.end <= one->end;
  });
}

// "The control group took …", beside a single patient; not "she had been of
// the control group".
bool Telling::opens_on_controls(const CaseEvent& event) const {
  constexpr std::uint32_t kOpening = 2;
  return single() && event.label == "control" && event.order <= kOpening;
}

// Controls of patients without arms are others; the example may be of one.
int Telling::arm(const CaseEvent& event, int here) const {
  const std::string& label = event.label;
  if (!reported_.cohort && !reported_.in_arms())
    return opens_on_controls(event) ? kOthers : here;
  if (here >= 0 && here == reported_.example()) return here;
  // "Patient 6 (teriparatide group): …" tells what group he is of.
  const bool of_one = here >= 0 && !reported_.is_arm(here);
  if (of_one && (event.order > 0 || !scene_.opens_paragraph(event.sentence)))
    return here;
  const int known = reported_.by_arm(label);
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
  if (!trait(label).empty()) return reported_.by_trait(label);
  if (named_order_.knows_pair()) {
    if (label == "former") return named_order_.former();
    if (label == "latter") return named_order_.latter();
  }
  if (is_former(label) || label == "the one") return pair ? 0 : kNobody;
  if (is_latter(label)) return pair ? 1 : kNobody;
  if (is_hers(label))
    return reported_.are_bound(label) && here >= 0 ? 1 - here : kNobody;
  // "Her sister was 37, she herself 29".
  if (label == "herself")
    return pair && kin_named_here_ && here >= 0 ? 1 - here : kNobody;
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
  // "One of the teriparatide group, a 27-year-old woman, …" is not all of it.
  if (reported_.is_arm(here) && !event.label.empty() &&
      reported_.example() == kNobody && reported_.by_age(event.label) < 0)
    return kNobody;
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
  if (event.type == Type::kMention && is_hers(event.label))
    return reported_.are_bound(event.label);
  if (event.type == Type::kRole) {
    return reported_.by_role(event.label) == patient &&
           !is_of_another(event, here_) && !is_told_beside(event, patient);
  }
  if (event.type == Type::kArm) return reported_.by_arm(event.label) == patient;
  if (!trait(event.label).empty())
    return reported_.by_trait(event.label) == patient;
  return tells_apart(event.type);
}

std::vector<int> Telling::behind_first(const CaseEvent& event) const {
  const std::vector<int> all = some_of(event);
  return all.empty() ? all : std::vector<int>(all.begin() + 1, all.end());
}

}  // namespace casebook
