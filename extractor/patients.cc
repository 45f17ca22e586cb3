#include "extractor/patients.h"

#include <algorithm>
#include <set>

#include "extractor/arms.h"
#include "extractor/report_frame.h"

namespace casebook {
namespace {

using Type = CaseEvent::Type;

class PatientFinder {
 public:
  explicit PatientFinder(const CaseScene& scene)
      : scene_(scene), by_sentence_(scene.by_sentence()) {}

  Reported run() {
    find();
    return std::move(reported_);
  }

 private:
  // Who is reported: by headings; else, where a number or an ordinal says
  // that they are several, by ordinals and introductions; else one patient.
  void find() {
    if (labelled_by_headings(false)) return add_those_of_tables();
    if (labelled_by_headings(true)) return prefer_prose();
    if (is_review(scene_)) return;
    const int announced = tells_of_pair() ? 2 : announced_count(scene_);
    const bool told_apart =
        distinct_numbers() >= 2 || distinct(Type::kNamed) >= 2 ||
        has_age_for_each(announced) || opening_introductions() >= 2;
    const bool one_of_many =
        announced >= kFewestOfMany && distinct(Type::kIntro) <= 1;
    if (!told_apart && announced >= kFewestOfMany && !introduces_anyone() &&
        !find_arms(scene_).empty())
      return take_as_cohort();
    if (is_cohort(scene_) && !told_apart &&
        (announced > kMostTold || one_of_many || !introduces_anyone())) {
      return take_as_cohort();
    }
    if (is_research(scene_) && !(scene_.has_anywhere(Type::kOwn) &&
                                 scene_.has_anywhere(Type::kIntro))) {
      if (is_cohort(scene_)) take_as_cohort();
      return;
    }
    if (announced >= 2 || told_apart) collect_several(announced);
    if (patients_.empty() && speaks_of_each(announced))
      patients_.resize(static_cast<std::size_t>(announced));
    if (patients_.empty() && !introduces_anyone())
      patients_.resize(static_cast<std::size_t>(opening_count()));
    if (patients_.size() == 1) patients_.clear();  // and so no series
    if (patients_.empty() && (introduces_anyone() || speaks_of_patient()))
      patients_.push_back({});
    if (patients_.empty() && is_cohort(scene_)) take_as_cohort();
  }

  void take_as_cohort() {
    cohort_ = true;
    patients_ = find_arms(scene_);
  }

  // "Three women, aged 25, 30 and 37, …".
  bool has_age_for_each(int announced) const {
    for (const auto& [sentence, events] : by_sentence_) {
      if (announced < 2 || !tells_of_own(sentence)) continue;
      for (const CaseEvent* event : events)
        if (is_age_for_each(*event, announced)) return true;
    }
    return false;
  }

  static bool is_age_for_each(const CaseEvent& event, int announced) {
    return event.type == Type::kAges &&
           static_cast<int>(short_words(event.label).size()) == announced;
  }

  bool labelled_by_headings(bool tables) {
    patients_.clear();
    collect_headings(tables);
    labelled_ = patients_.size() >= 2 ||
                (patients_.size() == 1 && patients_[0].label == "1");
    return labelled_;
  }

  // Prose that speaks of patients 5 and 3 alone, and of no first one, picks
  // them out of a table's row.
  void add_those_of_tables() {
    const auto begins = [](const Patient& one) {
      return one.label == "1" || one.label == "A" || one.label == "a";
    };
    if (std::any_of(patients_.begin(), patients_.end(), begins)) return;
    const std::vector<Patient> of_prose = patients_;
    const bool all =
        labelled_by_headings(true) &&
        std::all_of(of_prose.begin(), of_prose.end(), [&](const Patient& one) {
          return reported_.by_label(one.label) >= 0;
        });
    if (!all) patients_ = of_prose;
    labelled_ = true;
  }

  // A table's "first patient" numbers those whom the text has told of by age
  // or order, where these are as many.
  void prefer_prose() {
    std::vector<Patient> of_table = patients_;
    patients_.clear();
    collect_several(announced_count(scene_));
    labelled_ = patients_.size() != of_table.size();
    if (labelled_) patients_ = std::move(of_table);
  }

  // "Two women …; the former …, the latter …", without age or order.
  bool speaks_of_each(int announced) const {
    if (announced < 2 || announced > kMostTold) return false;
    return std::any_of(
        by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
          return !is_front(entry.first) && tells_of_own(entry.first) &&
                 has(entry.first, Type::kMention);
        });
  }

