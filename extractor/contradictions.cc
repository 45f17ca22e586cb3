#include "extractor/contradictions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "extractor/decimal.h"

namespace casebook {
namespace {

constexpr std::size_t kMostCompared = 40;  // of one patient and thing

bool is_body(const Fact& fact) {
  return fact.section != SectionKind::kTitle &&
         fact.section != SectionKind::kAbstract &&
         fact.assertion == "present" && !fact.case_id.empty() &&
         !fact.get("value").empty();
}

// What may be said once only of a patient, or of her at one time.
bool is_one(const Kinds& kinds, const Fact& fact) {
  const Kind* kind = kinds.find(fact.kind);
  if (kind == nullptr) return false;
  const std::string_view time = fact.get("time");
  return kind->once || time == "baseline";
}

std::size_t decimals(std::string_view figure) {
  const std::size_t dot = figure.find('.');
  return dot == figure.npos ? 0 : figure.size() - dot - 1;
}

bool differs(std::string_view a, std::string_view b) {
  const auto shorter = static_cast<double>(std::min(decimals(a), decimals(b)));
  const double step = std::pow(10.0, -shorter);
  return std::abs(to_double(a) - to_double(b)) > step * 1.001;
}

std::string thing(const Fact& fact) {
  std::string key = fact.case_id + '\n' + fact.kind + '\n' + fact.name;
  for (const char* name : {"unit", "site", "side", "time"}) {
    key += '\n';
    key += fact.get(name);
  }
  return key;
}

void add_flag(Fact& fact) {
  if (std::find(fact.flags.begin(), fact.flags.end(), "contradicted") ==
      fact.flags.end())
    fact.flags.emplace_back("contradicted");
}

}  // namespace

void flag_contradictions(const Kinds& kinds,
                         std::vector<Statement>& statements) {
  std::map<std::string, std::vector<Fact*>> text, tables;
  for (Statement& one : statements) {
    if (!is_body(one.fact) || !is_one(kinds, one.fact)) continue;
    const bool in_table = one.fact.section == SectionKind::kTable;
    std::vector<Fact*>& list = (in_table ? tables : text)[thing(one.fact)];
    if (list.size() < kMostCompared) list.push_back(&one.fact);
  }
  for (auto& [key, told] : tables) {
    const auto said = text.find(key);
    if (said == text.end()) continue;
    // A figure that agrees with any of the text's speaks against none.
    for (Fact* cell : told) {
      const bool against_all = std::all_of(
          said->second.begin(), said->second.end(), [&](const Fact* one) {
            return differs(one->get("value"), cell->get("value"));
          });
      if (!against_all) continue;
      add_flag(*cell);
      add_flag(*said->second.front());
    }
  }
}

}  // namespace casebook
