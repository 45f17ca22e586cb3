#include "kb/placement.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "kb/fact_match.h"

namespace casebook {
namespace {

// What one person says of one fact, all in all.
struct Opinion {
  bool accepted = false;
  bool rejected = false;
  std::optional<std::string> change;   // how it should read
  std::optional<std::string> case_id;  // whose it is
};

// What all people say of it.
struct Outcome {
  bool any = false;  // something that counts
  bool disputed = false;
  Opinion opinion;
};

// The decisions about one fact.
struct Group {
  const Decision* first = nullptr;
  std::string id;
  std::vector<std::size_t> all;  // indexes of decisions
  bool added = false;
  std::int64_t last = 0;  // sequence
  Outcome outcome;
  std::size_t match = FactMatch::kNone;
  Place place = Place::kGone;
  std::int64_t position = -1;
  std::string case_id;
};

StoredFact changed(StoredFact fact, const Opinion& opinion) {
  if (opinion.change) {
    const auto members = json_members(*opinion.change);
    for (const JsonMember& member :
         members.value_or(std::vector<JsonMember>{})) {
      if (member.name == "kind") fact.kind = json_text(member.value);
      if (member.name == "name") fact.name = json_text(member.value);
      if (member.name == "assertion") fact.assertion = json_text(member.value);
      if (member.name == "keys") fact.keys = member.value;
    }
  }
  if (opinion.case_id) fact.case_id = *opinion.case_id;
  return fact;
}

const char* decided_word(const Group& group) {
  if (group.outcome.disputed) return "disputed";
  if (group.outcome.opinion.change) return "corrected";
  if (group.outcome.opinion.case_id) return "assigned";
  return group.added ? "added" : "accepted";
}

class Placer {
 public:
  Placer(std::string_view text, const std::vector<StoredFact>& extracted,
         const std::vector<Decision>& decisions)
      : text_(text),
        extracted_(extracted),
        decisions_(decisions),
        match_(text, extracted),
        taken_(extracted.size(), false) {}

  Placed run();

 private:
  void find_undone();
  void make_groups();
  void judge(Group& group);
  void note_superseded(const Group& group);
  void judge_pairs();
  void match_all();
  void match(Likeness likeness, Place place);
  void match_outcomes();
  void match_others();
  void apply(const Group& group);
  void restore(Group& group);
  Placement placement(std::size_t index) const;

