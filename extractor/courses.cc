#include "extractor/courses.h"

#include <algorithm>
#include <set>

namespace casebook {
namespace {

constexpr std::string_view kStatus = "status", kOrder = "order";

// "started?" is a word's weak hint, which a stronger word overrules.
std::string settled(std::string_view status) {
  if (status.ends_with('?')) status.remove_suffix(1);
  return std::string(status);
}

}  // namespace

Courses::Courses(std::vector<Statement>& statements) {
  for (Statement& one : statements) {
    Fact& fact = one.fact;
    const std::string_view told = fact.get(kStatus);
    if (told.empty()) continue;
    if (fact.assertion == "present" || fact.assertion == "past") {
      one.status = settled(told);
      last_[thing_of(one)] = one.status;
    }
    std::erase_if(fact.keys,
                  [](const FactKey& key) { return key.name == kStatus; });
  }
}

bool Courses::has_courses(const Statement& statement) {
  return statement.kind != nullptr && statement.kind->has_key(kStatus) &&
         (statement.fact.assertion == "present" ||
          statement.fact.assertion == "past");
}

Courses::Thing Courses::thing_of(const Statement& statement) {
  return {statement.fact.case_id, statement.fact.name};
}

void Courses::give_back(std::vector<Statement>& statements) const {
  if (last_.empty()) return;
  std::map<Thing, int> staying;
  for (const Statement& one : statements)
    if (has_courses(one)) ++staying[thing_of(one)];
  std::map<std::string, std::vector<Statement*>> by_case;
  for (Statement& one : statements) {
    if (!has_courses(one)) continue;
    const auto known = last_.find(thing_of(one));
    if (known != last_.end() && staying[thing_of(one)] == 1)
      one.status = known->second;
    if (one.status.empty()) continue;
    one.fact.set(kStatus, one.status, false);
    if (!one.fact.case_id.empty()) by_case[one.fact.case_id].push_back(&one);
  }
  for (const auto& [id, courses] : by_case) number(courses);
}

void Courses::number(const std::vector<Statement*>& courses) {
  std::set<std::string> names;
  for (const Statement* one : courses) names.insert(one->fact.name);
  if (names.size() < 2) return;
  int place = 0;
  for (Statement* one : courses)
    one->fact.set(kOrder, std::to_string(++place), true);
}

}  // namespace casebook
