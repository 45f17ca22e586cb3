#include "kb/same_patient.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {
namespace {

using Traits = std::vector<std::string>;

// A trait that more cases share than this says nothing.
constexpr std::size_t kCommonTrait = 200;

void settle(Traits& traits) {
  std::sort(traits.begin(), traits.end());
  traits.erase(std::unique(traits.begin(), traits.end()), traits.end());
}

std::size_t shared(const Traits& a, const Traits& b) {
  Traits both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(both));
  return both.size();
}

std::string joined(const Traits& traits) {
  std::string text;
  for (const std::string& trait : traits) text += trait + '|';
  return text;
}

struct Person {
  CaseKey key;
  std::string name, sha256;
  PatientTraits traits;
};

// The families of "Yılmaz, A; Demir, B", folded.
Traits families(std::string_view authors) {
  Traits found;
  while (!authors.empty()) {
    const std::size_t end = std::min(authors.find(';'), authors.size());
    const std::string_view one = authors.substr(0, end);
    authors.remove_prefix(std::min(end + 1, authors.size()));
    const std::string key = searchable_key(one.substr(0, one.find(',')));
    const std::size_t begin = key.find_first_not_of(' ');
    if (begin != std::string::npos) found.push_back(key.substr(begin));
  }
  return found;
}

Result<std::vector<Person>> read_people(Connection& connection) {
  Result<SqlStatement> find = connection.prepare(sql::kPatients);
  if (!find) return find.error();
  std::vector<Person> people;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return people;
    Person person;
    person.key = {find->integer(0), std::string(find->text(1))};
    person.name = std::string(find->text(2)) + " case " + person.key.case_id;
    person.sha256 = find->text(3);
    person.traits.authors = families(find->text(4));
    settle(person.traits.authors);
    people.push_back(std::move(person));
  }
}

void add_trait(SqlStatement& row, PatientTraits& traits) {
  const std::string_view kind = row.text(2);
  const std::string name(row.text(3));
  const std::string site(row.text(4));
  const std::string value(row.text(5));
  if (kind == "age" && !value.empty() && row.text(6) == "year") {
    traits.ages.push_back(value);
  } else if (kind == "parity") {
    traits.parities.push_back(name + " " + value);
  } else if (kind == "fracture" && !site.empty()) {
    traits.levels.push_back(site);
  } else if (kind == "bmd" && !value.empty()) {
    traits.scores.push_back(name + " " + site + " " + value);
  } else if (kind == "country") {
    traits.countries.push_back(name);
  }
}

// `people` is sorted by key.
Status read_traits(Connection& connection, std::vector<Person>& people) {
  for (const char* kind : {"age", "parity", "fracture", "bmd", "country"}) {
    Result<SqlStatement> find = connection.prepare(sql::kPatientTraits);
    if (!find) return find.error();
    find->bind(1, std::string_view(kind));
    while (true) {
      const Result<bool> row = find->step();
      if (!row) return row.error();
      if (!*row) break;
      const CaseKey key{find->integer(0), std::string(find->text(1))};
      const auto person = std::lower_bound(
          people.begin(), people.end(), key,
          [](const Person& p, const CaseKey& k) { return p.key < k; });
      if (person != people.end() && person->key == key)
        add_trait(*find, person->traits);
    }
  }
  for (Person& person : people) {
    PatientTraits& t = person.traits;
    for (Traits* traits :
         {&t.ages, &t.parities, &t.levels, &t.scores, &t.countries})
      settle(*traits);
  }
  return Ok{};
}

// Pairs that share something telling: all levels, or a score with the age.
std::set<std::pair<std::size_t, std::size_t>> telling_pairs(
    const std::vector<Person>& people) {
  std::map<std::string, std::vector<std::size_t>> by_trait;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const PatientTraits& t = people[i].traits;
    const std::string age = joined(t.ages);
    if (t.levels.size() > 1 || (t.levels.size() == 1 && !age.empty()))
      by_trait[age + "#" + joined(t.levels)].push_back(i);
    if (t.levels.size() > 2) by_trait["#" + joined(t.levels)].push_back(i);
    for (const std::string& score : t.scores)
      by_trait[std::string(age).append("=").append(score)].push_back(i);
  }
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [trait, sharing] : by_trait) {
    if (sharing.size() > kCommonTrait) continue;
    for (std::size_t a = 0; a < sharing.size(); ++a) {
      for (std::size_t b = a + 1; b < sharing.size(); ++b) {
        if (people[sharing[a]].key.document != people[sharing[b]].key.document)
          pairs.emplace(sharing[a], sharing[b]);
      }
    }
  }
  return pairs;
}

