#include "extractor/resolve.h"

#include <algorithm>
#include <map>
#include <set>

#include "extractor/decimal.h"

namespace casebook {
namespace {

bool add_flag(Fact& fact, const char* flag) {
  if (std::find(fact.flags.begin(), fact.flags.end(), flag) == fact.flags.end())
    fact.flags.emplace_back(flag);
  return true;
}

bool same_thing(const Fact& a, const Fact& b) {
  return a.case_id == b.case_id && a.kind == b.kind && a.name == b.name;
}

// Every key of `vague` stands in `full` with the same value.
bool says_no_more(const Fact& vague, const Fact& full) {
  return std::all_of(
      vague.keys.begin(), vague.keys.end(), [&](const FactKey& key) {
        const std::string_view other = full.get(key.name);
        return other == key.value || (key.number && !other.empty() &&
                                      to_double(other) == to_double(key.value));
      });
}

const Plausible* plausible_for(const Kind& kind, const Fact& fact) {
  for (const Plausible& one : kind.plausible)
    if ((one.name.empty() || one.name == fact.name) &&
        (one.unit.empty() || one.unit == fact.get("unit")))
      return &one;
  return nullptr;
}

bool within(const Plausible& range, std::string_view figure) {
  const double value = to_double(figure);
  return range.low <= value && value <= range.high;
}

// A figure that cannot be: a lost decimal mark or sign. Both readings are
// kept and the fact is flagged; nothing is repaired in silence.
// False where the figure makes no such fact at all.
bool doubt(const Kind& kind, Fact& fact) {
  const std::string value(fact.get("value"));
  const Plausible* range = plausible_for(kind, fact);
  const std::vector<std::string> readings = std::exchange(fact.readings, {});
  if (value.empty() || range == nullptr) return true;
  if (!within(*range, value)) {
    if (range->refuse) return false;
    fact.readings = {value};
    add_flag(fact, "doubtful decimal");
    if (readings.size() == 2 && within(*range, readings[1])) {
      fact.readings = readings;
      fact.set("value", readings[1], true);
    }
    return true;
  }
  if (range->minus_expected && to_double(value) > 1.0) {
    fact.readings = {value, negate(value)};
    add_flag(fact, "doubtful sign");
  }
  return true;
}

class Resolver {
 public:
  Resolver(const Kinds& kinds, std::vector<Statement>& statements)
      : kinds_(kinds), statements_(statements) {}

  void run() {
    std::erase_if(statements_, [&](Statement& one) {
      const Kind* kind = kinds_.find(one.fact.kind);
      return kind != nullptr && !doubt(*kind, one.fact);
    });
    gone_.assign(statements_.size(), false);
    drop_copies();
    settle_weak_times();
    order_measurements();
    keep_largest_only();
    keep_first_only();
    join_told_apart();
    drop_repeats();
    drop_overruled();
    check_counts();
    std::vector<Statement> kept;
    for (std::size_t i = 0; i < statements_.size(); ++i)
      if (!gone_[i]) kept.push_back(std::move(statements_[i]));
    statements_ = std::move(kept);
  }

 private:
  // The facts of the same kind and name, in order: only they are compared
  // with one another. In a text made to be slow they are many, and none are.
  const std::vector<std::size_t>& peers(std::size_t i) const {
    static const std::vector<std::size_t> kNone;
    constexpr std::size_t kMostCompared = 600;
    const Fact& fact = statements_[i].fact;
    const auto found = peers_.find(fact.kind + '\n' + fact.name);
    if (found == peers_.end() || found->second.size() > kMostCompared)
      return kNone;
    return found->second;
  }

  // What is the same to the letter goes first, by one look each.
  void drop_copies() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const Fact& fact = statements_[i].fact;
      std::string text = fact.case_id + '\n' + fact.kind + '\n' + fact.name +
                         '\n' + fact.assertion + (is_front(fact) ? "f" : "b");
      for (const FactKey& key : fact.keys)
        text += '\n' + key.name + '=' + key.value;
      if (fact.get("time").empty() && has_time(fact))
        text += std::to_string(statements_[i].sentence);
      gone_[i] = !seen.insert(text).second;
      if (!gone_[i]) peers_[fact.kind + '\n' + fact.name].push_back(i);
    }
  }

