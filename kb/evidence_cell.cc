#include "kb/evidence_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <utility>

#include "kb/fact_text.h"

namespace casebook {
namespace {

using Facts = std::vector<const EvidenceFact*>;

// Keeps the first of equal texts, with the facts of all.
class Parts {
 public:
  void add(const std::string& text) {
    if (!text.empty() &&
        std::find(parts_.begin(), parts_.end(), text) == parts_.end())
      parts_.push_back(text);
  }
  std::string joined(const char* between) const {
    return fmt::format("{}", fmt::join(parts_, between));
  }
  bool empty() const { return parts_.empty(); }

 private:
  std::vector<std::string> parts_;
};

// "no smoking", "DXA not done": how sure the text is of a thing.
std::string asserted(const std::string& what, const std::string& assertion) {
  if (assertion == "absent") return "no " + what;
  if (assertion == "not done") return what + " not done";
  if (assertion == "possible") return "possible " + what;
  if (assertion == "advised") return what + " (advised)";
  if (assertion == "past") return what + " (past)";
  if (assertion == "family") return what + " (family)";
  return what;
}

// What was told of one thing in one or more places.
struct Told {
  const EvidenceFact* first = nullptr;
  std::vector<FactKey> keys;
};

// Adds the fact's keys, unless one of them says something else.
bool joins(Told& told, const EvidenceFact& fact,
           const std::vector<FactKey>& keys, bool sites) {
  const EvidenceFact& first = *told.first;
  if (first.name != fact.name || first.kind != fact.kind ||
      first.assertion != fact.assertion || (sites && first.site != fact.site))
    return false;
  std::vector<FactKey> more;
  for (const FactKey& key : keys) {
    const std::string_view known = key_value(told.keys, key.name);
    if (known.empty()) {
      more.push_back(key);
    } else if (known != key.value) {
      return false;
    }
  }
  told.keys.insert(told.keys.end(), more.begin(), more.end());
  return true;
}

// Where the figure stands to the normal range printed beside it: -1 below, 1
// above, 0 within or not known.
int outside_range(const std::vector<FactKey>& keys) {
  const auto value = decimal(key_value(keys, "value"));
  const auto low = decimal(key_value(keys, "ref_low"));
  const auto high = decimal(key_value(keys, "ref_high"));
  if (!value) return 0;
  if (low && *value < *low) return -1;
  return high && *value > *high ? 1 : 0;
}

// " \u2191 (10\u201365)" for a figure above its range.
std::string range_note(const std::vector<FactKey>& keys) {
  const int outside = outside_range(keys);
  if (outside == 0) return "";
  const std::string_view low = key_value(keys, "ref_low");
  const std::string_view high = key_value(keys, "ref_high");
  const std::string range = low.empty() ? fmt::format("\u2264{}", high)
                            : high.empty()
                                ? fmt::format("\u2265{}", low)
                                : fmt::format("{}\u2013{}", low, high);
  return fmt::format(" {} ({})", outside < 0 ? "\u2193" : "\u2191", range);
}

// The dose said here and the duration there are one entry; a bare mention
// beside a fuller one is none.
std::string name_text(const Facts& facts, const EvidenceColumn& column) {
  const bool sites = column.sites;
  std::vector<Told> all;
  for (const EvidenceFact* fact : facts) {
    const std::vector<FactKey> keys =
        keys_from_json(fact->keys).value_or(std::vector<FactKey>());
    const bool joined = std::any_of(all.begin(), all.end(), [&](Told& told) {
      return joins(told, *fact, keys, sites);
    });
    if (!joined) all.push_back({fact, keys});
  }
  // What was there comes before what was not.
  std::stable_partition(all.begin(), all.end(), [](const Told& told) {
    return told.first->assertion == "present" ||
           told.first->assertion == "past";
  });
  Parts parts;
  for (const Told& told : all) {
    const EvidenceFact& fact = *told.first;
    std::string what = fact.name.empty() ? fact.kind : fact.name;
    if (sites && !fact.site.empty()) what += " " + fact.site;
    const std::string shown = shown_text(told.keys);
    if (!shown.empty()) what += " " + shown;
    what += range_note(told.keys);
    parts.add(column.bare ? what : asserted(what, fact.assertion));
  }
  return parts.joined("; ");
}

std::string value_text(const Facts& facts, const std::string& hidden_unit) {
  Parts parts;
  for (const EvidenceFact* fact : facts) {
    std::string text = fact->shown;
    const std::string ending = " " + hidden_unit;
    if (!hidden_unit.empty() && text.ends_with(ending))
      text.resize(text.size() - ending.size());
    parts.add(text);
  }
  return parts.joined("; ");
}

std::string levels_text(const Facts& facts,
                        const std::vector<std::string>& order) {
  std::vector<std::string> sites;
  Parts others;
  for (const EvidenceFact* fact : facts) {
    if (fact->site.empty()) {
      others.add(fact->shown.empty() ? fact->name : fact->shown);
    } else {
      sites.push_back(fact->site);
    }
  }
  if (sites.empty()) return others.joined("; ");
  return level_runs(sites, order);
}

std::string short_unit(std::string_view unit) {
  if (unit == "month") return "mo";
  if (unit == "week") return "wk";
  if (unit == "year") return "yr";
  return unit == "day" ? "d" : std::string(unit);
}

// "−1.0 (12 mo)": a later figure with its time, where that is told.
std::string timed(const EvidenceFact& fact) {
  const auto keys = keys_from_json(fact.keys);
  if (!keys) return fact.shown;
  const std::string_view offset = key_value(*keys, "offset");
  if (offset.empty()) return fact.shown;
  return fact.shown + " (" + std::string(offset) + " " +
         short_unit(key_value(*keys, "offset_unit")) + ")";
}

std::string change_of(const Facts& facts) {
  Parts first;
  Parts later;
  for (const EvidenceFact* fact : facts) {
    const std::string text = asserted(fact->shown, fact->assertion);
    if (fact->time == "follow-up") {
      later.add(timed(*fact));
    } else {
      first.add(text);
    }
  }
  if (later.empty()) return first.joined(", ");
  std::string text = first.joined(", ");
  if (!text.empty()) text += ' ';
  text += "\u2192 ";
  text += later.joined(" \u2192 ");
  return text;
}

std::string change_text(const Facts& facts, bool sites) {
  std::vector<std::pair<std::string, Facts>> groups;
  for (const EvidenceFact* fact : facts) {
    const std::string site = sites ? fact->site : std::string();
    auto group =
        std::find_if(groups.begin(), groups.end(),
                     [&](const auto& known) { return known.first == site; });
    if (group == groups.end()) group = groups.insert(groups.end(), {site, {}});
    group->second.push_back(fact);
  }
  Parts parts;
  for (const auto& [site, members] : groups) {
    const std::string change = change_of(members);
    if (change.empty()) continue;
    parts.add(site.empty() ? change : fmt::format("{}: {}", site, change));
  }
  return parts.joined("; ");
}

// Of the asked names those that no fact of the column's kind is about,
// whatever it says of them.
std::string missing_text(const EvidenceColumn& column,
                         const std::vector<EvidenceFact>& facts) {
  Parts parts;
  for (const std::string& name : column.asked) {
    const bool told =
        std::any_of(facts.begin(), facts.end(), [&](const EvidenceFact& fact) {
          return column.kind.passes(fact.kind) && fact.name == name;
        });
    if (!told) parts.add(name);
  }
  return parts.joined("; ");
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

std::string shown_cell(const EvidenceColumn& column, const Facts& facts,
                       const std::vector<std::string>& order) {
  switch (column.show) {
    case EvidenceColumn::Show::kField:
    case EvidenceColumn::Show::kMissing:
      break;
    case EvidenceColumn::Show::kValue:
      return value_text(facts, column.hidden_unit);
    case EvidenceColumn::Show::kName:
      return name_text(facts, column);
    case EvidenceColumn::Show::kLevels:
      return levels_text(facts, order);
    case EvidenceColumn::Show::kChange:
      return change_text(facts, column.sites);
  }
  return "";
}

}  // namespace

std::string level_runs(const std::vector<std::string>& sites,
                       const std::vector<std::string>& order) {
  std::set<std::size_t> known;
  Parts parts;
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
      parts.add(order[first] + "\u2013" + order[last]);
      continue;
    }
    parts.add(order[first]);
    parts.add(order[last]);
  }
  for (const std::string& other : others) parts.add(other);
  const std::size_t all = known.size() + others.size();
  std::string text = parts.joined(", ");
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
    if (!column.kind.passes(fact.kind) || !column.name.passes(fact.name) ||
        !column.site.passes(fact.site))
      continue;
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
  cell.state = state_of(mine);
  cell.text = shown_cell(column, mine, order);
  // "No smoking" does not say that there is no risk factor.
  if (mine.empty() && !denied.empty() && column.only_told() &&
      column.show != EvidenceColumn::Show::kName) {
    cell.state = state_of(denied);
    cell.text =
        cell.state == EvidenceCell::State::kNotDone ? "not done" : "none";
    mine = std::move(denied);
  }
  for (const EvidenceFact* fact : mine) cell.facts.push_back(fact->position);
  return cell;
}

std::string known_text(const EvidenceTable& table, std::size_t column) {
  return std::to_string(table.known[column]) + "/" +
         std::to_string(table.counted);
}

std::string cell_text(const EvidenceCell& cell, std::string_view not_reported) {
  const bool silent =
      cell.text.empty() && cell.state == EvidenceCell::State::kNotReported;
  return silent ? std::string(not_reported) : cell.text;
}

const EvidenceFact* fact_at(const EvidenceRow& row, std::uint32_t position) {
  const auto found = std::find_if(
      row.facts.begin(), row.facts.end(),
      [position](const EvidenceFact& f) { return f.position == position; });
  return found == row.facts.end() ? nullptr : &*found;
}

}  // namespace casebook