using Pairs = std::map<std::pair<CaseKey, CaseKey>, PatientPair>;

PatientPair pair_of(const Person& a, const Person& b) {
  const bool ordered = a.key < b.key;
  const Person& first = ordered ? a : b;
  const Person& second = ordered ? b : a;
  PatientPair pair;
  pair.first = first.key;
  pair.second = second.key;
  pair.first_name = first.name;
  pair.second_name = second.name;
  return pair;
}

// The decisions in their order: the last about a pair holds.
Status take_decisions(Connection& connection, const std::vector<Person>& people,
                      Pairs& pairs) {
  std::map<std::pair<std::string, std::string>, const Person*> by_name;
  for (const Person& person : people)
    by_name[{person.sha256, person.key.case_id}] = &person;
  Result<SqlStatement> find = connection.prepare(sql::kSameDecisions);
  if (!find) return find.error();
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return Ok{};
    const auto a =
        by_name.find({std::string(find->text(0)), std::string(find->text(1))});
    const auto b =
        by_name.find({std::string(find->text(2)), std::string(find->text(3))});
    if (a == by_name.end() || b == by_name.end()) continue;
    PatientPair fresh = pair_of(*a->second, *b->second);
    PatientPair& pair =
        pairs.emplace(std::pair(fresh.first, fresh.second), fresh)
            .first->second;
    pair.decided = true;
    pair.same = find->integer(4) != 0;
  }
}

}  // namespace

int likeness(const PatientTraits& a, const PatientTraits& b,
             std::string& because) {
  int score = 0;
  because.clear();
  const auto agree = [&](const char* what, int points) {
    score += points;
    because += (because.empty() ? "same " : ", ") + std::string(what);
  };
  const auto differ = [](const Traits& x, const Traits& y) {
    return !x.empty() && !y.empty() && shared(x, y) == 0;
  };
  if (differ(a.ages, b.ages)) return 0;
  if (shared(a.ages, b.ages) > 0) agree("age", 2);
  if (!a.levels.empty() && a.levels == b.levels) {
    agree("levels",
          static_cast<int>(std::min<std::size_t>(3, a.levels.size())));
  } else if (differ(a.levels, b.levels)) {
    score -= 2;
  }
  const std::size_t scores = shared(a.scores, b.scores);
  if (scores > 0) {
    agree("scores", static_cast<int>(2 * std::min<std::size_t>(3, scores)));
  } else if (!a.scores.empty() && !b.scores.empty()) {
    score -= 1;
  }
  if (shared(a.parities, b.parities) > 0) agree("parity", 1);
  if (shared(a.countries, b.countries) > 0) agree("country", 1);
  if (differ(a.countries, b.countries)) score -= 1;
  if (shared(a.authors, b.authors) > 0) agree("author", 2);
  return score;
}

Result<std::vector<PatientPair>> same_patients(Connection& connection) {
  Result<std::vector<Person>> people = read_people(connection);
  if (!people) return people.error();
  std::sort(people->begin(), people->end(),
            [](const Person& a, const Person& b) { return a.key < b.key; });
  Status done = read_traits(connection, *people);
  if (!done) return done.error();
  Pairs pairs;
  for (const auto& [a, b] : telling_pairs(*people)) {
    PatientPair pair = pair_of((*people)[a], (*people)[b]);
    const int score =
        likeness((*people)[a].traits, (*people)[b].traits, pair.because);
    if (score >= kLikeOnePatient)
      pairs.emplace(std::pair(pair.first, pair.second), pair);
  }
  done = take_decisions(connection, *people, pairs);
  if (!done) return done.error();
  std::vector<PatientPair> all;
  for (auto& [keys, pair] : pairs) all.push_back(std::move(pair));
  return all;
}

}  // namespace casebook
