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
#include <utility>
#include <vector>

namespace casebook {

// One part of a filter: "site=!hip|femur".
struct ColumnTest {
  std::vector<std::string> values;  // empty: everything passes
  bool others = false;              // passes what is not among the values

  bool passes(std::string_view value) const;
};

// Which facts: those that pass all of it.
struct FactFilter {
  ColumnTest kind, name, site, assertion;
};

struct EvidenceColumn : FactFilter {
  enum class Show : std::uint8_t {
    kField,
    kValue,
    kName,
    kLevels,
    kChange,
    kMissing,  // those of the asked names of which nothing is said
  };

  std::string heading;
  int weight = 9;
  bool by_default = false;
  std::string from;  // "fact", "flags", "same", or a field
  Show show = Show::kField;
  bool sites = false;
  bool names = false;    // of kChange: for each name instead of each site
  bool first = false;    // "4 months postpartum": the figure before the name
  bool plus = false;     // "+0.5": a figure that says how much more
  bool dose = false;     // its figures are doses
  bool bare = false;     // "smoking" for "no smoking"
  bool outside = false;  // only what is outside of its printed range
  std::vector<std::string> asked = {};  // of kMissing
  // Of kMissing: facts of other kinds that tell of an asked name, too.
  std::vector<std::pair<std::string, FactFilter>> told = {};
  std::string or_field = {};  // shown where no fact is
  std::string hidden_unit;    // as shown: "years"

  // Whether denials have no place of their own in it.
  bool only_told() const {
    return !assertion.others && !assertion.passes("absent");
  }
};

struct EvidencePlan {
  std::vector<EvidenceColumn> columns;
  std::vector<std::string> order;   // of neighbouring sites
  std::vector<std::string> routes;  // words of a drug's route
};

// The column of a kind that the file does not know.
EvidenceColumn column_of_kind(const std::string& kind);
// What the column shows, in words, for the dictionary of the data.
std::string column_meaning(const EvidenceColumn& column);

// `mistake` gets the first line that is not understood, if there is one.
EvidencePlan read_evidence_plan(std::string_view tsv, std::string& mistake);
// Of the embedded file.
const EvidencePlan& evidence_plan();

}  // namespace casebook
