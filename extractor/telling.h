// Telling: of whom a report's words are, followed from sentence to sentence:
// under a heading, behind "the second", in a discussion of others.
//
// Threads: one thread; refers to the scene and the reported given to it.
//
//   Telling telling(scene, reported);
//   for (each sentence s, in order) use(telling.go_on(s).turns);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extractor/case_scene.h"
#include "extractor/named_order.h"
#include "extractor/reported.h"
#include "extractor/turns.h"

namespace casebook {

// Of whom one sentence is.
struct SentenceTurns {
  std::vector<Turn> turns;  // the first from its begin on
  bool names_several = false;
};

class Telling {
 public:
  Telling(const CaseScene& scene, const Reported& reported);

  // The next sentence; what is returned holds until the one behind it.
  const SentenceTurns& go_on(std::uint32_t sentence);

 private:
  SectionKind section(std::uint32_t s) const { return scene_.section(s); }
  bool about_others(std::uint32_t s) const {
    return scene_.about_others(s) ||
           (single() && scene_.introduces_abstract(s));
  }
  bool is_front(std::uint32_t s) const { return scene_.is_front(s); }
  bool has(std::uint32_t s, CaseEvent::Type type) const {
    return scene_.has(s, type);
  }
  bool single() const { return reported_.patients.size() == 1; }
  bool several() const { return reported_.patients.size() > 1; }

  // What is set in brackets, on somebody else than what is around it.
  struct Inset {
    std::uint32_t end = 0;  // the place behind it; 0 where it is in none
    Turn outside{};
    int current = kNobody, last_named = kNobody;
    std::size_t against = 0;  // the turn of a figure told before its owner
  };

  void enter_inset(const CaseEvent& event);
  void leave_inset(std::uint32_t order);
  static void give_opening(std::vector<Turn>& turns);
  int start_of_section(std::uint32_t sentence);
  bool before_intro(std::uint32_t sentence);
  void learn_of_abstract(std::uint32_t s);
  void enter(std::uint32_t s);
  bool is_arm_heading(std::uint32_t s) const;
  bool goes_on_of_example(std::uint32_t s) const;
  Turn turn_at(const CaseEvent& event, const CaseScene::Events& events,
               std::uint32_t s);
  int opening_sibling(std::uint32_t s, const CaseScene::Events& events) const;
  bool is_float(std::uint32_t s) const;
  bool goes_on_behind_float(std::uint32_t s);

  int subject_of(std::uint32_t s, const CaseScene::Events& events);
  bool cites_before_own(std::uint32_t s) const;
  bool goes_on_of_own(std::uint32_t s);
  bool is_of_many(std::uint32_t s) const;
  bool speaks_of_own(std::uint32_t s) const;
  bool numbers_own(const CaseEvent& event, std::uint32_t s) const;
  int own_subject() const;
  bool leads(const CaseScene::Events& events, const CaseEvent& group) const;

  int after(const CaseEvent& event, int here, std::uint32_t s);
  int turned(const CaseEvent& event, int here, std::uint32_t s);
  bool follows_others(std::uint32_t s);
  bool opens_section(std::uint32_t s) const;
  bool is_line_alone(std::uint32_t s) const;
  bool goes_back(int patient, std::uint32_t s) const;
  void remember(const CaseEvent& event, int next, std::uint32_t s);
  bool of_arm(const CaseEvent& event, int here) const;
  bool is_within_name(const CaseEvent& event) const;
  bool opens_on_controls(const CaseEvent& event) const;
  int arm(const CaseEvent& event, int here) const;
  int mentioned(const std::string& label, int here) const;
  int by_name(const std::string& label) const;
  std::vector<int> some_of(const CaseEvent& event) const;
  int anybody(const std::string& label) const;
  int named(const CaseEvent& event, int here);
  int introduced(const CaseEvent& event, int here, std::uint32_t s) const;
  bool is_of_another(const CaseEvent& event, int here) const;
  bool is_told_beside(const CaseEvent& event, int role) const;
  int in_role(const CaseEvent& event, int here) const;
  bool points(const CaseEvent& event, int patient) const;
  std::vector<int> behind_first(const CaseEvent& event) const;

  const CaseScene& scene_;
  const Document& document_;
  const Reported& reported_;
  SentenceTurns told_;
  int current_ = kNobody, last_named_ = kNobody;
  int here_ = kNobody;  // of whom the words before an event are
  std::uint32_t in_role_at_ = UINT32_MAX;  // where the sentence named a role
  bool patient_seen_ = false;
  std::uint32_t introduced_at_ = UINT32_MAX;  // in the sentence
  bool numbered_here_ = false;   // the sentence has told of one by number
  bool kin_named_here_ = false;  // it has told of one as another's relative
  bool own_before_ = false;    // the sentence before was of a discussion's own
  int own_patient_ = kNobody;  // of whom, where they are several
  int most_seen_ = kNobody;    // the last in order who has been told of
  int headed_ = kNobody;       // whom the heading before names …
  std::uint32_t headed_section_ = UINT32_MAX;  // … of this section
  Inset inset_;
  NamedOrder named_order_;
  // Where a section brings its patient in, as asked for last.
  std::uint32_t intro_section_ = UINT32_MAX, intro_from_ = 0, intro_at_ = 0;
  // Of an abstract: whether it has brought its patient in, and whether a part
  // above this one has.
  bool abstract_brings_in_ = false, brought_in_above_ = false;
  // The paragraph that begins with others' patients, before any of its own.
  std::uint32_t of_others_ = UINT32_MAX;
  std::uint32_t broken_off_ = UINT32_MAX;  // the section around a float
  int before_float_ = kNobody;
};

}  // namespace casebook
