#include "kb/evidence_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "kb/evidence_cell.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

// Of equal texts one part, with the facts of all.
void add_part(EvidencePart part, std::vector<EvidencePart>& parts) {
  if (part.text.empty()) return;
  const auto known =
      std::find_if(parts.begin(), parts.end(), [&part](const auto& one) {
        return one.text == part.text && one.group == part.group &&
               one.later == part.later;
      });
  if (known == parts.end()) {
    parts.push_back(std::move(part));
  } else {
    known->facts.insert(known->facts.end(), part.facts.begin(),
                        part.facts.end());
  }
}

std::string joined(const std::vector<EvidencePart>& parts) {
  std::string text;
  for (const EvidencePart& part : parts)
    text += (text.empty() ? "" : "; ") + part.text;
  return text;
}

std::vector<FactKey> keys_of(const EvidenceFact& fact) {
  return keys_from_json(fact.keys).value_or(std::vector<FactKey>());
}

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
  std::vector<std::uint32_t> positions;
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
  told.positions.push_back(fact.position);
  return true;
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

std::string told_text(const Told& told, const EvidenceColumn& column) {
  const EvidenceFact& fact = *told.first;
  std::string what = fact.name.empty() ? fact.kind : fact.name;
  const std::string_view side = key_value(told.keys, "side");
  if (column.sites && !fact.site.empty()) {
    what += " " + sided(fact.site, side);
  } else {
    what = sided(what, side);
  }
  std::string shown = shown_text(told.keys);
  // That a course was begun goes without saying.
  const std::string_view status = key_value(told.keys, "status");
  if (column.dose && !status.empty() && status != "started")
    shown += (shown.empty() ? "" : ", ") + std::string(status);
  const auto value = decimal(key_value(told.keys, "value"));
  if (column.plus && value && *value > 0) shown = "+" + shown;
  if (!shown.empty())
    what = column.first ? shown + " " + what : what + " " + shown;
  what += range_note(told.keys);
  return column.bare ? what : asserted(what, fact.assertion);
}

// The dose said here and the duration there are one entry; a bare mention
// beside a fuller one is none.
std::vector<EvidencePart> name_parts(const ShownFacts& facts,
                                     const EvidenceColumn& column) {
  std::vector<Told> all;
  for (const EvidenceFact* fact : facts) {
    const std::vector<FactKey> keys = keys_of(*fact);
    const bool known = std::any_of(all.begin(), all.end(), [&](Told& told) {
      return joins(told, *fact, keys, column.sites);
    });
    if (!known) all.push_back({fact, keys, {fact->position}});
  }
  // What was there comes before what was not.
  std::stable_partition(all.begin(), all.end(), [](const Told& told) {
    return told.first->assertion == "present" ||
           told.first->assertion == "past";
  });
  std::vector<EvidencePart> parts;
  for (const Told& told : all)
    add_part({told_text(told, column), told.positions, "", false}, parts);
  return parts;
}

std::vector<EvidencePart> value_parts(const ShownFacts& facts,
                                      const std::string& hidden_unit) {
  std::vector<EvidencePart> parts;
  for (const EvidenceFact* fact : facts) {
    std::string text = fact->shown;
    const std::string ending = " " + hidden_unit;
    if (!hidden_unit.empty() && text.ends_with(ending))
      text.resize(text.size() - ending.size());
    add_part({text, {fact->position}, "", false}, parts);
  }
  return parts;
}

// Levels, each by itself; what names none only where no level is named.
CellParts level_parts(const ShownFacts& facts,
                      const std::vector<std::string>& order) {
  CellParts made;
  std::vector<EvidencePart> others;
  std::vector<std::string> sites;
  for (const EvidenceFact* fact : facts) {
    if (!fact->site.empty()) {
      sites.push_back(fact->site);
      add_part({fact->site, {fact->position}, "", false}, made.parts);
    } else {
      add_part({fact->shown.empty() ? fact->name : fact->shown,
                {fact->position},
                "",
                false},
               others);
    }
  }
  if (!sites.empty()) {
    made.text = level_runs(sites, order);
    return made;
  }
  made.parts = std::move(others);
  made.text = joined(made.parts);
  return made;
}

// A figure of a change with what stands behind it.
struct Figure {
  std::string figure, unit, note;
  bool later = false;
  std::uint32_t position = 0;

  std::string whole() const { return figure + unit + note; }
};

// " (12 mo)": how long after the first, where that is told.
std::string time_note(const EvidenceFact& fact,
                      const std::vector<FactKey>& keys) {
  const std::string_view offset = key_value(keys, "offset");
  if (!offset.empty()) {
    return fmt::format(" ({} {})", offset,
                       short_unit(key_value(keys, "offset_unit")));
  }
  return fact.after.empty() ? "" : " (" + fact.after + ")";
}

