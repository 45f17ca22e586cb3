#include "kb/evidence_columns.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "kb/embedded.h"
#include "kb/evidence.h"

namespace casebook {
namespace {

constexpr std::size_t kFields = 6;

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool read_test(const std::string& part, FactFilter& filter) {
  const std::size_t equals = part.find('=');
  if (equals == std::string::npos) return false;
  const std::string key = part.substr(0, equals);
  std::string_view values = std::string_view(part).substr(equals + 1);
  ColumnTest test;
  test.others = values.starts_with('!');
  if (test.others) values.remove_prefix(1);
  if (key == "assertion" && values == "any") {
    test.others = true;
    values = "family";
  }
  test.values = split(values, '|');
  if (key == "kind") {
    filter.kind = std::move(test);
  } else if (key == "name") {
    filter.name = std::move(test);
  } else if (key == "site") {
    filter.site = std::move(test);
  } else if (key == "assertion") {
    filter.assertion = std::move(test);
  } else {
    return false;
  }
  return true;
}

bool read_show(const std::string& field, EvidenceColumn& column) {
  using Show = EvidenceColumn::Show;
  for (const std::string& word : split(field, ' ')) {
    if (word == "value") {
      column.show = Show::kValue;
    } else if (word == "name") {
      column.show = Show::kName;
    } else if (word == "levels") {
      column.show = Show::kLevels;
    } else if (word == "change") {
      column.show = Show::kChange;
    } else if (word == "missing") {
      column.show = Show::kMissing;
    } else if (word == "bare") {
      column.bare = true;
    } else if (word == "outside") {
      column.outside = true;
    } else if (word == "sites") {
      column.sites = true;
    } else if (word == "names") {
      column.names = true;
    } else if (word == "first") {
      column.first = true;
    } else if (word == "plus") {
      column.plus = true;
    } else if (word == "dose") {
      column.dose = true;
    } else if (word.starts_with("hide=")) {
      column.hidden_unit = word.substr(5);
    } else if (word.starts_with("or=")) {
      column.or_field = word.substr(3);
    } else {
      return false;
    }
  }
  return column.show != Show::kField;
}

bool read_column(std::vector<std::string> fields, EvidencePlan& plan) {
  fields.resize(std::max(fields.size(), kFields));
  EvidenceColumn column;
  column.heading = fields[0];
  if (fields[1].size() != 1 || fields[1][0] < '1' || fields[1][0] > '9')
    return false;
  column.weight = fields[1][0] - '0';
  if (fields[2] != "yes" && fields[2] != "no") return false;
  column.by_default = fields[2] == "yes";
  column.from = fields[3];
  column.assertion.values = {"present", "past"};
  if (column.from == "fact" || column.from == "n") {
    for (const std::string& part : split(fields[4], ';'))
      if (!read_test(part, column)) return false;
    if (!read_show(fields[5], column)) return false;
  }
  plan.columns.push_back(std::move(column));
  return true;
}

// "@told", a column, one of its asked names, and which facts tell of it.
bool read_told(const std::vector<std::string>& fields, EvidenceColumn& column) {
  const bool asked = std::find(column.asked.begin(), column.asked.end(),
                               fields[2]) != column.asked.end();
  FactFilter filter;
  for (const std::string& part : split(fields[3], ';'))
    if (!read_test(part, filter)) return false;
  column.told.emplace_back(fields[2], std::move(filter));
  return asked;
}

// "@order" and the sites in order; "@routes" and words; "@asked", a column and
// its names; "@told".
bool read_list(const std::vector<std::string>& fields, EvidencePlan& plan) {
  if (fields[0] == "@order" && fields.size() == 2) {
    plan.order = split(fields[1], ' ');
    return true;
  }
  if (fields[0] == "@routes" && fields.size() == 2) {
    plan.routes = split(fields[1], ' ');
    return true;
  }
  const bool told = fields[0] == "@told" && fields.size() == 4;
  if (!told && (fields[0] != "@asked" || fields.size() != 3)) return false;
  const auto column = std::find_if(
      plan.columns.begin(), plan.columns.end(),
      [&fields](const EvidenceColumn& c) { return c.heading == fields[1]; });
  if (column == plan.columns.end()) return false;
  if (told) return read_told(fields, *column);
  column->asked = split(fields[2], '|');
  return true;
}

std::string test_meaning(const char* key, const ColumnTest& test) {
  if (test.values.empty()) return "";
  std::string text = std::string(", ") + key + (test.others ? " not " : " ");
  for (std::size_t i = 0; i < test.values.size(); ++i)
    text += (i == 0 ? "" : " or ") + test.values[i];
  return text;
}

}  // namespace

std::string column_meaning(const EvidenceColumn& column) {
  if (column.from == "flags")
    return "what the extractor doubts of the row's facts";
  if (column.from == "open") {
    return "figures, drugs, levels … of the case that no fact states and no "
           "rule dismisses, and facts that are doubted; 'casebook audit --kb' "
           "lists them";
  }
  if (column.from == "decided") {
    return "what people decided of the row's cells: accepted, corrected, "
           "added, disputed (people differ), look again (the report is read "
           "differently now), rejected (and shown no more)";
  }
  if (column.from == "same") {
    return "cases of other reports that may be the same patient: candidates, "
           "until a decision says so";
  }
  if (column.from != "fact")
    return "the " + column.from + " of the report or the case";
  std::string text = "facts";
  text += test_meaning("kind", column.kind);
  text += test_meaning("name", column.name);
  text += test_meaning("site", column.site);
  text += test_meaning("assertion", column.assertion);
  switch (column.show) {
    case EvidenceColumn::Show::kField:
      break;
    case EvidenceColumn::Show::kValue:
      text += "; the figure";
      if (!column.hidden_unit.empty()) text += " in " + column.hidden_unit;
      break;
    case EvidenceColumn::Show::kName:
      text += column.sites   ? "; name, site and figures"
              : column.first ? "; figure and name"
                             : "; name and figures";
      break;
    case EvidenceColumn::Show::kLevels:
      text += "; neighbouring sites as runs, and their number";
      break;
    case EvidenceColumn::Show::kChange:
      text += "; first measured \u2192 later (time between)";
      break;
    case EvidenceColumn::Show::kMissing:
      text = "of these nothing is said: ";
      for (std::size_t i = 0; i < column.asked.size(); ++i)
        text += (i == 0 ? "" : ", ") + column.asked[i];
      break;
  }
  if (!column.or_field.empty())
    text += "; or else the " + column.or_field + " of the report";
  if (column.outside) text += "; outside of the printed normal range";
  return text;
}

EvidenceColumn column_of_kind(const std::string& kind) {
  EvidenceColumn column;
  column.heading = kind;
  std::replace(column.heading.begin(), column.heading.end(), '_', ' ');
  column.by_default = true;
  column.from = "fact";
  column.kind.values = {kind};
  column.assertion = {{"family"}, true};
  column.show = EvidenceColumn::Show::kName;
  column.sites = true;
  return column;
}

bool ColumnTest::passes(std::string_view value) const {
  if (values.empty()) return true;
  const bool found =
      std::find(values.begin(), values.end(), value) != values.end();
  return found != others;
}

EvidencePlan read_evidence_plan(std::string_view tsv, std::string& mistake) {
  EvidencePlan plan;
  for (const std::string& line : split(tsv, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> fields = split(line, '\t');
    const bool fine = fields[0].starts_with('@') ? read_list(fields, plan)
                                                 : read_column(fields, plan);
    if (!fine && mistake.empty()) mistake = line;
  }
  return plan;
}

const EvidencePlan& evidence_plan() {
  static const EvidencePlan plan = [] {
    std::string mistake;
    return read_evidence_plan(columns_tsv(), mistake);
  }();
  return plan;
}

std::vector<std::string> evidence_columns() {
  std::vector<std::string> headings;
  for (const bool by_default : {true, false}) {
    for (const EvidenceColumn& column : evidence_plan().columns)
      if (column.by_default == by_default) headings.push_back(column.heading);
  }
  return headings;
}

}  // namespace casebook
