#include "extractor/ledger.h"

#include <algorithm>
#include <array>
#include <map>

#include "extractor/case_scene.h"
#include "extractor/figure_list.h"
#include "extractor/patients.h"
#include "extractor/turns.h"

namespace casebook {
namespace {

using Type = CaseEvent::Type;

constexpr std::array<std::pair<std::string_view, Type>, 14> kTypes = {{
    {"heading", Type::kHeading},
    {"ordinal", Type::kOrdinal},
    {"intro", Type::kIntro},
    {"named", Type::kNamed},
    {"mention", Type::kMention},
    {"placed", Type::kPlaced},
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
      const std::size_t first = next;
      while (next < statements_.size() && statements_[next].sentence == s)
        ++next;
      tell(s, first, next);
    }
  }

  void tell(std::uint32_t s, std::size_t first, std::size_t end) {
    const CaseScene::Events events = scene_.events_of(s);
    std::vector<Turn>& turns = turns_;
    turns.assign(1, {0, subject_of(s, events), false, false});
    int named = kNobody;  // the one whom it names
    bool names_several = false;
    numbered_here_ = false;
    for (const CaseEvent* event : events) {
      if (event->type == Type::kPlaced) continue;
      const int here = after(*event, turns.back().patient, s);
      const bool names = here >= 0 && tells_apart(event->type);
      names_several |= names && named != kNobody && named != here;
      if (names) named = here;
      turns.push_back({event->order, here, names,
                       names && is_placed(events, event->order)});
    }
    // Of whom it goes on is not known after a sentence on several.
    if (names_several && section(s) != SectionKind::kTable && !labelled())
      current_ = kNobody;
    const bool backwards =
        several() &&
        told_before(turns, {statements_.data() + first, end - first});
    for (std::size_t i = first; i < end; ++i) {
      const int whose = owner(turns, statements_[i].figure, backwards);
      if (statements_[i].shares == 0) {
        give(statements_[i], whose);
      } else {
        give_list(i, names_several ? kNobody : whose);
        i += statements_[i].shares - 1;
      }
    }
  }

  // Figures in a row: of the sites or scores told before, or else one for
  // each patient; what is neither nobody can place.
  void give_list(std::size_t first, int patient) {
    const std::size_t count = statements_[first].shares;
    const bool whole =
        patient != kOthers && complete_list(statements_, first, id_of(patient));
    const bool apart = patient < 0 && patient != kOthers && !whole &&
                       several() && count == reported_.patients.size();
    for (std::size_t i = 0; i < count; ++i) {
      Statement& one = statements_[first + i];
      // "At one and two years …": one patient's, of a site that is told.
      const bool times = patient >= 0 && one.share_of == ShareOf::kPatients;
      if (patient != kOthers && !whole && !apart && !times)
        one.fact.assertion = "refused";
      give(one, apart ? static_cast<int>(i) : patient);
    }
  }

  static std::string id_of(int patient) {
    if (patient == kGroupOfAll) return "group";
    return patient >= 0 ? std::to_string(patient + 1) : "";
  }

  bool labelled() const { return reported_.labelled; }

  int start_of_section(std::uint32_t sentence) {
    if (about_others(sentence)) return kOthers;
    if (reported_.cohort) return kGroupOfAll;
    if (single()) return before_intro(sentence) ? kOthers : 0;
    // What a series says before its first patient, it says of all.
    return several() && !is_front(sentence) ? kGroupOfAll : kNobody;
  }

