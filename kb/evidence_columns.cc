#include "kb/evidence_columns.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "kb/embedded.h"

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

bool read_test(const std::string& part, EvidenceColumn& column) {
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
    column.kind = std::move(test);
  } else if (key == "name") {
    column.name = std::move(test);
  } else if (key == "site") {
    column.site = std::move(test);
  } else if (key == "assertion") {
    column.assertion = std::move(test);
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
    } else if (word == "sites") {
      column.sites = true;
    } else if (word.starts_with("hide=")) {
      column.hidden_unit = word.substr(5);
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
  if (column.from == "fact") {
    for (const std::string& part : split(fields[4], ';'))
      if (!read_test(part, column)) return false;
    if (!read_show(fields[5], column)) return false;
  }
  plan.columns.push_back(std::move(column));
  return true;
}

}  // namespace

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
    const bool fine = fields[0] == "@order" && fields.size() == 2
                          ? (plan.order = split(fields[1], ' '), true)
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

}  // namespace casebook
