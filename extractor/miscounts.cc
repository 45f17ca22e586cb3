#include "extractor/miscounts.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include "extractor/decimal.h"
#include "extractor/plausibility.h"
#include "extractor/reported.h"
#include "extractor/telling_places.h"

namespace casebook {
namespace {

// The places that one list names: "T11, T12 and L1".
struct SiteList {
  const Statement* first = nullptr;
  std::set<std::string> sites;
};

class Counter {
 public:
  Counter(const ConflictScene& scene, const std::vector<CaseEvent>& events,
          std::vector<Statement>& statements, std::vector<Conflict>& conflicts)
      : scene_(scene),
        places_(scene.document),
        events_(events),
        statements_(statements),
        conflicts_(conflicts) {}

  void run() {
    for (Statement& one : statements_)
      if (is_count(one)) check_sites(one);
    check_patients();
  }

 private:
  bool counts_sites(const Statement& one) const {
    return one.kind != nullptr && one.kind->counts_sites &&
           one.fact.assertion == "present" && is_patient(one.fact.case_id);
  }

  bool is_patient(const std::string& id) const {
    return std::any_of(
        scene_.cases.begin(), scene_.cases.end(),
        [&](const CaseRecord& one) { return one.id == id && !one.group; });
  }

  // Not one that breaks off: "T11, T12 and", a page's end.
  bool is_whole(const SiteList& list) const {
    const std::string& text = scene_.document.text;
    const std::size_t next =
        text.find_first_not_of(" \t\r\n", list.first->fact.span.end);
    return next != text.npos && (text[next] == '.' || text[next] == ')' ||
                                 text[next] == ';' || text[next] == '(');
  }

  bool is_count(const Statement& one) const {
    return counts_sites(one) && one.fact.get("site").empty() &&
           !one.fact.get("value").empty();
  }

  // The lists of the same patient and name, in order.
  std::vector<SiteList> lists_of(const Fact& count) const {
    std::map<Span, SiteList> lists;
    for (const Statement& one : statements_) {
      const Fact& fact = one.fact;
      if (!counts_sites(one) || fact.get("site").empty() ||
          fact.case_id != count.case_id || fact.name != count.name)
        continue;
      SiteList& list = lists[fact.span];
      if (list.first == nullptr) list.first = &one;
      list.sites.emplace(fact.get("site"));
    }
    std::vector<SiteList> all;
    all.reserve(lists.size());
    for (auto& [span, list] : lists) all.push_back(std::move(list));
    return all;
  }

  void check_sites(Statement& count) {
    const std::vector<SiteList> lists = lists_of(count.fact);
    const double told = to_double(count.fact.get("value"));
    const SiteList* beside = nullptr;
    std::size_t here = 0;
    for (const SiteList& list : lists) {
      if (list.first->sentence != count.sentence) continue;
      ++here;
      if (list.first->order >= count.order) beside = &list;
    }
    // A count without levels beside it is that of the only list there is.
    if (here == 0 && lists.size() == 1 && is_whole(lists[0]))
      beside = lists.data();
    if (beside == nullptr || here > 1 || beside->sites.size() < 2 ||
        told == static_cast<double>(beside->sites.size()))
      return;
    Conflict made;
    made.code = "count";
    made.case_id = count.fact.case_id;
    made.kind = count.fact.kind;
    made.why = count.fact.kind + " " + count.fact.name + ": " +
               std::string(count.fact.get("value")) + " told, " +
               std::to_string(beside->sites.size()) + " named";
    made.first = count.fact.span;
    made.second = beside->first->fact.span;
    add_flag(count.fact, "count mismatch");
    conflicts_.push_back(std::move(made));
  }

  bool is_front(std::uint32_t sentence) const {
    return places_.of(scene_.document.sentences[sentence].span.begin).part ==
           TellingPlace::Part::kFront;
  }

  bool is_own(std::uint32_t sentence) const {
    return std::any_of(
        events_.begin(), events_.end(), [&](const CaseEvent& one) {
          return one.sentence == sentence && one.type == CaseEvent::Type::kOwn;
        });
  }

  // "We report seven women" above the headings of six.
  void check_patients() {
    std::set<int> headed;
    std::uint32_t last = 0;
    for (const CaseEvent& one : events_) {
      if (one.type != CaseEvent::Type::kHeading) continue;
      headed.insert(place_number(one.label));
      last = one.sentence;
    }
    const auto found = static_cast<int>(headed.size());
    if (found < 2 || *headed.begin() != 1 || *headed.rbegin() != found) return;
    const CaseEvent* wrong = nullptr;
    for (const CaseEvent& one : events_) {
      if (one.type != CaseEvent::Type::kCount) continue;
      const int told = static_cast<int>(to_double(one.label));
      if (told == found) return;
      // Of many more, only some are told of by themselves.
      if (told > 1 && std::abs(told - found) == 1 &&
          (is_front(one.sentence) || is_own(one.sentence)) && wrong == nullptr)
        wrong = &one;
    }
    if (wrong == nullptr) return;
    conflicts_.push_back({"patients", "", "",
                          "patients: " + wrong->label + " told, " +
                              std::to_string(found) + " reported",
                          scene_.document.sentences[wrong->sentence].span,
                          scene_.document.sentences[last].span});
  }

  const ConflictScene& scene_;
  const TellingPlaces places_;
  const std::vector<CaseEvent>& events_;
  std::vector<Statement>& statements_;
  std::vector<Conflict>& conflicts_;
};

}  // namespace

void find_miscounts(const ConflictScene& scene,
                    const std::vector<CaseEvent>& events,
                    std::vector<Statement>& statements,
                    std::vector<Conflict>& conflicts) {
  Counter(scene, events, statements, conflicts).run();
}

}  // namespace casebook