Figure figure_of(const EvidenceFact& fact) {
  const std::vector<FactKey> keys = keys_of(fact);
  Figure made;
  made.later = fact.time == "follow-up";
  made.position = fact.position;
  made.figure = fact.shown;
  const std::string unit = " " + std::string(key_value(keys, "unit"));
  if (unit.size() > 1 && made.figure.ends_with(unit)) {
    made.figure.resize(made.figure.size() - unit.size());
    made.unit = unit;
  }
  made.note = range_note(keys);
  if (made.later) made.note += time_note(fact, keys);
  const std::string sure = asserted("\n", fact.assertion);
  const std::size_t at = sure.find('\n');
  made.figure = sure.substr(0, at) + made.figure;
  made.note += sure.substr(at + 1);
  if (fact.shown.empty()) made.figure.clear();
  return made;
}

// "0.54 → 0.58 g/cm2 (12 mo)"; a unit that all have is said once.
std::string change_of(const std::vector<Figure>& figures) {
  std::vector<const Figure*> order;
  for (const bool later : {false, true}) {
    for (const Figure& figure : figures) {
      const bool known =
          std::any_of(order.begin(), order.end(), [&](const Figure* one) {
            return one->later == later && one->whole() == figure.whole();
          });
      if (figure.later == later && !known) order.push_back(&figure);
    }
  }
  const bool one_unit =
      std::all_of(order.begin(), order.end(), [&](const Figure* figure) {
        return figure->unit == order.front()->unit;
      });
  std::string text;
  for (const Figure* figure : order) {
    if (figure->later) {
      text += text.empty() ? "\u2192 " : " \u2192 ";
    } else if (!text.empty()) {
      text += ", ";
    }
    text += figure->figure;
    if (!one_unit || figure == order.back()) text += figure->unit;
    text += figure->note;
  }
  return text;
}

// What is said of one name or site, in the order of their first figures.
using FigureGroups = std::vector<std::pair<std::string, std::vector<Figure>>>;

FigureGroups figure_groups(const ShownFacts& facts,
                           const EvidenceColumn& column) {
  FigureGroups groups;
  for (const EvidenceFact* fact : facts) {
    const std::string label =
        column.names   ? fact->name
        : column.sites ? sided(fact->site, key_value(keys_of(*fact), "side"))
                       : std::string();
    Figure figure = figure_of(*fact);
    if (figure.figure.empty()) continue;
    auto group =
        std::find_if(groups.begin(), groups.end(),
                     [&](const auto& known) { return known.first == label; });
    if (group == groups.end()) group = groups.insert(groups.end(), {label, {}});
    group->second.push_back(std::move(figure));
  }
  return groups;
}

CellParts change_parts(const ShownFacts& facts, const EvidenceColumn& column) {
  CellParts made;
  for (const auto& [label, figures] : figure_groups(facts, column)) {
    if (!made.text.empty()) made.text += "; ";
    if (!label.empty()) made.text += label + (column.names ? " " : ": ");
    made.text += change_of(figures);
    for (const bool later : {false, true}) {
      for (const Figure& figure : figures) {
        if (figure.later != later) continue;
        add_part({figure.whole(), {figure.position}, label, later}, made.parts);
      }
    }
  }
  return made;
}

}  // namespace

int outside_range(const std::vector<FactKey>& keys) {
  const auto value = decimal(key_value(keys, "value"));
  const auto low = decimal(key_value(keys, "ref_low"));
  const auto high = decimal(key_value(keys, "ref_high"));
  if (!value) return 0;
  if (low && *value < *low) return -1;
  return high && *value > *high ? 1 : 0;
}

std::string sided(const std::string& what, std::string_view side) {
  if (side.empty()) return what;
  return (side == "both" ? "bilateral" : std::string(side)) + " " + what;
}

std::string_view take_side(std::string_view& words) {
  for (const auto& [word, side] :
       {std::pair("left ", "left"), std::pair("right ", "right"),
        std::pair("bilateral ", "both")}) {
    if (!words.starts_with(word)) continue;
    words.remove_prefix(std::string_view(word).size());
    return side;
  }
  return {};
}

std::string short_unit(std::string_view unit) {
  if (unit == "month") return "mo";
  if (unit == "week") return "wk";
  if (unit == "year") return "yr";
  return unit == "day" ? "d" : std::string(unit);
}

CellParts cell_parts(const EvidenceColumn& column, const ShownFacts& facts,
                     const std::vector<std::string>& order) {
  CellParts made;
  switch (column.show) {
    case EvidenceColumn::Show::kField:
    case EvidenceColumn::Show::kMissing:
      break;
    case EvidenceColumn::Show::kValue:
      made.parts = value_parts(facts, column.hidden_unit);
      made.text = joined(made.parts);
      break;
    case EvidenceColumn::Show::kName:
      made.parts = name_parts(facts, column);
      made.text = joined(made.parts);
      break;
    case EvidenceColumn::Show::kLevels:
      return level_parts(facts, order);
    case EvidenceColumn::Show::kChange:
      return change_parts(facts, column);
  }
  return made;
}

}  // namespace casebook