  std::string_view text_;
  const std::vector<StoredFact>& extracted_;
  const std::vector<Decision>& decisions_;
  FactMatch match_;
  std::vector<bool> taken_;
  std::vector<bool> undone_;
  std::vector<bool> superseded_;
  std::vector<bool> disputed_;  // of pairs of patients
  std::vector<Group> groups_;
  std::map<std::size_t, std::size_t> group_of_;  // of a decision
  std::map<std::size_t, StoredFact> effects_;    // by extracted fact
  std::set<std::size_t> removed_;
  std::vector<StoredFact> restored_;
};

// From the newest back, so that taking back a taking back counts.
void Placer::find_undone() {
  undone_.assign(decisions_.size(), false);
  superseded_.assign(decisions_.size(), false);
  disputed_.assign(decisions_.size(), false);
  std::set<std::string> targets;
  for (std::size_t i = decisions_.size(); i-- > 0;) {
    undone_[i] = targets.contains(decisions_[i].id);
    if (decisions_[i].verdict == "undo" && !undone_[i])
      targets.insert(json_field(decisions_[i].change, "undoes"));
  }
}

void Placer::make_groups() {
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    const Decision& d = decisions_[i];
    if (d.fact.kind.empty() || d.verdict == "undo" || d.verdict == "same")
      continue;
    const std::string id = fact_id(d.sha256, d.fact);
    const auto [at, fresh] = by_id.try_emplace(id, groups_.size());
    if (fresh) {
      groups_.emplace_back();
      groups_.back().first = &d;
      groups_.back().id = id;
    }
    Group& group = groups_[at->second];
    group.all.push_back(i);
    group.last = d.sequence;
    group_of_[i] = at->second;
  }
  for (Group& group : groups_) {
    judge(group);
    note_superseded(group);
  }
}

// A later word of the same person counts before an earlier one; different
// people's words are put together where they do not contradict.
void Placer::judge(Group& group) {
  std::map<std::string, Opinion> people;
  for (const std::size_t i : group.all) {
    const Decision& d = decisions_[i];
    if (undone_[i] || d.verdict == "note") continue;
    Opinion& opinion = people[d.by];
    if (d.verdict == "reject") {
      opinion = {};
      opinion.rejected = true;
      continue;
    }
    opinion.rejected = false;
    if (d.verdict == "move") {
      opinion.case_id = json_field(d.change, "case");
      continue;
    }
    opinion.accepted = true;
    if (d.verdict == "add") group.added = true;
    opinion.change.reset();
    if (d.change.size() > 2) opinion.change = d.change;
  }
  Outcome& outcome = group.outcome;
  std::set<std::string> changes;
  std::set<std::string> cases;
  for (const auto& [person, opinion] : people) {
    outcome.any = true;
    outcome.opinion.rejected |= opinion.rejected;
    outcome.opinion.accepted |= opinion.accepted || opinion.case_id.has_value();
    if (opinion.accepted) changes.insert(opinion.change.value_or(""));
    if (opinion.case_id) cases.insert(*opinion.case_id);
  }
  outcome.disputed = changes.size() > 1 || cases.size() > 1 ||
                     (outcome.opinion.rejected && outcome.opinion.accepted);
  if (outcome.disputed) return;
  if (!changes.empty() && !changes.begin()->empty())
    outcome.opinion.change = *changes.begin();
  if (!cases.empty()) outcome.opinion.case_id = *cases.begin();
}

void Placer::note_superseded(const Group& group) {
  for (std::size_t a = 0; a < group.all.size(); ++a) {
    const Decision& early = decisions_[group.all[a]];
    if (early.verdict == "note" || undone_[group.all[a]]) continue;
    for (std::size_t b = a + 1; b < group.all.size(); ++b) {
      const Decision& late = decisions_[group.all[b]];
      if (late.by != early.by || undone_[group.all[b]]) continue;
      const bool over = late.verdict == "reject" || early.verdict == "reject" ||
                        (late.verdict == "move") == (early.verdict == "move");
      if (late.verdict != "note" && over) superseded_[group.all[a]] = true;
    }
  }
}

// Whether two patients are one: each person's last word.
void Placer::judge_pairs() {
  std::map<std::string, std::map<std::string, std::size_t>> words;
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    const Decision& d = decisions_[i];
    if (d.verdict != "same" || undone_[i]) continue;
    const std::string pair = d.fact.case_id + "\n" +
                             json_field(d.change, "sha256") + "\n" +
                             json_field(d.change, "case");
    const auto [last, fresh] = words[pair].try_emplace(d.by, i);
    if (fresh) continue;
    superseded_[last->second] = true;
    last->second = i;
  }
  for (const auto& [pair, people] : words) {
    std::set<std::string> said;
    for (const auto& [who, i] : people)
      said.insert(json_field(decisions_[i].change, "one"));
    for (const auto& [who, i] : people) disputed_[i] = said.size() > 1;
  }
}

void Placer::match(Likeness likeness, Place place) {
  for (Group& group : groups_) {
    if (group.match != FactMatch::kNone) continue;
    // Something that is more than what was rejected was not rejected.
    if (likeness == Likeness::kCompatible && group.outcome.opinion.rejected)
      continue;
    group.match =
        match_.find(group.first->fact, group.first->context, taken_, likeness);
    if (group.match == FactMatch::kNone) continue;
    taken_[group.match] = true;
    group.place = place;
  }
}

// The grammar has come to say what the correction says.
void Placer::match_outcomes() {
  for (Group& group : groups_) {
    if (group.match != FactMatch::kNone || !group.outcome.opinion.change)
      continue;
    const StoredFact wanted = changed(group.first->fact, group.outcome.opinion);
    for (const Likeness likeness : {Likeness::kSame, Likeness::kMoved}) {
      if (group.match == FactMatch::kNone) {
        group.match =
            match_.find(wanted, group.first->context, taken_, likeness);
      }
    }
    if (group.match == FactMatch::kNone) continue;
    taken_[group.match] = true;
    group.place = Place::kKept;
  }
}

// What says something else in the place of a decided fact is to be looked at
// again; it takes no part in the decision.
void Placer::match_others() {
  for (Group& group : groups_) {
    if (group.match != FactMatch::kNone || !group.outcome.any) continue;
    const std::size_t other = match_.find(
        group.first->fact, group.first->context, taken_, Likeness::kOther);
    if (other == FactMatch::kNone) continue;
    group.place = Place::kChanged;
    if (effects_.contains(other)) continue;
    StoredFact fact = extracted_[other];
    fact.anchor = fact_id(group.first->sha256, extracted_[other]);
    fact.decided = "look again";
    effects_[other] = std::move(fact);
  }
}

