// The columns of the evidence table, read from kb/columns.tsv (which explains
// them).
//
// Invariant: the embedded file has no mistake; a test reads it.
// Threads: read once, then immutable.
//
//   for (const EvidenceColumn& column : evidence_plan().columns) …
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casebook {

// One part of a filter: "site=!hip|femur".
struct ColumnTest {
  std::vector<std::string> values;  // empty: everything passes
  bool others = false;              // passes what is not among the values

  bool passes(std::string_view value) const;
};

struct EvidenceColumn {
  enum class Show : std::uint8_t { kField, kValue, kName, kLevels, kChange };

  std::string heading;
  int weight = 9;
  bool by_default = false;
  std::string from;  // "fact", "flags", or a field
  ColumnTest kind, name, site, assertion;
  Show show = Show::kField;
  bool sites = false;
  std::string hidden_unit;  // as shown: "years"
};

struct EvidencePlan {
  std::vector<EvidenceColumn> columns;
  std::vector<std::string> order;  // of neighbouring sites
};

// `mistake` gets the first line that is not understood, if there is one.
EvidencePlan read_evidence_plan(std::string_view tsv, std::string& mistake);
// Of the embedded file.
const EvidencePlan& evidence_plan();

}  // namespace casebook
