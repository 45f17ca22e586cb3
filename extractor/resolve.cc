#include "extractor/resolve.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "extractor/copies.h"
#include "extractor/courses.h"
#include "extractor/decimal.h"
#include "extractor/plausibility.h"
#include "extractor/vocabulary.h"

namespace casebook {
namespace {

// Every key of `vague` stands in `full` with the same value.
bool says_no_more(const Fact& vague, const Fact& full) {
  return std::all_of(
      vague.keys.begin(), vague.keys.end(), [&](const FactKey& key) {
        const std::string_view other = full.get(key.name);
        return other == key.value || (key.number && !other.empty() &&
                                      to_double(other) == to_double(key.value));
      });
}

// What the passes ask of every fact again and again, found once.
struct Known {
  const Kind* kind = nullptr;
  std::uint32_t group = 0;    // of the facts with its kind and name
  std::uint32_t case_id = 0;  // a number for the case's
  bool general = false, front = false;
  bool timed = false;  // of a kind that is measured more than once
};

class Resolver {
 public:
  explicit Resolver(std::vector<Statement>& statements)
      : statements_(statements) {}

  void run() {
    drop_impossible();
    gone_.assign(statements_.size(), 0);
    find_body();
    drop_copies();
    settle_weak_times();
    order_measurements();
    keep_largest_only();
    keep_first_only();
    join_told_apart();
    drop_repeats();
    drop_overruled();
    keep_statements([&](std::size_t i) { return gone_[i] == 0; });
  }

 private:
  template <typename Kept>
  void keep_statements(const Kept& kept) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (!kept(i)) continue;
      if (count != i) statements_[count] = std::move(statements_[i]);
      ++count;
    }
    statements_.resize(count);
  }

  void find_body() {
    has_body_ = std::any_of(statements_.begin(), statements_.end(),
                            [](const Statement& one) {
                              const SectionKind section = one.fact.section;
                              return section == SectionKind::kNone ||
                                     section == SectionKind::kCase ||
                                     section == SectionKind::kResults ||
                                     section == SectionKind::kTable;
                            });
  }

  void drop_impossible() {
    keep_statements([&](std::size_t i) {
      const Kind* kind = statements_[i].kind;
      return kind == nullptr || check_figure(*kind, statements_[i].fact);
    });
  }

  // The facts of the same kind and name, in order: only they are compared
  // with one another. In a text made to be slow they are many, and none are.
  std::span<const std::uint32_t> peers(std::size_t i) const {
    constexpr std::size_t kMostCompared = 600;
    const std::uint32_t group = known_[i].group;
    const std::uint32_t begin = group_begins_[group];
    const std::size_t size = group_begins_[group + 1] - begin;
    if (size > kMostCompared) return {};
    return std::span(members_).subspan(begin, size);
  }

  Known known_of(const Statement& statement) {
    const Fact& fact = statement.fact;
    Known known;
    known.kind = statement.kind;
    known.timed = known.kind != nullptr && known.kind->has_key("time");
    text_ = fact.kind;
    text_ += '\n';
    text_ += fact.name;
    known.group = names_.add(text_);
    known.case_id = cases_.add(fact.case_id);
    known.general = fact.assertion == "general";
    // A report that is all abstract repeats nothing in it.
    known.front = fact.section == SectionKind::kTitle ||
                  (fact.section == SectionKind::kAbstract && has_body_);
    return known;
  }