  // An abstract's words before its patient are of the disease.
  bool before_intro(std::uint32_t sentence) {
    if (section(sentence) != SectionKind::kAbstract) return false;
    const std::uint32_t of = document_.sentences[sentence].section;
    // Every sentence of a section asks: the answer for one before holds on.
    if (of != intro_section_ || sentence < intro_from_ ||
        sentence > intro_at_) {
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

  void enter(std::uint32_t s) {
    if (s == 0) return;
    const Sentence& now = document_.sentences[s];
    const Sentence& before = document_.sentences[s - 1];
    if (goes_on_behind_float(s)) return;
    const bool in_table = section(s) == SectionKind::kTable && several();
    const bool past_group = now.paragraph != before.paragraph &&
                            current_ == kGroupOfAll && several() &&
                            patient_seen_;
    if (!in_table && (section(s) != section(s - 1) ||
                      (now.section != before.section && !several()))) {
      current_ = start_of_section(s);
    } else if (in_table || past_group) {
      current_ = kNobody;
    }
    if (single() && current_ == kOthers && !about_others(s) && !before_intro(s))
      current_ = 0;
  }

  bool is_float(std::uint32_t s) const {
    return section(s) == SectionKind::kTable ||
           section(s) == SectionKind::kFigure;
  }

  // A table or figure amid a section breaks nobody's story off.
  bool goes_on_behind_float(std::uint32_t s) {
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
  int subject_of(std::uint32_t s, const CaseScene::Events& events) {
    const bool of_own = goes_on_of_own(s);
    if (has(s, Type::kLiterature) && !has(s, Type::kOwn)) return kOthers;
    if (of_own) return own_subject();
    // "…was found in all three": the group stands behind its fact.
    for (const CaseEvent* event : events) {
      if (event->type == Type::kGroup && several() && current_ != kOthers &&
          leads(events, *event))
        return kGroupOfAll;
    }
    if (single() && current_ == 0 && has(s, Type::kPlural) &&
        !has(s, Type::kRefer) && !has(s, Type::kIntro) && !has(s, Type::kOwn))
      return kOthers;
    return current_;
  }

  // "In our patient …. She had …": a discussion stays with its own patient
  // while it says "she" and brings in nobody else.
  bool goes_on_of_own(std::uint32_t s) {
    const bool same = s > 0 && document_.sentences[s].paragraph ==
                                   document_.sentences[s - 1].paragraph;
    const bool on = own_before_ && same && has(s, Type::kRefer) &&
                    !has(s, Type::kLiterature) && !has(s, Type::kIntro) &&
                    !has(s, Type::kPlural);
    own_before_ = about_others(s) && (has(s, Type::kOwn) || on);
    return own_before_;
  }

  int own_subject() const {
    return reported_.cohort ? kGroupOfAll : single() ? 0 : kNobody;
  }

  // Whether no patient is named before or beside the group.
  static bool leads(const CaseScene::Events& events, const CaseEvent& group) {
    return std::none_of(events.begin(), events.end(), [&](const CaseEvent* e) {
      return e->type == Type::kHeading || e->type == Type::kIntro ||
             e->type == Type::kNamed || e->type == Type::kMention ||
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
        numbered_here_ |= event.type == Type::kOrdinal && next >= 0;
        if (next == kNobody) next = here;
        break;
      case Type::kMention:
        next = mentioned(event.label, here);
        if (next == kNobody) next = here;
        break;
      case Type::kIntro:
        next = introduced(event, here, s);
        if (several() && about_others(s) && next == here) next = kOthers;
        break;
      case Type::kGroup:
      case Type::kCohort:
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
    // "…, as in patient A, …" names another in passing.
    constexpr std::uint32_t kOpening = 3;
    const bool in_passing = current_ >= 0 && event.order > kOpening &&
                            event.type != Type::kHeading &&
                            section(s) != SectionKind::kTable;
    const bool lasts = !in_passing && event.type != Type::kCount &&
                       (event.type != Type::kGroup || current_ == kNobody);
    if (lasts && !about_others(s)) current_ = next;
    if (next >= 0) last_named_ = next;
    patient_seen_ |= next >= 0;
    return next;
  }

  // "The second", "the latter", "the other": the last two of a pair only; the
  // other than somebody who is not known is nobody.
  int mentioned(const std::string& label, int here) const {
    const bool pair = reported_.patients.size() == 2;
    if (label == "former") return pair ? 0 : kNobody;
    if (label == "latter") return pair ? 1 : kNobody;
    if (label == "other")
      return pair && here >= 0 && last_named_ >= 0 ? 1 - last_named_ : kNobody;
    // Under a heading "the first" is another thing's, unless it goes on from
    // "the first patient …".
    return !several() || (labelled() && current_ >= 0 && !numbered_here_)
               ? kNobody
               : reported_.by_number(label);
  }

  int introduced(const CaseEvent& event, int here, std::uint32_t s) const {
    if (single()) return 0;
    const int known =
        event.label.empty() ? kNobody : reported_.by_age(event.label);
    // Under a heading an age belongs to whom the heading names.
    if (reported_.labelled && !is_front(s) && here >= 0) return here;
    return known == kNobody ? here : known;
  }

  void give(Statement& statement, int patient) {
    Fact& fact = statement.fact;
    if (fact.assertion == "general") return;
    // A mean with its deviation is never one patient's.
    if (several() && patient >= 0 && !fact.get("sd").empty())
      patient = kGroupOfAll;
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
    for (std::size_t i = 0; i < reported_.patients.size(); ++i) {
      cases.push_back(
          {std::to_string(i + 1), reported_.patients[i].label, "", false});
    }
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
  int last_named_ = kNobody;
  bool numbered_here_ = false;  // the sentence has told of one by number
  std::vector<Turn> turns_;     // scratch of tell()
  // Where a section brings its patient in, as asked for last.
  std::uint32_t intro_section_ = UINT32_MAX, intro_from_ = 0, intro_at_ = 0;
  bool own_before_ = false;  // the sentence before was of a discussion's own
  int current_ = kNobody;
  std::uint32_t broken_off_ = UINT32_MAX;  // the section around a float
  int before_float_ = kNobody;
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

std::string_view event_name(CaseEvent::Type type) {
  for (const auto& [name, known] : kTypes)
    if (known == type) return name;
  return "event";
}

std::vector<CaseRecord> assign_cases(const Document& document,
                                     const std::vector<CaseEvent>& events,
                                     std::vector<Statement>& statements) {
  const CaseScene scene(document, events);
  return Ledger(scene, statements).run();
}

}  // namespace casebook
