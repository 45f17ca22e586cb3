#include "extractor/patients.h"

#include <algorithm>

#include "extractor/arms.h"
#include "extractor/kin_of_letters.h"
#include "extractor/report_frame.h"
#include "extractor/signs.h"
#include "extractor/turns.h"

namespace casebook {
namespace {

using Type = CaseEvent::Type;

class PatientFinder {
 public:
  explicit PatientFinder(const CaseScene& scene)
      : scene_(scene), by_sentence_(scene.by_sentence()), signs_(scene) {}

  Reported run() {
    find();
    if (!cohort_ && !patients_.empty())
      add_arms_beside(scene_, signs_.announced(), reported_);
    learn_kin(scene_, reported_);
    return std::move(reported_);
  }

 private:
  // By headings; of several by ordinals and introductions; else one patient.
  void find() {
    if (labelled_by_headings(false)) return add_those_of_tables();
    if (labelled_by_headings(true)) return prefer_prose();
    if (is_review(scene_)) return;
    if (scene_.is_record()) return patients_.assign(1, {});
    const int announced = signs_.announced();
    const bool told_apart = signs_.tell_apart();
    if (is_told_together(told_apart)) return take_as_cohort();
    if (is_research(scene_) && !(scene_.has_anywhere(Type::kOwn) &&
                                 scene_.has_anywhere(Type::kIntro))) {
      if (is_cohort(scene_)) take_as_cohort();
      return;
    }
    if (announced >= 2 || told_apart) collect_several(announced);
    if (patients_.empty() && signs_.speaks_of_each())
      patients_.resize(static_cast<std::size_t>(announced));
    if (patients_.empty() && !signs_.introduces_anyone())
      patients_.resize(static_cast<std::size_t>(signs_.opening_count()));
    if (patients_.size() == 1) patients_.clear();  // and so no series
    if (patients_.empty() && signs_.only_counts_own()) return take_as_cohort();
    if (patients_.empty() &&
        (signs_.introduces_anyone() || signs_.speaks_of_patient()))
      patients_.push_back({});
    if (patients_.empty() && is_cohort(scene_)) take_as_cohort();
  }

  bool is_told_together(bool told_apart) const {
    // A cohort of which a single patient is told of by age.
    constexpr int kFewestOfMany = 4;
    if (told_apart || tells_some_singly()) return false;
    const int announced = signs_.announced();
    const bool of_nobody = !signs_.introduces_anyone();
    if (announced >= kFewestOfMany && of_nobody && !find_arms(scene_).empty())
      return true;
    const bool single_one = signs_.distinct(Type::kIntro) <= 1;
    if (announced > Signs::kMostTold && single_one && signs_.tell_of_group())
      return true;
    return is_cohort(scene_) && (announced > Signs::kMostTold || of_nobody ||
                                 (announced >= kFewestOfMany && single_one));
  }

  // "We reviewed 31 women in two groups …. We present two of them".
  bool tells_some_singly() const {
    const auto told = static_cast<int>(signs_.distinct(Type::kIntro));
    return told >= 2 && told <= Signs::kMostTold && !find_arms(scene_).empty();
  }

  void take_as_cohort() {
    cohort_ = true;
    patients_ = find_arms(scene_);
    if (signs_.tell_of_example())
      patients_.push_back({std::string(kExampleLabel), ""});
  }

  bool labelled_by_headings(bool tables) {
    patients_.clear();
    collect_headings(tables);
    add_those_before();
    labelled_ = patients_.size() >= 2 ||
                (patients_.size() == 1 && patients_[0].label == "1");
    if (!labelled_) patients_.clear();
    return labelled_;
  }

  // Prose that speaks of patients 5 and 3 alone picks them out of a table.
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

