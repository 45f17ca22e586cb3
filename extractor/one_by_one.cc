#include "extractor/one_by_one.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractor/kin.h"
#include "extractor/turns.h"

namespace casebook {
namespace {

using Type = CaseEvent::Type;

class OneByOne {
 public:
  OneByOne(const CaseScene& scene, const Signs& signs, Reported& reported)
      : scene_(scene),
        by_sentence_(scene.by_sentence()),
        signs_(signs),
        bond_(told_bond(scene)),
        reported_(reported) {}

  // In the order of the telling; a new age is a new patient as long as fewer
  // are known than were announced.
  void run(int announced) {
    if (announced == 2) add_told_pair();
    for (const bool front : {false, true}) {
      for (const auto& [sentence, events] : by_sentence_) {
        if (is_front(sentence) != front || !scene_.tells_of_own(sentence))
          continue;
        int here = kNobody;
        sex_.clear();
        told_at_ = role_at_ = 0;
        named_here_ = introduced_here_ = false;
        age_to_ = introduced_to_ = 0;
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

 private:
  // "A mother and her daughter", in the title or anywhere: where each of them
  // opens a sentence of the body by her role.
  void add_told_pair() {
    for (const auto& [sentence, events] : by_sentence_) {
      if (!is_front(sentence) && !scene_.tells_of_own(sentence)) continue;
      for (const CaseEvent* event : events) {
        if (event->type != Type::kPair || event->label.empty()) continue;
        reported_.add_pair(event->label);
        const bool told = std::all_of(
            patients_.begin(), patients_.end(),
            [&](const Patient& one) { return opens_body(one.roles[0]); });
        if (!told) patients_.clear();
        return;
      }
    }
  }

  bool opens_body(std::string_view role) const {
    return std::any_of(
        by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
          return !is_front(entry.first) && scene_.tells_of_own(entry.first) &&
                 std::any_of(entry.second.begin(), entry.second.end(),
                             [&](const CaseEvent* event) {
                               return event->type == Type::kRole &&
                                      event->order <= 1 &&
                                      role_of(event->label) == role;
                             });
        });
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
    patients_.back().roles.emplace_back(role_of(event.label));
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
      // "The 35-year-old second patient": her age stood before her number.
      if (age_to_ > 0 && event.order <= age_to_ && patient_of(here).age.empty())
        patient_of(here).age = age_before_;
    }
    if (event.type == Type::kMention) {
      const int meant =
          is_hers(event.label)         ? bound(event.label, here, announced)
          : trait(event.label).empty() ? mentioned(event.label, announced)
                                       : told_by_trait(event, here, announced);
      if (meant != kNobody) here = meant;
    }
    if (event.type == Type::kSome) add_some(event.label);
    if (event.type == Type::kNamed && !event.label.empty())
      add_named(event, here, announced);
    if (event.type == Type::kIntro) add_introduced(event, here, announced);
  }

  // "Her elder sister's diagnosis was known", "the younger took calcium": of
  // more than two, whoever is so spoken of in passing is nobody new.
  bool is_in_passing(const CaseEvent& event, int announced) const {
    if (announced <= 2 || sibling(event.label).empty()) return false;
    if (static_cast<int>(patients_.size()) >= announced) return true;
    return is_kin(event.label)
               ? event.order > 1 && !has(event.sentence, Type::kIntro)
               : !scene_.opens_paragraph(event.sentence) &&
                     !has(event.sentence, Type::kIntro);
  }

  // "Three women, aged 24, 31 and 37. A.K. …": as many names as ages are told
  // in their order; whose another name is nobody knows.
  bool names_aged_together(const std::string& label, int& here) {
    if (!reported_.told_together || reported_.by_number(label) != kNobody)
      return false;
    const auto unnamed =
        std::find_if(patients_.begin(), patients_.end(),
                     [](const Patient& one) { return one.label.empty(); });
    if (unnamed != patients_.end() &&
        signs_.distinct(Type::kNamed) == patients_.size()) {
      unnamed->label = label;
      here = static_cast<int>(unnamed - patients_.begin());
      named_here_ = true;
    }
    return true;
  }

  // "A 26-year-old cashier, and Eva, a 39-year-old judge".
  bool has_another_age(const CaseEvent& named, int here) const {
    constexpr std::uint32_t kNear = 4;
    const std::string& age =
        reported_.patients[static_cast<std::size_t>(here)].age;
    const auto events = scene_.events_of(named.sentence);
    // "40 yaşındaki Bayan Polat ve 23 yaşındaki …": hers stands before her
    // name.
    return !age.empty() && named.order > introduced_to_ &&
           std::any_of(events.begin(), events.end(), [&](const CaseEvent* one) {
             return one->type == Type::kIntro && one->order >= named.order &&
                    one->order <= named.end + kNear && !one->label.empty() &&
                    one->label != age;
           });
  }

  // "The elder, Helena, was 30": two names of one.
  bool is_alias(const CaseEvent& event, int here,
                const std::string& label) const {
    if (here < 0 || !named_here_ || event.order > named_to_) return false;
    const std::string& known =
        reported_.patients[static_cast<std::size_t>(here)].label;
    return sibling(known).empty() != sibling(label).empty() &&
           reported_.by_label(label) == kNobody;
  }

  void add_named(const CaseEvent& event, int& here, int announced) {
    std::string label = event.label;
    const bool of_hers = is_kin(label);
    if (is_in_passing(event, announced)) return;
    if (!sibling(label).empty()) label = sibling(label);
    if (is_alias(event, here, label)) {
      patient_of(here).alias = label;
      named_to_ = std::max(named_to_, event.end);
      return;
    }
    named_to_ = event.end;
    if (names_aged_together(label, here)) return;
    if (!of_hers && reported_.by_label(label) == kNobody && announced > 2 &&
        signs_.lack_other_half(label))
      return;
    // "The younger woman", of two who are told of already.
    const bool of_known = !sibling(label).empty() && announced == 2 &&
                          patients_.size() == 2 &&
                          signs_.lack_other_half(label);
    if (of_known && reported_.by_number(label) == kNobody) return;
    // "Mrs A was 41; Ms B …": who has a name of her own gets no second one.
    if (here >= 0 && patient_of(here).label.empty() && !named_here_ &&
        !has_another_age(event, here)) {
      patient_of(here).label = label;
    } else if (known(label, announced) == kNobody) {
      patients_.push_back({label, ""});
    }
    here = known(label, announced);
    if (is_letter(label) && patient_of(here).label.empty())
      patient_of(here).label = label;
    named_here_ = true;
  }

  // "The younger", of more than two, is not the other one of two.
  int known(const std::string& label, int announced) const {
    return announced > 2 && !sibling(label).empty()
               ? reported_.by_label(label)
               : reported_.by_number(label);
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

  // "Her friend", of two friends: the other of them, who may be new.
  int bound(const std::string& label, int here, int announced) {
    if (bond_.empty() || role_of(label) != bond_ || announced != 2)
      return kNobody;
    if (patients_.size() == 1) {
      patients_.push_back({});
      named_here_ = false;
      return 1;
    }
    const int one = here != kNobody ? here : named_before_;
    return patients_.size() == 2 && one != kNobody ? 1 - one : kNobody;
  }

  // "…; in the second": whom a number has announced and nobody told of yet.
  int mentioned(const std::string& label, int announced) {
    const int told = reported_.by_label(label);
    if (told != kNobody || is_letter(label)) return told;
    const int known = static_cast<int>(patients_.size());
    const int number = place_of_mention(label, known, reported_.told_together);
    // Where there is a former there is a latter, whether announced or not.
    const bool of_pair = is_former(label) || (is_latter(label) && known == 1);
    const int expected =
        std::max({announced, of_pair ? 2 : 0, signs_.counted()});
    if (number < 1 || number > std::max(known, std::min(expected, known + 1)))
      return kNobody;
    if (number == known + 1) patients_.push_back({});
    return number - 1;
  }

  // "A teacher of 28 and a nurse of 34": who is told of by now is known by what
  // she is; whom nobody knows so is somebody new where more are awaited.
  int told_by_trait(const CaseEvent& event, int here, int announced) {
    const std::string& label = event.label;
    const std::string name(trait(label));
    const int told = reported_.by_trait(label);
    if (told != kNobody || !brings_trait(label))
      return told != kNobody ? told : here;
    // "Elder sister", a heading, and below it "34 years old, a pharmacist".
    if (here == kNobody && is_below_name(event.sentence)) {
      patient_of(named_before_).roles.push_back(name);
      return named_before_;
    }
    // "Mrs A, a teacher, was 41": she has a name.
    if (here >= 0 && named_here_ && patient_of(here).age.empty()) {
      patient_of(here).roles.push_back(name);
      return here;
    }
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

  bool is_below_name(std::uint32_t sentence) const {
    return sentence > 0 && named_before_ != kNobody &&
           has(sentence - 1, Type::kNamed) &&
           scene_.document().sentences[sentence - 1].heading;
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
    introduced_to_ = event.end;
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
    if (here != kNobody) return;
    age_before_ = event.label;
    age_to_ = event.end;
  }

  bool is_front(std::uint32_t s) const { return scene_.is_front(s); }
  bool has(std::uint32_t s, Type type) const { return scene_.has(s, type); }

  const CaseScene& scene_;
  const CaseScene::BySentence& by_sentence_;
  const Signs& signs_;
  const std::string bond_;  // "friend", of two friends
  Reported& reported_;
  std::vector<Patient>& patients_ = reported_.patients;
  int named_before_ = kNobody;  // in the sentences before
  // Where the sentence last told who it is, and of her mother, say.
  std::uint32_t told_at_ = 0, role_at_ = 0;
  bool named_here_ = false;          // by a name, in this sentence
  std::uint32_t named_to_ = 0;       // the place behind that name
  bool introduced_here_ = false;     // by an age
  std::string age_before_;           // one that is of nobody yet …
  std::uint32_t age_to_ = 0;         // … and the place behind it
  std::uint32_t introduced_to_ = 0;  // the place behind the last age
  std::string sex_;  // told in this sentence, and of whom not yet
};

}  // namespace

void collect_one_by_one(const CaseScene& scene, const Signs& signs,
                        int announced, Reported& reported) {
  OneByOne(scene, signs, reported).run(announced);
}

}  // namespace casebook
