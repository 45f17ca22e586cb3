#include "extractor/figure_list.h"

#include <algorithm>
#include <set>
#include <vector>

namespace casebook {
namespace {

constexpr std::uint32_t kFarScores = 0;  // sentences that a list looks back
constexpr std::uint32_t kFarSites = 12;

class ListCompleter {
 public:
  ListCompleter(std::vector<Statement>& statements, std::size_t first,
                const std::string& case_id)
      : statements_(statements),
        first_(first),
        count_(statements[first].shares),
        case_id_(case_id) {}

  bool run() {
    const bool sites = statements_[first_].share_of == ShareOf::kSites;
    if (!sites && statements_[first_].share_of != ShareOf::kScores)
      return false;
    const std::uint32_t far = sites ? kFarSites : kFarScores;
    // What is told between of another kind ("her") parts no row.
    std::vector<std::size_t> row;
    for (std::size_t i = first_; i-- > 0;) {
      if (statements_[first_].sentence - statements_[i].sentence > far)
        return false;
      if (statements_[i].fact.kind != statements_[first_].fact.kind) continue;
      row.insert(row.begin(), i);
      if (row.size() > count_) row.pop_back();
      if (row.size() < count_ || !is_pattern(row, sites)) continue;
      for (std::size_t k = 0; k < count_; ++k)
        copy(statements_[row[k]].fact, statements_[first_ + k].fact, sites);
      return true;
    }
    return sites && (complete_from_all(false) || complete_from_all(true));
  }

 private:
  // A place, with its side where sides tell two of one site apart.
  static std::string place_of(const Fact& fact, bool sides) {
    std::string place(fact.get("site"));
    if (sides && !place.empty()) place.append(" ").append(fact.get("side"));
    return place;
  }

  // Where the case has as many sites of the score as there are figures, in
  // whatever sentences and beside whatever other scores, it is they.
  bool complete_from_all(bool sides) {
    const Fact& list = statements_[first_].fact;
    std::vector<std::size_t> rows;  // the first of each site
    std::set<std::string> places;
    for (std::size_t i = 0; i < first_; ++i) {
      const Fact& fact = statements_[i].fact;
      if (fact.kind != list.kind || fact.name != list.name ||
          fact.case_id != case_id_ || fact.assertion != "present" ||
          fact.get("value").empty())
        continue;
      const std::string place = place_of(fact, sides);
      if (place.empty()) return false;
      if (places.insert(place).second) rows.push_back(i);
    }
    if (rows.size() != count_) return false;
    for (std::size_t i = 0; i < count_; ++i)
      copy(statements_[rows[i]].fact, statements_[first_ + i].fact, true);
    return true;
  }

  // Whether these are one row of the case: of as many sites and one score, or
  // of one site and as many scores.
  bool is_pattern(const std::vector<std::size_t>& row, bool sites) const {
    std::set<std::string> places, names;
    for (const std::size_t i : row) {
      const Fact& fact = statements_[i].fact;
      if (fact.case_id != case_id_ || fact.assertion != "present" ||
          fact.get("value").empty() ||
          statements_[i].sentence != statements_[row.front()].sentence)
        return false;
      places.insert(place_of(fact, true));
      names.insert(fact.name);
    }
    return sites ? places.size() == count_ && names.size() == 1 &&
                       !places.contains("")
                 : places.size() == 1 && names.size() == count_;
  }

  static void copy(const Fact& from, Fact& to, bool sites) {
    if (!sites) {
      to.name = from.name;
      return;
    }
    std::erase_if(to.keys, [](const FactKey& key) {
      return key.name == "site" || key.name == "side";
    });
    for (const char* key : {"site", "side"})
      if (!from.get(key).empty()) to.set(key, from.get(key), false);
  }

  std::vector<Statement>& statements_;
  const std::size_t first_;
  const std::size_t count_;
  const std::string& case_id_;
};

}  // namespace

bool complete_list(std::vector<Statement>& statements, std::size_t first,
                   const std::string& case_id) {
  return ListCompleter(statements, first, case_id).run();
}

}  // namespace casebook
