#include "extractor/contradictions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "corpus/ascii.h"
#include "extractor/decimal.h"
#include "extractor/plausibility.h"
#include "extractor/telling_places.h"

namespace casebook {
namespace {

constexpr std::size_t kMostCompared = 60;  // of one patient and thing
constexpr const char* kFlag = "contradicted";

// One telling of a quantity.
struct Told {
  Statement* statement = nullptr;
  const Agreement* rule = nullptr;
  TellingPlace place;
  bool number = false, later = false;

  const Fact& fact() const { return statement->fact; }
  std::string_view figure() const { return fact().get(rule->key); }
};

using TellingList = std::vector<Told>;

// Of whom and what, by which key, and whether with a deviation: only what
// shares it is compared. It refers to the statements' own words.
using Thing = std::tuple<std::string_view, std::string_view, std::string_view,
                         std::string_view, bool>;
// What was told: in which part and language, of whom, of which kind.
using Moment = std::tuple<TellingPlace::Part, std::string_view,
                          std::string_view, std::string_view>;

std::size_t decimals(std::string_view figure) {
  const std::size_t dot = figure.find('.');
  return dot == figure.npos ? 0 : figure.size() - dot - 1;
}

// A figure of fewer decimals may be the other, rounded or cut.
bool same_figure(std::string_view a, std::string_view b, double slack) {
  const std::size_t few = std::min(decimals(a), decimals(b));
  const double apart = std::fabs(to_double(a) - to_double(b));
  if (decimals(a) == decimals(b)) return apart <= slack + 1e-9;
  return apart <
         std::max(slack, std::pow(10.0, -static_cast<double>(few))) - 1e-9;
}

bool agree(const Told& a, const Told& b) {
  if (!a.number) return a.figure() == b.figure();
  return same_figure(a.figure(), b.figure(), a.rule->slack);
}

std::string digits_of(std::string_view figure) {
  std::string digits;
  for (const char c : figure)
    if (is_digit(c)) digits += c;
  return digits;
}

// As a slip of the pen makes it: another sign, one other digit, two digits
// changed over. Figures of different moments differ in more, mostly.
bool is_slip(std::string_view a, std::string_view b) {
  const std::string one = digits_of(a), other = digits_of(b);
  if (one.size() != other.size()) return false;
  std::size_t apart = 0, last = 0, first = one.size();
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] == other[i]) continue;
    ++apart;
    first = std::min(first, i);
    last = i;
  }
  if (apart <= 1) return true;
  return apart == 2 && last == first + 1 && one[first] == other[last] &&
         one[last] == other[first];
}

bool same_unit(const Told& a, const Told& b) {
  return a.fact().get(a.rule->unit) == b.fact().get(b.rule->unit);
}

// Whether both tell of one thing, as far as their keys say.
bool comparable(const Told& a, const Told& b) {
  return std::all_of(a.rule->beside.begin(), a.rule->beside.end(),
                     [&](const std::string& key) {
                       const std::string_view one = a.fact().get(key);
                       const std::string_view other = b.fact().get(key);
                       return one.empty() || other.empty() || one == other;
                     });
}

// Whether a word of one sentence says that it tells of something else.
bool is_apart(const Told& a, const Told& b) {
  const Apart one = a.statement->apart, other = b.statement->apart;
  return one != other && one != Apart::kUnknown && other != Apart::kUnknown;
}

class Finder {
 public:
  Finder(const ConflictScene& scene, std::vector<Statement>& statements,
         std::vector<Conflict>& conflicts)
      : scene_(scene),
        places_(scene.document),
        statements_(statements),
        conflicts_(conflicts) {}

  void run() {
    find_places();
    find_doubles();
    for (auto& [thing, all] : gather()) {
      if (all.size() < 2) continue;  // most are told once
      std::map<TellingPlace, TellingList> by_place;
      for (const Told& one : all) by_place[one.place].push_back(one);
      for (auto a = by_place.begin(); a != by_place.end(); ++a) {
        for (auto b = std::next(a); b != by_place.end(); ++b)
          compare(a->second, b->second);
      }
    }
  }

 private:
  void find_places() {
    where_.reserve(statements_.size());
    for (const Statement& one : statements_)
      where_.push_back(places_.of(one.fact.span.end - 1));
  }

  static bool is_front(const TellingPlace& place) {
    return place.part == TellingPlace::Part::kFront;
  }