  bool live(std::size_t i) const {
    return !gone_[i] && statements_[i].fact.assertion != "general";
  }
  static bool is_front(const Fact& fact) {
    return fact.section == SectionKind::kTitle ||
           fact.section == SectionKind::kAbstract;
  }

  // "At three months" makes a follow-up only of what had a first figure; such
  // cues say "follow-up?".
  void settle_weak_times() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      Fact& fact = statements_[i].fact;
      if (fact.get("time") != "follow-up?") continue;
      const bool measured = measured_before(i);
      if (measured)
        fact.set("time", "follow-up", false);
      else
        std::erase_if(fact.keys,
                      [](const FactKey& key) { return key.name == "time"; });
    }
  }

  // Whether something of the kind was measured for the case in an earlier
  // sentence, or as the baseline of the same table.
  bool measured_before(std::size_t i) const {
    const Fact& fact = statements_[i].fact;
    for (std::size_t j = 0; j < i; ++j) {
      const Fact& before = statements_[j].fact;
      if (live(j) && before.case_id == fact.case_id &&
          before.kind == fact.kind && !is_front(before) &&
          (statements_[j].sentence != statements_[i].sentence ||
           before.get("time") == "baseline"))
        return true;
    }
    return false;
  }

  // A later figure for what was measured before is a follow-up, though no
  // word says so; an abstract only repeats.
  void order_measurements() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      Fact& fact = statements_[i].fact;
      if (!live(i) || fact.case_id.empty() || !has_time(fact) ||
          is_front(fact) || !fact.get("time").empty())
        continue;
      for (const std::size_t j : peers(i)) {
        if (j >= i) break;
        const Fact& before = statements_[j].fact;
        if (!live(j) || is_front(before) || !same_thing(fact, before) ||
            before.get("site") != fact.get("site") ||
            before.get("side") != fact.get("side"))
          continue;
        if (before.get("value") != fact.get("value") &&
            statements_[j].sentence != statements_[i].sentence &&
            before.get("time") != "follow-up")
          fact.set("time", "follow-up", false);
      }
    }
  }

  bool has_time(const Fact& fact) const {
    const Kind* kind = kinds_.find(fact.kind);
    return kind != nullptr && !fact.get("value").empty() &&
           std::any_of(kind->keys.begin(), kind->keys.end(),
                       [](const KindKey& key) { return key.name == "time"; });
  }

  // Who tells of a first and a second delivery is at her second.
  void keep_largest_only() {
    for (std::size_t i = 0; i < statements_.size(); ++i)
      for (const std::size_t j : peers(i)) {
        if (gone_[i]) break;
        const Fact& less_fact = statements_[i].fact;
        const Fact& more_fact = statements_[j].fact;
        const Kind* kind = kinds_.find(less_fact.kind);
        if (i == j || !live(i) || !live(j) || kind == nullptr ||
            kind->largest_of.empty() ||
            (kind->largest_of != "*" && less_fact.name != kind->largest_of) ||
            !same_thing(less_fact, more_fact))
          continue;
        gone_[i] = less(less_fact.get("value"), more_fact.get("value"));
      }
  }

  // Of a kind that a patient has once, the body's first figure stands.
  void keep_first_only() {
    std::map<std::pair<std::string, std::string>, std::size_t> first;
    for (const bool front : {false, true})
      for (std::size_t i = 0; i < statements_.size(); ++i) {
        const Fact& fact = statements_[i].fact;
        const Kind* kind = kinds_.find(fact.kind);
        if (!live(i) || kind == nullptr || !kind->once ||
            fact.assertion != "present" || is_front(fact) != front)
          continue;
        const auto [known, fresh] =
            first.emplace(std::pair(fact.case_id, fact.kind), i);
        if (!fresh) gone_[i] = true;
      }
  }

  // The dose said here, the duration or the route there: one course, where
  // only one course of the drug has a dose and nothing speaks against it.
  void join_told_apart() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (!live(i) || statements_[i].fact.keys.empty() ||
          !statements_[i].fact.get("dose").empty())
        continue;
      std::size_t partner = statements_.size();
      int partners = 0;
      for (const std::size_t j : peers(i))
        if (i != j && live(j) &&
            same_thing(statements_[i].fact, statements_[j].fact) &&
            statements_[i].fact.assertion == statements_[j].fact.assertion &&
            !statements_[j].fact.get("dose").empty()) {
          partner = j;
          ++partners;
        }
      if (partners == 1 && join(statements_[i].fact, statements_[partner].fact))
        gone_[i] = true;
    }
  }

  static bool join(const Fact& part, Fact& full) {
    for (const FactKey& key : part.keys)
      if (const auto known = full.get(key.name);
          !known.empty() && known != key.value)
        return false;
    for (const FactKey& key : part.keys)
      full.set(key.name, key.value, key.number);
    return true;
  }

  void drop_repeats() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (gone_[i]) continue;
      for (const std::size_t j : peers(i))
        if (i != j && !gone_[i] && !gone_[j] && repeats(i, j)) gone_[i] = true;
    }
  }

  // Whether `i` says nothing that `j` does not.
  bool repeats(std::size_t i, std::size_t j) const {
    const Fact& vague = statements_[i].fact;
    const Fact& full = statements_[j].fact;
    if (!same_thing(vague, full)) return false;
    const bool softer =
        full.assertion == "present" &&
        (vague.assertion == "advised" || vague.assertion == "possible");
    if (vague.assertion != full.assertion && !softer) return false;
    if (softer && vague.keys.empty()) return true;
    if (!says_no_more(vague, full)) {
      return is_front(vague) && !is_front(full) &&
             agrees_without_time(vague, full);
    }
    return vague.keys.size() < full.keys.size() || j < i;
  }

  // An abstract's figure, said again in the body with or without its time.
  static bool agrees_without_time(const Fact& vague, const Fact& full) {
    Fact bare = vague;
    std::erase_if(bare.keys, [](const FactKey& k) { return k.name == "time"; });
    return bare.keys.size() < vague.keys.size() && says_no_more(bare, full);
  }

  // "No other fracture" beside fractures; a title's drug beside the cases'.
  void drop_overruled() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const Fact& fact = statements_[i].fact;
      if (!live(i)) continue;
      const bool bare_denial = fact.assertion == "absent" &&
                               fact.keys.empty() &&
                               kinds_.find(fact.kind)->counts_sites;
      const bool unassigned = fact.case_id.empty() && is_front(fact);
      const bool vague_front = is_front(fact) && fact.keys.empty();
      for (const std::size_t j : peers(i)) {
        if (gone_[i]) break;
        const Fact& other = statements_[j].fact;
        if (i == j || !live(j) || other.kind != fact.kind ||
            other.name != fact.name)
          continue;
        if (bare_denial && other.assertion == "present" &&
            other.case_id == fact.case_id)
          gone_[i] = true;
        if (unassigned && !other.case_id.empty()) gone_[i] = true;
        if (vague_front && !is_front(other) && !other.keys.empty())
          gone_[i] = true;
      }
    }
  }

  // "seven vertebral fractures" beside six named levels.
  void check_counts() {
    std::map<std::string, int> named;
    for (std::size_t i = 0; i < statements_.size(); ++i)
      if (live(i) && !statements_[i].fact.get("site").empty() &&
          statements_[i].fact.assertion == "present")
        ++named[statements_[i].fact.case_id + "/" + statements_[i].fact.kind +
                "/" + statements_[i].fact.name];
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      Fact& fact = statements_[i].fact;
      const std::string_view count = fact.get("value");
      if (!live(i) || count.empty() || !fact.get("site").empty() ||
          !counts_sites(fact))
        continue;
      const auto known =
          named.find(fact.case_id + "/" + fact.kind + "/" + fact.name);
      if (known != named.end() &&
          to_double(count) != static_cast<double>(known->second))
        add_flag(fact, "count mismatch");
    }
  }

  // A kind whose value is a count of places and not a measurement.
  bool counts_sites(const Fact& fact) const {
    const Kind* kind = kinds_.find(fact.kind);
    return kind != nullptr && kind->counts_sites;
  }

  const Kinds& kinds_;
  std::vector<Statement>& statements_;
  std::vector<bool> gone_;
  std::map<std::string, std::vector<std::size_t>> peers_;
};

}  // namespace

void resolve(const Kinds& kinds, std::vector<Statement>& statements) {
  Resolver(kinds, statements).run();
}

}  // namespace casebook
