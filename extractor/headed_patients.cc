#include "extractor/headed_patients.h"

#include <algorithm>
#include <string>

namespace casebook {
namespace {

using Type = CaseEvent::Type;

class HeadedPatients {
 public:
  explicit HeadedPatients(const CaseScene& scene)
      : scene_(scene), by_sentence_(scene.by_sentence()) {}

  std::vector<Patient> run(bool headed, bool tables) {
    for (const auto& [sentence, events] : by_sentence_) {
      if (scene_.about_others(sentence) || scene_.is_front(sentence)) continue;
      if (!tables && scene_.section(sentence) == SectionKind::kTable) continue;
      // Beside headings, "Patient 2 was …" heads a paragraph, too.
      collect(events, headed && scene_.opens_numbered_patient(sentence));
    }
    add_those_before();
    return std::move(patients_);
  }

 private:
  void collect(const CaseScene::Events& events, bool opens) {
    const CaseEvent* heading = nullptr;
    for (const CaseEvent* event : events) {
      if ((event->type == Type::kHeading || numbers(*event) ||
           (opens && event == events.front())) &&
          !knows(event->label)) {
        patients_.push_back({event->label, ""});
        heading = event;
      }
      if (patients_.empty()) continue;
      if (event->type == Type::kIntro && patients_.back().age.empty())
        patients_.back().age = event->label;
      if (heading != nullptr && event->order <= heading->end)
        learn_calling(*event);
    }
  }

  // "The mother (I-2)", "Case 1: the elder".
  void learn_calling(const CaseEvent& event) {
    if (event.type == Type::kRole)
      patients_.back().roles.emplace_back(role_of(event.label));
    if (event.type == Type::kNamed && !sibling(event.label).empty())
      patients_.back().kin = sibling(event.label);
  }

  bool knows(const std::string& label) const {
    return std::any_of(
        patients_.begin(), patients_.end(),
        [&](const Patient& patient) { return patient.label == label; });
  }

  // "The nurse (patient A)" stands in no heading of the kind that "Patient B:"
  // is: whoever comes before the first in the same row of numbers.
  void add_those_before() {
    while (!patients_.empty() && is_letter(patients_[0].label)) {
      const std::string before(1, static_cast<char>(patients_[0].label[0] - 1));
      if (place_number(before) == 0 || !is_told(before)) return;
      patients_.insert(patients_.begin(), Patient{before, ""});
    }
  }

  bool is_told(const std::string& label) const {
    return std::any_of(
        by_sentence_.begin(), by_sentence_.end(), [&](const auto& entry) {
          return !scene_.about_others(entry.first) &&
                 !scene_.is_front(entry.first) &&
                 !scene_.has(entry.first, Type::kLiterature) &&
                 std::any_of(entry.second.begin(), entry.second.end(),
                             [&](const CaseEvent* event) {
                               return (event->type == Type::kOrdinal ||
                                       event->type == Type::kByNumber) &&
                                      event->label == label;
                             });
        });
  }

  // "Case A was …; case B …" beside headings, in the same row.
  bool numbers(const CaseEvent& event) const {
    return (event.type == Type::kOrdinal || event.type == Type::kNamed) &&
           event.label.size() == 1 && !patients_.empty() &&
           patients_.back().label.size() == 1 &&
           event.label[0] == patients_.back().label[0] + 1;
  }

  const CaseScene& scene_;
  const CaseScene::BySentence& by_sentence_;
  std::vector<Patient> patients_;
};

}  // namespace

std::vector<Patient> headed_patients(const CaseScene& scene, const Signs& signs,
                                     bool tables) {
  return HeadedPatients(scene).run(signs.headings_in_prose() >= 2, tables);
}

}  // namespace casebook