  // In the order of the telling; a new age is a new patient as long as fewer
  // are known than were announced.
  void collect_several(int announced) {
    for (const bool front : {false, true}) {
      for (const auto& [sentence, events] : by_sentence_) {
        if (is_front(sentence) != front || !scene_.tells_of_own(sentence))
          continue;
        int here = kNobody;
        sex_.clear();
        told_at_ = role_at_ = 0;
        named_here_ = introduced_here_ = false;
        for (const CaseEvent* event : events) {
          collect(*event, announced, here);
          learn_sex(*event, here);
          learn_role(*event, here);
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

  // "A 30-year-old nurse", but not "… brought her sister along as a driver".
  void learn_role(const CaseEvent& event, int here) {
    constexpr std::uint32_t kNear = 8;
    const bool of_another =
        event.type == Type::kRole && reported_.by_role(event.label) == kNobody;
    if (here != kNobody && tells_apart(event.type))
      (of_another ? role_at_ : told_at_) = event.order;
    if (event.type != Type::kCalled || here == kNobody ||
        event.order > told_at_ + kNear || role_at_ > told_at_)
      return;
    patient_of(here).roles.push_back(event.label);
  }

  // "The lorry driver, finally, …" opens a paragraph on one of the announced
  // of whom nothing was told.
  int in_role(const CaseEvent& event, int announced, int here) {
    const int known = reported_.by_role(event.label);
    const bool opens = event.order <= 1 && here == kNobody &&
                       scene_.opens_paragraph(event.sentence);
    if (known != kNobody || !opens || reported_.has_role(event.label) ||
        patients_.empty() || static_cast<int>(patients_.size()) >= announced)
      return known != kNobody ? known : here;
    patients_.push_back({});
    patients_.back().roles.push_back(event.label);
    return static_cast<int>(patients_.size()) - 1;
  }

  void collect(const CaseEvent& event, int announced, int& here) {
    if (event.type == Type::kPair && patients_.empty())
      reported_.add_pair(event.label);
    if (event.type == Type::kRole) here = in_role(event, announced, here);
    if (patients_.empty() && is_age_for_each(event, announced)) {
      for (const std::string& age : ages_in(event.label))
        patients_.push_back({"", age});
      reported_.told_together = true;
    }
    const int number = place_number(event.label);
    if (event.type == Type::kOrdinal && number >= 1 &&
        number <= Signs::kMostTold) {
      here = number - 1;
      while (static_cast<int>(patients_.size()) < number)
        patients_.push_back({});
      if (is_letter(event.label) && patient_of(here).label.empty())
        patient_of(here).label = event.label;
    }
    if (event.type == Type::kMention) {
      const int meant = trait(event.label).empty()
                            ? mentioned(event.label, announced)
                            : told_by_trait(event.label, here, announced);
      if (meant != kNobody) here = meant;
    }
    if (event.type == Type::kSome) add_some(event.label);
    if (event.type == Type::kNamed && !event.label.empty())
      add_named(event.label, here, announced);
    if (event.type == Type::kIntro) add_introduced(event, here, announced);
  }

  void add_named(std::string label, int& here, int announced) {
    const bool of_hers = is_kin(label);
    if (!sibling(label).empty()) label = sibling(label);
    if (!of_hers && reported_.by_label(label) == kNobody && announced > 2 &&
        signs_.lack_other_half(label))
      return;
    // "The younger woman", of two who are told of already.
    const bool of_known = !sibling(label).empty() && announced == 2 &&
                          patients_.size() == 2 &&
                          signs_.lack_other_half(label);
    if (of_known && reported_.by_number(label) == kNobody) return;
    // "Mrs A was 41; Ms B …": who has a name of her own gets no second one.
    if (here >= 0 && patient_of(here).label.empty() && !named_here_) {
      patient_of(here).label = label;
    } else if (reported_.by_number(label) == kNobody) {
      patients_.push_back({label, ""});
    }
    here = reported_.by_number(label);
    if (is_letter(label) && patient_of(here).label.empty())
      patient_of(here).label = label;
    named_here_ = true;
  }

  // "Patients 1 and 2 …" brings both in.
  void add_some(const std::string& labels) {
    for (const std::string& label : short_words(labels)) {
      const int number = place_number(label);
      if (number <= Signs::kMostTold &&
          static_cast<int>(patients_.size()) < number)
        patients_.resize(static_cast<std::size_t>(number));
    }
  }

  int place_of_mention(const std::string& label, int known) const {
    if (label == "former" || label == "the one") return 1;
    if (label == "latter" || label == "other") return 2;
    if (is_one(label)) return known == 0 ? 1 : 0;
    if (label == "another") return reported_.told_together ? 0 : known + 1;
    return place_number(label);
  }

  // "…; in the second": whom a number has announced and nobody told of yet.
  int mentioned(const std::string& label, int announced) {
    const int told = reported_.by_label(label);
    if (told != kNobody || is_letter(label)) return told;
    const int known = static_cast<int>(patients_.size());
    const int number = place_of_mention(label, known);
    // Where there is a former there is a latter, whether announced or not.
    const bool of_pair = label == "former" || (label == "latter" && known == 1);
    const int expected = of_pair ? std::max(announced, 2) : announced;
    if (number < 1 || number > std::max(known, std::min(expected, known + 1)))
      return kNobody;
    if (number == known + 1) patients_.push_back({});
    return number - 1;
  }

  // "A teacher of 28 and a nurse of 34": who is told of by now is known by what
  // she is; whom nobody knows so is somebody new where more are awaited.
  int told_by_trait(const std::string& label, int here, int announced) {
    const std::string name(trait(label));
    const int told = reported_.by_label(name);
    if (told != kNobody || !brings_trait(label))
      return told != kNobody ? told : here;
    if (here >= 0 && patient_of(here).label.empty()) {
      patient_of(here).label = name;
      return here;
    }
    const int awaited = std::max(announced, signs_.traits());
    if (static_cast<int>(patients_.size()) >= awaited) return here;
    patients_.push_back({name, ""});
    return static_cast<int>(patients_.size()) - 1;
  }

  Patient& patient_of(int index) {
    return patients_[static_cast<std::size_t>(index)];
  }

  // "M1. A 26-year-old student …": the code is a sentence of its own.
  bool is_behind_label(std::uint32_t sentence) const {
    constexpr std::uint32_t kLongestLabel = 8;  // bytes
    return sentence > 0 && has(sentence - 1, Type::kOrdinal) &&
           scene_.document().sentences[sentence - 1].span.size() <=
               kLongestLabel;
  }

  void add_introduced(const CaseEvent& event, int& here, int announced) {
    if (event.label.empty()) return;
    // "A 30-year-old nurse and a 36-year-old cook": the second as well.
    const bool beside = here >= 0 &&
                        (has(event.sentence, Type::kPair) ||
                         has(event.sentence, Type::kCount) ||
                         (introduced_here_ && signs_.tell_as_many_ages())) &&
                        patient_of(here).label.empty() &&
                        !patient_of(here).age.empty() &&
                        patient_of(here).age != event.label;
    if (here >= 0 && !beside) {
      if (patient_of(here).age.empty()) patient_of(here).age = event.label;
      return;
    }
    // "The elder sister. A woman, aged 28, …": named, her age not told yet.
    const bool awaited = named_before_ != kNobody &&
                         reported_.by_age(event.label) == kNobody &&
                         (!patient_of(named_before_).label.empty() ||
                          is_behind_label(event.sentence)) &&
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
    introduced_here_ = here != kNobody;
  }

  // Beside headings, "Patient 2 was …" heads a paragraph, too.
  void collect_headings(bool tables) {
    const bool headed = signs_.headings_in_prose() >= 2;
    for (const auto& [sentence, events] : by_sentence_) {
      if (about_others(sentence) || is_front(sentence)) continue;
      if (!tables && section(sentence) == SectionKind::kTable) continue;
      const bool opens = headed && scene_.opens_numbered_patient(sentence);
      for (const CaseEvent* event : events) {
        if ((event->type == Type::kHeading || numbers(*event) ||
             (opens && event == events.front())) &&
            reported_.by_label(event->label) < 0)
          patients_.push_back({event->label, ""});
        if (event->type == Type::kIntro && !patients_.empty() &&
            patients_.back().age.empty())
          patients_.back().age = event->label;
      }
    }
  }

  // "The nurse (patient A)" stands in no heading of the kind that "Patient B:"
  // is: whoever comes before the first in the same row of numbers.
  void add_those_before() {
    const auto told = [&](const std::string& label) {
      return std::any_of(
          by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
            return !about_others(entry.first) && !is_front(entry.first) &&
                   !has(entry.first, Type::kLiterature) &&
                   std::any_of(entry.second.begin(), entry.second.end(),
                               [&](const CaseEvent* event) {
                                 return (event->type == Type::kOrdinal ||
                                         event->type == Type::kByNumber) &&
                                        event->label == label;
                               });
          });
    };
    while (!patients_.empty() && is_letter(patients_[0].label)) {
      const std::string before(1, static_cast<char>(patients_[0].label[0] - 1));
      if (place_number(before) == 0 || !told(before)) return;
      patients_.insert(patients_.begin(), Patient{before, ""});
    }
  }

  // "Case A was …; case B …" beside headings, in the same row.
  bool numbers(const CaseEvent& event) const {
    return (event.type == Type::kOrdinal || event.type == Type::kNamed) &&
           event.label.size() == 1 && !patients_.empty() &&
           patients_.back().label.size() == 1 &&
           event.label[0] == patients_.back().label[0] + 1;
  }

  SectionKind section(std::uint32_t s) const { return scene_.section(s); }
  bool about_others(std::uint32_t s) const { return scene_.about_others(s); }
  bool is_front(std::uint32_t s) const { return scene_.is_front(s); }
  bool has(std::uint32_t s, Type type) const { return scene_.has(s, type); }

  const CaseScene& scene_;
  const CaseScene::BySentence& by_sentence_;
  const Signs signs_;
  Reported reported_;
  std::vector<Patient>& patients_ = reported_.patients;
  int named_before_ = kNobody;  // in the sentences before
  // Where the sentence last told who it is, and of her mother, say.
  std::uint32_t told_at_ = 0, role_at_ = 0;
  bool named_here_ = false;       // by a name, in this sentence
  bool introduced_here_ = false;  // by an age
  std::string sex_;               // told in this sentence, and of whom not yet
  bool& labelled_ = reported_.labelled;
  bool& cohort_ = reported_.cohort;
};

}  // namespace

Reported find_patients(const CaseScene& scene) {
  return PatientFinder(scene).run();
}

}  // namespace casebook
