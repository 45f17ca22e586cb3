#include "extractor/patients.h"

#include <algorithm>

#include "extractor/arms.h"
#include "extractor/headed_patients.h"
#include "extractor/kin.h"
#include "extractor/one_by_one.h"
#include "extractor/report_frame.h"
#include "extractor/signs.h"

namespace casebook {
namespace {

using Type = CaseEvent::Type;

class PatientFinder {
 public:
  explicit PatientFinder(const CaseScene& scene)
      : scene_(scene), signs_(scene) {}

  Reported run() {
    find();
    if (!cohort_ && !patients_.empty())
      add_arms_beside(scene_, signs_.announced(), reported_);
    learn_kin(scene_, reported_);
    if (patients_.size() == 2 && !reported_.in_arms())
      reported_.bond = told_bond(scene_);
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
    drop_untold(announced);
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

  // "Had anyone asked about the first …", before the two have their names: of
  // as many as were announced, whom only a number has told is nobody.
  void drop_untold(int announced) {
    const auto untold = [](const Patient& one) {
      return !one.group && one.label.empty() && one.age.empty() &&
             one.sex.empty() && one.roles.empty();
    };
    const auto told =
        std::count_if(patients_.begin(), patients_.end(),
                      [&](const Patient& one) { return !untold(one); });
    if (announced >= 2 && told == announced) std::erase_if(patients_, untold);
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
    patients_ = headed_patients(scene_, signs_, tables);
    labelled_ = patients_.size() >= 2 ||
                (patients_.size() == 1 && patients_[0].label == "1");
    if (!labelled_) patients_.clear();
    return labelled_;
  }

  // Prose that speaks of patients 5 and 3 alone, or of fewer than announced,
  // picks them out of a table.
  void add_those_of_tables() {
    const auto begins = [](const Patient& one) {
      return one.label == "1" || one.label == "A" || one.label == "a";
    };
    const auto announced = static_cast<std::size_t>(signs_.announced());
    const bool too_few = patients_.size() < announced;
    if (!too_few && std::any_of(patients_.begin(), patients_.end(), begins))
      return;
    const std::vector<Patient> of_prose = patients_;
    const bool all =
        labelled_by_headings(true) &&
        (!too_few || patients_.size() == announced) &&
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

  void collect_several(int announced) {
    collect_one_by_one(scene_, signs_, announced, reported_);
  }

  const CaseScene& scene_;
  const Signs signs_;
  Reported reported_;
  std::vector<Patient>& patients_ = reported_.patients;
  bool& labelled_ = reported_.labelled;
  bool& cohort_ = reported_.cohort;
};

}  // namespace

Reported find_patients(const CaseScene& scene) {
  return PatientFinder(scene).run();
}

}  // namespace casebook