void Placer::match_all() {
  match(Likeness::kSame, Place::kKept);
  match(Likeness::kMoved, Place::kMoved);
  match_outcomes();
  match(Likeness::kCompatible, Place::kChanged);
  match_others();
}

void Placer::apply(const Group& group) {
  StoredFact fact = extracted_[group.match];
  if (group.outcome.opinion.rejected && !group.outcome.disputed) {
    removed_.insert(group.match);
    return;
  }
  // What was accepted is not lost because the grammar now says less.
  const StoredFact& before = group.first->fact;
  const bool less =
      group.place == Place::kChanged &&
      meaning_of(before.keys).size() > meaning_of(fact.keys).size();
  if (less && !group.outcome.disputed) fact.keys = before.keys;
  if (!group.outcome.disputed) fact = changed(fact, group.outcome.opinion);
  fact.decided = decided_word(group);
  fact.anchor = group.id;
  effects_[group.match] = std::move(fact);
}

// What people hold to be true and no rule finds any more.
void Placer::restore(Group& group) {
  const Outcome& outcome = group.outcome;
  if (group.added) group.place = Place::kKept;
  if (outcome.opinion.rejected && !outcome.disputed) return;
  StoredFact fact = group.first->fact;
  if (!outcome.disputed) fact = changed(std::move(fact), outcome.opinion);
  const auto says_it = [&fact](const StoredFact& other) {
    return other.case_id == fact.case_id && says_the_same(other, fact);
  };
  // Somebody decided on it under another id.
  if (std::any_of(extracted_.begin(), extracted_.end(), says_it)) return;
  if (!find_quote(text_, group.first->context, fact)) {
    group.place = Place::kGone;
    return;
  }
  fact.position = kDecidedPositions + group.first->sequence;
  fact.anchor = group.id;
  fact.decided = decided_word(group);
  if (!group.added) fact.decided += ", not found";
  group.position = fact.position;
  group.case_id = fact.case_id;
  restored_.push_back(std::move(fact));
}

Placement Placer::placement(std::size_t index) const {
  const Decision& d = decisions_[index];
  Placement placement;
  placement.sequence = d.sequence;
  placement.case_id = d.fact.case_id;
  const auto group = group_of_.find(index);
  if (group != group_of_.end()) {
    const Group& mine = groups_[group->second];
    placement.place = mine.place;
    placement.disputed = mine.outcome.disputed;
    placement.position = mine.position;
    placement.case_id = mine.case_id;
  } else if (d.verdict == "same") {
    placement.disputed = disputed_[index];
    const FactMatch::Case now = match_.find_case(d.fact, d.context);
    placement.place = !now.found                 ? Place::kGone
                      : now.id != d.fact.case_id ? Place::kMoved
                                                 : Place::kKept;
    if (now.found) placement.case_id = now.id;
  } else {
    placement.place = Place::kKept;
  }
  if (superseded_[index]) placement.place = Place::kSuperseded;
  if (undone_[index]) placement.place = Place::kUndone;
  return placement;
}

Placed Placer::run() {
  find_undone();
  make_groups();
  judge_pairs();
  match_all();
  for (Group& group : groups_) {
    const bool found = group.match != FactMatch::kNone;
    group.case_id = group.first->fact.case_id;
    if (found) {
      group.position = extracted_[group.match].position;
      group.case_id = extracted_[group.match].case_id;
      if (group.outcome.any) apply(group);
    } else if (group.outcome.any) {
      restore(group);
    }
  }
  Placed placed;
  for (std::size_t i = 0; i < extracted_.size(); ++i) {
    const auto effect = effects_.find(i);
    const bool gone = removed_.contains(i);
    if (gone || effect != effects_.end()) placed.aside.push_back(extracted_[i]);
    if (gone) continue;
    placed.facts.push_back(effect == effects_.end() ? extracted_[i]
                                                    : effect->second);
  }
  placed.facts.insert(placed.facts.end(), restored_.begin(), restored_.end());
  for (std::size_t i = 0; i < decisions_.size(); ++i)
    placed.placements.push_back(placement(i));
  return placed;
}

}  // namespace

const char* to_text(Place place) {
  constexpr std::array kNames = {"kept", "moved",  "changed",
                                 "gone", "undone", "superseded"};
  return kNames[static_cast<std::size_t>(place)];
}

Placed place(std::string_view text, const std::vector<StoredFact>& extracted,
             const std::vector<Decision>& decisions) {
  return Placer(text, extracted, decisions).run();
}

}  // namespace casebook