  // "Three women, aged …, presented": of whom a report tells together only.
  int opening_count() const {
    for (const auto& [sentence, events] : by_sentence_) {
      if (is_front(sentence) || !tells_of_own(sentence)) continue;
      for (const CaseEvent* event : events) {
        const int number = place_number(event->label);
        if (event->type == Type::kCount && event->order == 0 && number >= 2)
          return number <= kMostTold ? number : 0;
      }
    }
    return 0;
  }

  // A report tells of a handful one by one; of more, as a group.
  static constexpr int kMostTold = 9;
  // A cohort of which a single patient is told of by age.
  static constexpr int kFewestOfMany = 4;

  // How many patients the events of a type tell apart.
  std::size_t distinct(Type type) const {
    std::set<std::string> labels;
    for (const auto& [sentence, events] : by_sentence_) {
      if (about_others(sentence) || has(sentence, Type::kLiterature)) continue;
      for (const CaseEvent* event : events) {
        if (event->type == type && !event->label.empty() &&
            (type != Type::kOrdinal || place_number(event->label) <= kMostTold))
          labels.insert(event->label);
      }
    }
    return labels.size();
  }

  // "The first patient …; the second …": a number alone counts beside one
  // that is told of a patient.
  std::size_t distinct_numbers() const {
    std::set<std::string> labels;
    for (const auto& [sentence, events] : by_sentence_) {
      if (about_others(sentence) || has(sentence, Type::kLiterature)) continue;
      for (const CaseEvent* event : events) {
        const bool known_only =
            event->type == Type::kMention && is_letter(event->label);
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
    return some ? labels.size() : 0;
  }

  // "The former …; the latter …", of a report that does not say how many.
  bool tells_of_pair() const {
    bool former = false, latter = false;
    for (const auto& [sentence, events] : by_sentence_) {
      if (about_others(sentence) || has(sentence, Type::kLiterature)) continue;
      for (const CaseEvent* event : events) {
        former |= event->type == Type::kMention && event->label == "former";
        latter |= event->type == Type::kMention && event->label == "latter";
      }
    }
    return former && latter && announced_count(scene_) == 0;
  }

  // "A 30-year-old woman …" that opens a sentence brings somebody in, though
  // no number has announced him.
  static bool opens(const CaseEvent& event) {
    return event.type == Type::kIntro && event.order <= 1 &&
           !event.label.empty();
  }

  std::size_t opening_introductions() const {
    std::set<std::string> ages;
    for (const auto& [sentence, events] : by_sentence_) {
      for (const CaseEvent* event : events) {
        if (opens(*event) && !is_front(sentence) && tells_of_own(sentence))
          ages.insert(event->label);
      }
    }
    return ages.size();
  }

  bool introduces_anyone() const {
    return std::any_of(
        by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
          return has(entry.first, Type::kIntro) && tells_of_own(entry.first);
        });
  }

  // In the order of the telling; a new age is a new patient as long as fewer
  // are known than were announced.
  void collect_several(int announced) {
    for (const bool front : {false, true}) {
      for (const auto& [sentence, events] : by_sentence_) {
        if (is_front(sentence) != front || !tells_of_own(sentence)) continue;
        int here = kNobody;
        sex_.clear();
        for (const CaseEvent* event : events) {
          collect(*event, announced, here);
          learn_sex(*event, here);
        }
        if (here != kNobody) named_before_ = here;
      }
      if (!patients_.empty()) return;
    }
  }

  // The noun may stand before the age or behind it.
  void learn_sex(const CaseEvent& event, int here) {
    if (event.type == Type::kSexed) sex_ = event.label;
    if (here == kNobody || sex_.empty() || !patient_of(here).sex.empty())
      return;
    patient_of(here).sex = sex_;
    sex_.clear();
  }

  void collect(const CaseEvent& event, int announced, int& here) {
    if (patients_.empty() && is_age_for_each(event, announced)) {
      for (const std::string& age : short_words(event.label))
        patients_.push_back({"", age});
    }
    const int number = place_number(event.label);
    if (event.type == Type::kOrdinal && number >= 1 && number <= kMostTold) {
      here = number - 1;
      while (static_cast<int>(patients_.size()) < number)
        patients_.push_back({});
      if (is_letter(event.label) && patient_of(here).label.empty())
        patient_of(here).label = event.label;
    }
    if (event.type == Type::kMention) here = mentioned(event.label, announced);
    if (event.type == Type::kSome) add_some(event.label);
    if (event.type == Type::kNamed && !event.label.empty()) {
      if (here >= 0 && patient_of(here).label.empty()) {
        patient_of(here).label = event.label;
      } else if (reported_.by_number(event.label) == kNobody) {
        patients_.push_back({event.label, ""});
      }
      here = reported_.by_number(event.label);
    }
    if (event.type == Type::kIntro) add_introduced(event, here, announced);
  }

  // "Patients 1 and 2 …" brings both in.
  void add_some(const std::string& labels) {
    for (const std::string& label : short_words(labels)) {
      const int number = place_number(label);
      if (number <= kMostTold && static_cast<int>(patients_.size()) < number)
        patients_.resize(static_cast<std::size_t>(number));
    }
  }

  // "…; in the second": whom a number has announced and nobody told of yet.
  int mentioned(const std::string& label, int announced) {
    const int told = reported_.by_label(label);
    if (told != kNobody || is_letter(label)) return told;
    const int known = static_cast<int>(patients_.size());
    const int number = label == "former" ? 1
                       : label == "latter" || label == "other"
                           ? 2
                           : place_number(label);
    // Where there is a former there is a latter, whether announced or not.
    const bool of_pair = label == "former" || (label == "latter" && known == 1);
    const int expected = of_pair ? std::max(announced, 2) : announced;
    if (number < 1 || number > std::max(known, std::min(expected, known + 1)))
      return kNobody;
    if (number == known + 1) patients_.push_back({});
    return number - 1;
  }

  Patient& patient_of(int index) {
    return patients_[static_cast<std::size_t>(index)];
  }

  void add_introduced(const CaseEvent& event, int& here, int announced) {
    if (event.label.empty()) return;
    if (here >= 0) {
      if (patient_of(here).age.empty()) patient_of(here).age = event.label;
      return;
    }
    // "The elder sister. A woman, aged 28, …": one who is named by name and
    // whose age is not told yet.
    const bool awaited = named_before_ != kNobody &&
                         reported_.by_age(event.label) == kNobody &&
                         !patient_of(named_before_).label.empty() &&
                         patient_of(named_before_).age.empty();
    if (awaited) {
      patient_of(named_before_).age = event.label;
      here = named_before_;
      return;
    }
    const bool expected = announced == 0
                              ? opens(event)
                              : static_cast<int>(patients_.size()) < announced;
    if (reported_.by_age(event.label) == kNobody && expected)
      patients_.push_back({"", event.label});
    here = reported_.by_age(event.label);
  }

  void collect_headings(bool tables) {
    for (const auto& [sentence, events] : by_sentence_) {
      if (about_others(sentence) || is_front(sentence)) continue;
      if (!tables && section(sentence) == SectionKind::kTable) continue;
      for (const CaseEvent* event : events) {
        if ((event->type == Type::kHeading || numbers(*event)) &&
            reported_.by_label(event->label) < 0)
          patients_.push_back({event->label, ""});
        if (event->type == Type::kIntro && !patients_.empty() &&
            patients_.back().age.empty())
          patients_.back().age = event->label;
      }
    }
  }

  // "Case A was …; case B …" beside headings, in the same row of numbers.
  bool numbers(const CaseEvent& event) const {
    if ((event.type != Type::kOrdinal && event.type != Type::kNamed) ||
        event.label.size() != 1)
      return false;
    return !patients_.empty() && patients_.back().label.size() == 1 &&
           event.label[0] == patients_.back().label[0] + 1;
  }

  bool speaks_of_patient() const {
    return std::any_of(
               by_sentence_.begin(), by_sentence_.end(),
               [&](const auto& entry) {
                 const std::uint32_t at = entry.first;
                 if (has(at, Type::kLiterature)) return has(at, Type::kOwn);
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
    for (const auto& [at, events] : by_sentence_) {
      sentences += !about_others(at) && has(at, Type::kRefer) &&
                   !has(at, Type::kLiterature) && !has(at, Type::kPlural);
    }
    return sentences >= 2;
  }

  SectionKind section(std::uint32_t s) const { return scene_.section(s); }
  bool about_others(std::uint32_t s) const { return scene_.about_others(s); }
  bool is_front(std::uint32_t s) const { return scene_.is_front(s); }
  bool has(std::uint32_t s, Type type) const { return scene_.has(s, type); }
  bool tells_of_own(std::uint32_t s) const { return scene_.tells_of_own(s); }

  const CaseScene& scene_;
  const CaseScene::BySentence& by_sentence_;
  Reported reported_;
  std::vector<Patient>& patients_ = reported_.patients;
  int named_before_ = kNobody;  // in the sentences before
  std::string sex_;             // told in this sentence, and of whom not yet
  bool& labelled_ = reported_.labelled;
  bool& cohort_ = reported_.cohort;
};

}  // namespace

Reported find_patients(const CaseScene& scene) {
  return PatientFinder(scene).run();
}

}  // namespace casebook