  // What is the same to the letter goes first.
  void drop_copies() {
    std::vector<Told> told;
    told.reserve(statements_.size());
    known_.reserve(statements_.size());
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const Fact& fact = statements_[i].fact;
      const Known known = known_of(statements_[i]);
      known_.push_back(known);
      const bool anew = has_time(i) && fact.get("time").empty();
      told.push_back({&fact, known.group, known.case_id,
                      anew ? statements_[i].sentence : UINT32_MAX,
                      known.front});
    }
    for (const std::uint32_t copy : find_copies(told)) gone_[copy] = 1;
    find_groups();
  }

  // Side by side, those of a group in the order of the statements.
  void find_groups() {
    group_begins_.assign(names_.size() + 1, 0);
    for (std::size_t i = 0; i < statements_.size(); ++i)
      if (gone_[i] == 0) ++group_begins_[known_[i].group + 1];
    std::partial_sum(group_begins_.begin(), group_begins_.end(),
                     group_begins_.begin());
    members_.resize(group_begins_.back());
    std::vector<std::uint32_t> next = group_begins_;
    for (std::uint32_t i = 0; i < statements_.size(); ++i)
      if (gone_[i] == 0) members_[next[known_[i].group]++] = i;
  }

  void drop_if(std::size_t i, bool so) {
    if (so) gone_[i] = 1;
  }

  bool live(std::size_t i) const { return gone_[i] == 0 && !known_[i].general; }
  bool is_front(std::size_t i) const { return known_[i].front; }
  bool same_thing(std::size_t i, std::size_t j) const {
    return known_[i].case_id == known_[j].case_id &&
           known_[i].group == known_[j].group;
  }

  // What was measured of a kind and case before.
  struct Measured {
    std::uint32_t sentence = UINT32_MAX;  // the first such
    bool in_another = false;              // and one more
    bool baseline = false;
  };

  static void drop_time(Fact& fact) {
    std::erase_if(fact.keys,
                  [](const FactKey& key) { return key.name == "time"; });
  }

  // "At three months" makes a follow-up only of what had a first figure in an
  // earlier sentence, as the baseline of the same table, or in a cell before
  // it ("follow-up?"). "Weeks after delivery", "baseline?", tells none.
  void settle_weak_times() {
    const auto is_weak = [](const Statement& one) {
      return one.fact.get("time").ends_with('?');
    };
    if (std::ranges::none_of(statements_, is_weak)) return;
    std::map<std::pair<std::uint32_t, const Kind*>, Measured> measured;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const auto sentence = statements_[i].sentence;
      Fact& fact = statements_[i].fact;
      const std::pair of{known_[i].case_id, known_[i].kind};
      if (is_weak(statements_[i])) {
        const Measured before = measured[of];
        const bool later =
            before.baseline || before.in_another || follows_cell(i) ||
            (before.sentence != UINT32_MAX && before.sentence != sentence);
        const bool told = later && fact.get("time") == "follow-up?";
        drop_time(fact);
        if (told) fact.set("time", "follow-up", false);
      }
      if (!live(i) || is_front(i) || fact.assertion == "not done") continue;
      Measured& now = measured[of];
      now.in_another |= now.sentence != UINT32_MAX && now.sentence != sentence;
      if (now.sentence == UINT32_MAX) now.sentence = sentence;
      now.baseline |= fact.get("time") == "baseline";
    }
  }

  // "0 months" and "6 months" head two columns: the same was measured, in the
  // same place, in a cell before.
  bool follows_cell(std::size_t i) const {
    const Fact& fact = statements_[i].fact;
    if (fact.section != SectionKind::kTable) return false;
    return std::ranges::any_of(peers(i), [&](const std::size_t j) {
      const Fact& before = statements_[j].fact;
      return j < i && live(j) && same_thing(i, j) &&
             statements_[j].sentence == statements_[i].sentence &&
             before.section == SectionKind::kTable &&
             before.get("site") == fact.get("site") &&
             before.get("side") == fact.get("side") &&
             before.span.begin < fact.span.end;
    });
  }

  // A later figure of the same is a follow-up; an abstract only repeats.
  void order_measurements() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      Fact& fact = statements_[i].fact;
      if (!live(i) || is_front(i) || fact.case_id.empty() || !has_time(i) ||
          !fact.get("time").empty() || told_before(i))
        continue;
      for (const std::size_t j : peers(i)) {
        if (j >= i || !fact.get("time").empty()) break;
        if (live(j) && !is_front(j) && same_thing(i, j) &&
            statements_[j].sentence != statements_[i].sentence &&
            measured_otherwise(statements_[j].fact, fact))
          fact.set("time", "follow-up", false);
      }
    }
  }

  // Text comes back to a first figure, or to any of a table of both times.
  bool told_before(std::size_t i) const {
    const Fact& fact = statements_[i].fact;
    return std::ranges::any_of(peers(i), [&](const std::size_t j) {
      const Fact& before = statements_[j].fact;
      const bool last = before.get("time") == "follow-up";
      const bool of_table = before.section == SectionKind::kTable &&
                            fact.section != SectionKind::kTable;
      return j < i && live(j) && same_thing(i, j) &&
             before.get("site") == fact.get("site") &&
             (last ? of_table : before.get("value") == fact.get("value"));
    });
  }

  // Another figure of the same place, none of a follow-up's.
  static bool measured_otherwise(const Fact& before, const Fact& fact) {
    return before.assertion != "not done" &&
           before.get("value") != fact.get("value") &&
           before.get("site") == fact.get("site") &&
           before.get("side") == fact.get("side") &&
           before.get("time") != "follow-up";
  }

  bool has_time(std::size_t i) const {
    return known_[i].timed && !statements_[i].fact.get("value").empty();
  }

  // Who tells of a first and a second delivery is at her second.
  void keep_largest_only() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const Fact& fact = statements_[i].fact;
      const Kind* kind = known_[i].kind;
      if (!live(i) || kind == nullptr || kind->largest_of.empty() ||
          (kind->largest_of != "*" && fact.name != kind->largest_of))
        continue;
      for (const std::size_t j : peers(i)) {
        if (gone_[i] != 0) break;
        if (i != j && live(j) && same_thing(i, j))
          drop_if(i, less(fact.get("value"), statements_[j].fact.get("value")));
      }
    }
  }

  // Of a kind that a patient has once, the body's first figure stands.
  void keep_first_only() {
    std::set<std::pair<std::uint32_t, const Kind*>> told;
    for (const bool front : {false, true}) {
      for (std::size_t i = 0; i < statements_.size(); ++i) {
        const Fact& fact = statements_[i].fact;
        const Kind* kind = known_[i].kind;
        if (kind == nullptr || !kind->once || !live(i) ||
            is_front(i) != front || fact.assertion != "present")
          continue;
        const bool contradicts = std::find(fact.flags.begin(), fact.flags.end(),
                                           "contradicted") != fact.flags.end();
        if (!told.emplace(known_[i].case_id, kind).second && !contradicts)
          gone_[i] = 1;
      }
    }
  }

  // The dose said here, the duration or the route there: one course, where
  // only one course of the drug has a dose and nothing speaks against it.
  void join_told_apart() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      const Fact& part = statements_[i].fact;
      if (!live(i) || part.keys.empty() || !part.get("dose").empty()) continue;
      std::size_t partner = statements_.size();
      int partners = 0;
      for (const std::size_t j : peers(i)) {
        if (i != j && live(j) && same_thing(i, j) &&
            part.assertion == statements_[j].fact.assertion &&
            !statements_[j].fact.get("dose").empty()) {
          partner = j;
          ++partners;
        }
      }
      if (partners == 1 && join(statements_[i].fact, statements_[partner].fact))
        gone_[i] = 1;
    }
  }

  static bool join(const Fact& part, Fact& full) {
    for (const FactKey& key : part.keys) {
      if (const auto known = full.get(key.name);
          !known.empty() && known != key.value)
        return false;
    }
    for (const FactKey& key : part.keys)
      full.set(key.name, key.value, key.number);
    return true;
  }

  void drop_repeats() {
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      if (gone_[i] != 0) continue;
      for (const std::size_t j : peers(i)) {
        if (gone_[i] != 0) break;
        drop_if(i,
                i != j && gone_[j] == 0 && same_thing(i, j) && repeats(i, j));
      }
    }
  }

  // Whether `i` says nothing that `j` does not.
  bool repeats(std::size_t i, std::size_t j) const {
    const Fact& vague = statements_[i].fact;
    const Fact& full = statements_[j].fact;
    const bool softer =
        full.assertion == "present" &&
        (vague.assertion == "advised" || vague.assertion == "possible");
    if (vague.assertion != full.assertion && !softer) return false;
    if (softer && vague.keys.empty()) return true;
    if (!says_no_more(vague, full)) {
      return is_front(i) && !is_front(j) && agrees_without_time(vague, full);
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
      const Kind* kind = known_[i].kind;
      const bool bare_denial = fact.assertion == "absent" &&
                               fact.keys.empty() && kind != nullptr &&
                               kind->counts_sites;
      const bool unassigned = is_front(i) && fact.case_id.empty();
      const bool vague_front = is_front(i) && fact.keys.empty();
      if (!bare_denial && !unassigned && !vague_front) continue;
      for (const std::size_t j : peers(i)) {
        if (gone_[i] != 0) break;
        if (i == j || !live(j)) continue;
        const Fact& other = statements_[j].fact;
        drop_if(i, (bare_denial && same_thing(i, j) &&
                    other.assertion == "present") ||
                       (unassigned && !other.case_id.empty()) ||
                       (vague_front && !is_front(j) && !other.keys.empty()));
      }
    }
  }

  std::vector<Statement>& statements_;
  bool has_body_ = false;
  std::vector<Known> known_;  // of the statements
  std::vector<char> gone_;
  // The facts by group: where each group begins, and one behind the last.
  std::vector<std::uint32_t> members_, group_begins_;
  Vocabulary names_, cases_;  // of the groups and of the cases
  std::string text_;
};

}  // namespace

void resolve(std::vector<Statement>& statements) {
  const Courses courses(statements);
  Resolver(statements).run();
  courses.give_back(statements);
}

}  // namespace casebook
