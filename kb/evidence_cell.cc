#include "kb/evidence_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "kb/evidence_parts.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

using Facts = ShownFacts;

bool passes(const FactFilter& filter, const EvidenceFact& fact) {
  return filter.kind.passes(fact.kind) && filter.name.passes(fact.name) &&
         filter.site.passes(fact.site) &&
         filter.assertion.passes(fact.assertion);
}

// Whether the fact is about the asked name, whatever it says of it.
bool tells(const EvidenceFact& fact, const EvidenceColumn& column,
           const std::string& name) {
  if (column.kind.passes(fact.kind) && fact.name == name) return true;
  return std::any_of(column.told.begin(), column.told.end(),
                     [&](const auto& told) {
                       return told.first == name && passes(told.second, fact);
                     });
}

// Of the asked names those that no fact is about.
std::string missing_text(const EvidenceColumn& column,
                         const std::vector<EvidenceFact>& facts) {
  std::string text;
  for (const std::string& name : column.asked) {
    const bool told = std::any_of(
        facts.begin(), facts.end(),
        [&](const EvidenceFact& fact) { return tells(fact, column, name); });
    if (!told) text += (text.empty() ? "" : "; ") + name;
  }
  return text;
}

EvidenceCell::State state_of(const Facts& facts) {
  using State = EvidenceCell::State;
  State state = State::kNotReported;
  for (const EvidenceFact* fact : facts) {
    if (fact->assertion == "absent") {
      state = State::kNegative;
    } else if (fact->assertion != "not done") {
      return State::kReported;
    } else if (state == State::kNotReported) {
      state = State::kNotDone;
    }
  }
  return state;
}

// The gravest that people decided of the facts; "partly accepted" where some
// of them were looked at and the others not.
std::string decided_of(const Facts& facts) {
  constexpr std::array kGravest = {"disputed", "look again", "corrected",
                                   "assigned", "added"};
  std::size_t gravest = kGravest.size();
  std::size_t decided = 0;
  for (const EvidenceFact* fact : facts) {
    if (!fact->decided.empty()) ++decided;
    for (std::size_t i = 0; i < gravest; ++i)
      if (fact->decided.starts_with(kGravest[i])) gravest = i;
  }
  if (gravest < kGravest.size()) return kGravest[gravest];
  if (decided == 0) return "";
  return decided == facts.size() ? "accepted" : "partly accepted";
}

void show(const EvidenceColumn& column, const Facts& facts,
          const std::vector<std::string>& order, EvidenceCell& cell) {
  CellParts made = cell_parts(column, facts, order);
  cell.text = std::move(made.text);
  cell.parts = std::move(made.parts);
  cell.state = state_of(facts);
  cell.decided = decided_of(facts);
}

}  // namespace

std::string level_runs(const std::vector<std::string>& sites,
                       const std::vector<std::string>& order) {
  std::set<std::size_t> known;
  std::vector<std::string> parts;
  std::set<std::string> others;
  for (const std::string& site : sites) {
    const auto place = std::find(order.begin(), order.end(), site);
    if (place == order.end()) {
      others.insert(site);
    } else {
      known.insert(static_cast<std::size_t>(place - order.begin()));
    }
  }
  for (auto at = known.begin(); at != known.end();) {
    const std::size_t first = *at;
    std::size_t last = first;
    while (++at != known.end() && *at == last + 1) ++last;
    if (last - first > 1) {
      parts.push_back(order[first] + "\u2013" + order[last]);
      continue;
    }
    parts.push_back(order[first]);
    if (last != first) parts.push_back(order[last]);
  }
  parts.insert(parts.end(), others.begin(), others.end());
  const std::size_t all = known.size() + others.size();
  std::string text = fmt::format("{}", fmt::join(parts, ", "));
  if (all > 1) text += fmt::format(" ({})", all);
  return text;
}

EvidenceCell evidence_cell(const EvidenceColumn& column,
                           const std::vector<EvidenceFact>& facts,
                           const std::vector<std::string>& order) {
  EvidenceCell cell;
  if (column.show == EvidenceColumn::Show::kMissing) {
    cell.text = missing_text(column, facts);
    if (!cell.text.empty()) cell.state = EvidenceCell::State::kReported;
    return cell;
  }
  Facts mine;
  Facts denied;
  for (const EvidenceFact& fact : facts) {
    if (!is_asked_for(column, fact)) continue;
    if (!column.assertion.passes(fact.assertion)) {
      if (fact.assertion == "absent" || fact.assertion == "not done")
        denied.push_back(&fact);
      continue;
    }
    if (column.outside && outside_range(keys_from_json(fact.keys).value_or(
                              std::vector<FactKey>())) == 0)
      continue;
    mine.push_back(&fact);
  }
  show(column, mine, order, cell);
  // "No smoking" does not say that there is no risk factor.
  if (mine.empty() && !denied.empty() && column.only_told() &&
      column.show != EvidenceColumn::Show::kName) {
    cell.state = state_of(denied);
    cell.decided = decided_of(denied);
    cell.text =
        cell.state == EvidenceCell::State::kNotDone ? "not done" : "none";
    cell.parts = {{cell.text, {}, "", false}};
    for (const EvidenceFact* fact : denied)
      cell.parts.front().facts.push_back(fact->position);
    mine = std::move(denied);
  }
  for (const EvidenceFact* fact : mine) cell.facts.push_back(fact->position);
  return cell;
}

bool is_asked_for(const EvidenceColumn& column, const EvidenceFact& fact) {
  return column.kind.passes(fact.kind) && column.name.passes(fact.name) &&
         column.site.passes(fact.site);
}

std::string_view decided_mark(std::string_view decided) {
  if (decided == "disputed") return "\u2260";
  if (decided == "look again") return "?";
  if (decided == "corrected") return "\u270e";
  if (decided == "assigned") return "\u21c4";
  if (decided == "added") return "+";
  if (decided == "partly accepted") return "(\u2713)";
  return decided.empty() ? "" : "\u2713";
}

std::string marked_text(const EvidenceCell& cell,
                        std::string_view not_reported) {
  std::string text = shown_cell(cell, not_reported);
  if (cell.decided.empty()) return text;
  return text + " " + std::string(decided_mark(cell.decided));
}

std::string known_text(const EvidenceTable::Known& known, std::size_t column) {
  return std::to_string(known.in[column]) + "/" + std::to_string(known.of);
}

std::string cell_text(const EvidenceCell& cell, std::string_view not_reported) {
  const bool silent =
      cell.text.empty() && cell.state == EvidenceCell::State::kNotReported;
  return silent ? std::string(not_reported) : cell.text;
}

std::string shown_cell(const EvidenceCell& cell,
                       std::string_view not_reported) {
  std::string text = cell_text(cell, not_reported);
  if (!cell.aside.empty()) text += " (" + cell.aside + ")";
  return text;
}

const EvidenceFact* fact_at(const EvidenceRow& row, std::uint32_t position) {
  const auto found = std::find_if(
      row.facts.begin(), row.facts.end(),
      [position](const EvidenceFact& f) { return f.position == position; });
  return found == row.facts.end() ? nullptr : &*found;
}

}  // namespace casebook