  // A slip in an age makes two patients of one: one is told of in the front
  // alone, the other everywhere but there. They are taken for the same.
  void find_doubles() {
    std::vector<const CaseRecord*> single;
    for (const CaseRecord& one : scene_.cases)
      if (!one.group && one.cited.empty()) single.push_back(&one);
    if (single.size() == 1) only_ = single[0]->id;
    if (single.size() != 2) return;
    std::map<std::string, std::pair<bool, bool>> told;  // in front, behind it
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      auto& [front, behind] = told[statements_[i].fact.case_id];
      (is_front(where_[i]) ? front : behind) = true;
    }
    for (const auto& [a, b] :
         {std::pair(single[0], single[1]), std::pair(single[1], single[0])}) {
      if (told[a->id] == std::pair(true, false) &&
          told[b->id] == std::pair(false, true)) {
        double_ = a->id;
        only_ = b->id;
      }
    }
  }

  // "" for nobody's; but a title says it of the only patient, if of any.
  std::string_view whose(std::size_t i, const Agreement& rule) const {
    const Fact& fact = statements_[i].fact;
    if (fact.case_id == double_) return only_;
    if (fact.case_id.empty() && rule.one && is_front(where_[i])) return only_;
    return fact.case_id;
  }

  // Not what cannot be at all, nor what is doubted anyway.
  bool is_usable(const Fact& fact, const Agreement& rule) const {
    if (fact.get(rule.key).empty() ||
        (fact.assertion != "present" &&
         !(rule.one && fact.assertion == "general")))
      return false;
    const Kind* kind = scene_.grammar.kinds.find(fact.kind);
    return kind == nullptr || is_as_flagged(*kind, fact);
  }

  std::map<Thing, TellingList> gather() {
    std::map<Thing, TellingList> all;
    std::set<Moment> past;  // what was told of before
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      Statement& one = statements_[i];
      const bool tells = !one.hint && !one.fact.keys.empty();
      const auto& asked = scene_.grammar.audit.of_kind(one.fact.kind);
      for (const Agreement& rule : asked.agreements) {
        if (!tells || !is_usable(one.fact, rule)) continue;
        const std::string_view owner = whose(i, rule);
        if (owner.empty() || !is_compared(where_[i].part, rule)) continue;
        Told told{&one, &rule, where_[i], is_number(one.fact, rule.key),
                  one.fact.get("time").starts_with("follow-up")};
        // A table's rows tell of each moment in a column of its own.
        if (one.fact.get("time").empty() && !rule.until.empty() &&
            where_[i].part != TellingPlace::Part::kTable)
          told.later = past.contains(moment(i, owner, rule.until));
        TellingList& list = all[{owner, one.fact.kind, one.fact.name, rule.key,
                                 !one.fact.get("sd").empty()}];
        if (list.size() < kMostCompared) list.push_back(told);
      }
      if (asked.is_awaited && one.fact.assertion == "present")
        past.insert(moment(i, one.fact.case_id, one.fact.kind));
    }
    return all;
  }

  // Who looks back tells of any moment.
  static bool is_compared(TellingPlace::Part part, const Agreement& rule) {
    using Part = TellingPlace::Part;
    return part != Part::kNone && (part != Part::kTalk || rule.until.empty());
  }

  Moment moment(std::size_t i, std::string_view owner,
                std::string_view kind) const {
    return {where_[i].part, where_[i].language, owner, kind};
  }

  static bool is_number(const Fact& fact, const std::string& key) {
    return std::any_of(
        fact.keys.begin(), fact.keys.end(),
        [&](const FactKey& one) { return one.name == key && one.number; });
  }

  // What no telling of the other place agrees with.
  static TellingList left_over(const TellingList& of, const TellingList& by) {
    TellingList left;
    for (const Told& one : of) {
      if (std::none_of(by.begin(), by.end(), [&](const Told& other) {
            return comparable(one, other) && agree(one, other);
          }))
        left.push_back(one);
    }
    return left;
  }

  // The telling that speaks against one; null where none clearly does.
  static const Told* against(const Told& one, const TellingList& left,
                             const TellingList& all) {
    const Told* found = nullptr;
    for (const Told& other : all)
      if (comparable(one, other) && !same_unit(one, other)) return nullptr;
    for (const Told& other : left) {
      if (!comparable(one, other) || !is_same_time(one, other) ||
          is_apart(one, other))
        continue;
      if (one.number && !is_plain(one, other) &&
          !is_slip(one.figure(), other.figure()))
        continue;
      if (found == nullptr) {
        found = &other;
      } else if (one.number && !one.rule->one && !agree(*found, other)) {
        return nullptr;
      }
    }
    return found;
  }

  // In a table's column of ages nothing else stands than an age.
  static bool is_plain(const Told& a, const Told& b) {
    return a.rule->one && (is_in_table(a) || is_in_table(b));
  }

  static bool is_in_table(const Told& one) {
    return one.place.part == TellingPlace::Part::kTable;
  }

  // Of later moments a table may tell others than the text.
  static bool is_same_time(const Told& a, const Told& b) {
    return a.later == b.later &&
           !(a.later && (is_in_table(a) || is_in_table(b)));
  }

  void compare(const TellingList& a, const TellingList& b) {
    const TellingList left_a = left_over(a, b), left_b = left_over(b, a);
    for (const Told& one : left_a) {
      const Told* other = against(one, left_b, b);
      // A front tells no place that the report knows nothing of.
      const bool unknown = !one.number && is_front(one.place);
      if (unknown) other = &b.front();
      if (other == nullptr || is_loose(one) || is_loose(*other) ||
          stands(one, *other) || (!unknown && stands(*other, one)) ||
          is_only_moved(one, *other))
        continue;
      if (!one.number && !unknown && !is_in_list(*other, a)) continue;
      report(one, *other);
      if (one.rule->one) return;
    }
  }

  // "Aged 23, 31 and 40": a list may tell of the patients in another order.
  bool is_only_moved(const Told& one, const Told& other) const {
    return (one.statement->shares > 1 || other.statement->shares > 1) &&
           (is_told_of_another(one) || is_told_of_another(other));
  }

  bool is_told_of_another(const Told& told) const {
    return std::any_of(
        statements_.begin(), statements_.end(), [&](const Statement& near) {
          const std::string_view figure = near.fact.get(told.rule->key);
          return near.fact.kind == told.fact().kind &&
                 near.fact.name == told.fact().name &&
                 near.fact.case_id != told.fact().case_id && !figure.empty() &&
                 (told.number
                      ? same_figure(figure, told.figure(), told.rule->slack)
                      : figure == told.figure());
        });
  }

  // Whether its sentence tells what the other place tells as well: one member
  // of a list is another, and it is no later one by itself.
  bool is_in_list(const Told& one, const TellingList& by) const {
    return std::any_of(
        statements_.begin(), statements_.end(), [&](const Statement& near) {
          return near.fact.span == one.fact().span &&
                 std::any_of(by.begin(), by.end(), [&](const Told& other) {
                   return near.fact.name == other.fact().name &&
                          near.fact.get(one.rule->key) == other.figure();
                 });
        });
  }

  bool is_loose(const Told& one) const {
    const std::string before =
        places_.words_before(one.fact().span, one.figure());
    const auto& loose = scene_.grammar.audit.loose_words();
    return std::any_of(loose.begin(), loose.end(), [&](const std::string& w) {
      std::string_view rest = before;
      while (!rest.empty() && (rest.back() == ' ' || rest.back() == '-'))
        rest.remove_suffix(1);
      if (!rest.ends_with(w)) return false;
      rest.remove_suffix(w.size());
      return rest.empty() || rest.back() == ' ' || rest.back() == '(';
    });
  }

  // Whether it may stand in the other's place as well, told in words that no
  // rule knows or of a thing by another name.
  bool stands(const Told& one, const Told& other) const {
    if (!one.number) return is_named(one, other.place);
    using Part = TellingPlace::Part;
    if (other.place.part == Part::kTable ||
        (one.rule->one && other.place.part == Part::kTalk))
      return false;
    return places_.holds(other.place, one.fact(), one.figure(), statements_);
  }

  bool is_named(const Told& one, const TellingPlace& place) const {
    return std::ranges::any_of(statements_, [&](const Statement& other) {
      const auto i = static_cast<std::size_t>(&other - statements_.data());
      return where_[i] == place && other.fact.case_id == one.fact().case_id &&
             other.fact.get(one.rule->key) == one.figure();
    });
  }

  void report(const Told& one, const Told& other) {
    Conflict made;
    made.code = one.number ? "figure" : one.rule->key;
    made.case_id = other.fact().case_id;
    made.kind = one.fact().kind;
    made.why = one.fact().kind;
    if (!one.fact().name.empty()) made.why += " " + one.fact().name;
    made.why += ": " + std::string(one.figure()) + " here, " +
                std::string(other.figure()) + " there";
    made.first = one.fact().span;
    made.second = other.fact().span;
    if (!seen_.insert({made.first, made.second}).second) return;
    add_flag(one.statement->fact, kFlag);
    add_flag(other.statement->fact, kFlag);
    conflicts_.push_back(std::move(made));
  }

  const ConflictScene& scene_;
  const TellingPlaces places_;
  std::vector<Statement>& statements_;
  std::vector<Conflict>& conflicts_;
  std::vector<TellingPlace> where_;  // of the statements
  // The one patient reported, and the case that is the same patient.
  std::string only_, double_ = "-";
  std::set<std::pair<Span, Span>> seen_;
};

}  // namespace

void find_contradictions(const ConflictScene& scene,
                         std::vector<Statement>& statements,
                         std::vector<Conflict>& conflicts) {
  Finder(scene, statements, conflicts).run();
}

}  // namespace casebook
