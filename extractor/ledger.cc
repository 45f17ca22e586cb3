#include "extractor/ledger.h"

#include <span>
#include <string>
#include <utility>

#include "extractor/case_scene.h"
#include "extractor/figure_list.h"
#include "extractor/paragraph_labels.h"
#include "extractor/patients.h"
#include "extractor/report_frame.h"
#include "extractor/telling.h"
#include "extractor/turns.h"

namespace casebook {
namespace {

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
  bool several() const { return reported_.patients.size() > 1; }

  void walk() {
    Telling telling(scene_, reported_);
    std::size_t next = 0;
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      const SentenceTurns& told = telling.go_on(s);
      const std::size_t first = next;
      while (next < statements_.size() && statements_[next].sentence == s)
        ++next;
      give_sentence(told, first, next);
    }
    add_shared();
  }

  void give_sentence(const SentenceTurns& told, std::size_t first,
                     std::size_t end) {
    const std::span<const Statement> statements(statements_.data() + first,
                                                end - first);
    const bool backwards = several() && told_before(told.turns, statements);
    const Turn each = several() && !backwards ? before_all(told.turns) : Turn{};
    for (std::size_t i = first; i < end; ++i) {
      const Turn& turn = owner(told.turns, statements_[i].figure, backwards);
      const Kind* kind = statements_[i].kind;
      const bool of_each = each.names && &turn == &told.turns[0] &&
                           kind != nullptr && kind->ahead_of_each;
      if (statements_[i].shares == 0) {
        give_all(i, of_each ? each : turn);
      } else {
        give_list(i, turn, told);
        i += statements_[i].shares - 1;
      }
    }
  }

  // What is told of "patients 1 and 3" each of them has.
  void give_all(std::size_t at, const Turn& turn) {
    Statement& one = statements_[at];
    // "Her younger sister" may be a patient, and no relative.
    if (turn.by_name && turn.patient >= 0 && several() &&
        one.fact.assertion == "family")
      one.fact.assertion = "present";
    for (const int other : turn.also) {
      shared_.emplace_back(at, one);
      give(shared_.back().second, other);
    }
    give(one, turn.patient);
  }

  // Behind the statements that they are copies of.
  void add_shared() {
    if (shared_.empty()) return;
    std::vector<Statement> all;
    all.reserve(statements_.size() + shared_.size());
    auto next = shared_.begin();
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      all.push_back(std::move(statements_[i]));
      for (; next != shared_.end() && next->first == i; ++next)
        all.push_back(std::move(next->second));
    }
    statements_ = std::move(all);
  }

  // Figures in a row: of the sites or scores told before, or else one for
  // each patient; what is neither nobody can place.
  void give_list(std::size_t first, const Turn& turn,
                 const SentenceTurns& told) {
    const std::size_t count = statements_[first].shares;
    const std::size_t parts = statements_[first].parts;
    const ShareOf share = statements_[first].share_of;
    const std::vector<int> row = in_row(first, turn, told.turns);
    if (!row.empty()) {
      for (std::size_t i = first; i < first + count; ++i)
        give(statements_[i], row[statements_[i].share]);
      return;
    }
    const int patient =
        told.names_several && turn.patient >= 0 ? kNobody : turn.patient;
    const bool whole =
        patient != kOthers && complete_list(statements_, first, id_of(patient));
    const bool each = share == ShareOf::kEach || share == ShareOf::kEachApart;
    const std::vector<int> each_of = reported_.told_together_of(parts);
    const bool apart = (patient < 0 || each) && patient != kOthers && !whole &&
                       several() && !each_of.empty();
    for (std::size_t i = 0; i < count; ++i) {
      Statement& one = statements_[first + i];
      // "At one and two years …": one patient's, of a site that is told.
      const bool times =
          patient >= 0 && (one.share_of == ShareOf::kPatients ||
                           (one.share_of == ShareOf::kEach && !several()));
      // "Calcium and vitamin D, respectively": of one, he has them all.
      if (one.share_of == ShareOf::kAny && !apart) {
        give(one, turn.patient);
        continue;
      }
      if (patient != kOthers && !whole && !apart && !times)
        one.fact.assertion = "refused";
      give(one, apart ? each_of[one.share] : patient);
    }
  }

  // Whom the sentence names in a row, as many as the list has parts.
  std::vector<int> in_row(std::size_t first, const Turn& turn,
                          const std::vector<Turn>& turns) const {
    const Statement& list = statements_[first];
    const std::size_t parts = list.parts;
    if (!turn.also.empty() && parts == turn.also.size() + 1) {
      std::vector<int> row{turn.patient};
      row.insert(row.end(), turn.also.begin(), turn.also.end());
      return row;
    }
    const bool of_patients =
        list.share_of != ShareOf::kSites && list.share_of != ShareOf::kScores &&
        list.share_of != ShareOf::kAny && turn.patient != kOthers;
    return of_patients && several() ? named_in_row(turns, list.figure, parts)
                                    : std::vector<int>{};
  }

  static std::string id_of(int patient) {
    if (patient == kGroupOfAll) return "group";
    return patient >= 0 ? std::to_string(patient + 1) : "";
  }

  // "In the placebo group", "ten healthy women": of others than the single
  // patient who is reported.
  bool is_of_many(std::uint32_t sentence) const {
    using Type = CaseEvent::Type;
    return reported_.patients.size() == 1 && !reported_.cohort &&
           (scene_.has(sentence, Type::kAside) ||
            scene_.has(sentence, Type::kArm) ||
            scene_.has(sentence, Type::kPlural));
  }

  void give(Statement& statement, int patient) {
    Fact& fact = statement.fact;
    if (fact.assertion == "general") return;
    // A mean with its deviation is never one patient's.
    if (patient >= kNobody && !fact.get("sd").empty() && !reported_.in_arms()) {
      if (several()) patient = kGroupOfAll;
      if (is_of_many(statement.sentence)) patient = kOthers;
    }
    // "Teriparatide was injected for a year": the teriparatide group's.
    if ((patient == kNobody || patient == kGroupOfAll) && reported_.in_arms()) {
      const int arm = reported_.by_arm(fact.name);
      if (arm != kNobody) patient = arm;
    }
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
      cases.push_back({std::to_string(i + 1), reported_.patients[i].label, "",
                       reported_.patients[i].group});
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
  bool group_used_ = false;
  // Copies for further patients, by the place of what they are copied from.
  std::vector<std::pair<std::size_t, Statement>> shared_;
};

}  // namespace

std::vector<CaseRecord> assign_cases(const Document& document,
                                     const std::vector<CaseEvent>& events,
                                     std::vector<Statement>& statements) {
  const CaseScene scene(document, events);
  const int announced = announced_count(scene);
  if (announced < 2) return Ledger(scene, statements).run();
  std::vector<CaseEvent> labelled =
      paragraph_labels(document, events, announced);
  if (labelled.empty()) return Ledger(scene, statements).run();
  labelled.insert(labelled.end(), events.begin(), events.end());
  const CaseScene headed(document, labelled);
  return Ledger(headed, statements).run();
}

}  // namespace casebook
