#include "kb/evidence_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

#include "kb/vocabulary_store.h"

namespace casebook {
namespace {

// What one patient has, each thing once.
struct Patient {
  std::set<std::string> levels, drugs, classes;
};

using Counts = std::map<std::string, std::size_t>;

void add(const std::set<std::string>& things, Counts& counts) {
  for (const std::string& thing : things) ++counts[thing];
}

std::vector<Count> sorted(const Counts& counts) {
  std::vector<Count> all;
  for (const auto& [what, cases] : counts) all.push_back({what, cases});
  std::stable_sort(all.begin(), all.end(), [](const Count& a, const Count& b) {
    return a.cases > b.cases;
  });
  return all;
}

// Looks the classes above each drug up once.
class Classes {
 public:
  explicit Classes(Connection& connection) : connection_(connection) {}

  Status add(const std::string& drug, std::set<std::string>& classes) {
    auto known = above_.find(drug);
    if (known == above_.end()) {
      auto found = classes_above(connection_, "drug", drug);
      if (!found) return found.error();
      known = above_.emplace(drug, std::move(*found)).first;
    }
    classes.insert(known->second.begin(), known->second.end());
    return Ok{};
  }

 private:
  Connection& connection_;
  std::map<std::string, std::vector<std::string>> above_;
};

Result<Patient> patient_of(const EvidenceRow& row, Classes& classes) {
  Patient patient;
  for (const EvidenceFact& fact : row.facts) {
    if (fact.assertion != "present" && fact.assertion != "past") continue;
    if (fact.kind == "fracture" && !fact.site.empty())
      patient.levels.insert(fact.site);
    if (fact.kind != "drug") continue;
    patient.drugs.insert(fact.name);
    const Status done = classes.add(fact.name, patient.classes);
    if (!done) return done.error();
  }
  return patient;
}

}  // namespace

Result<EvidenceSummary> summarise(Connection& connection,
                                  const std::vector<EvidenceRow>& rows,
                                  const std::vector<std::string>& order) {
  EvidenceSummary summary;
  Classes classes(connection);
  Counts levels;
  Counts drugs;
  Counts of_classes;
  for (const EvidenceRow& row : rows) {
    if (row.group || row.repeats) continue;
    const Result<Patient> patient = patient_of(row, classes);
    if (!patient) return patient.error();
    ++summary.cases;
    add(patient->levels, levels);
    add(patient->drugs, drugs);
    add(patient->classes, of_classes);
  }
  for (const std::string& level : order) {
    const auto found = levels.find(level);
    if (found != levels.end()) summary.levels.push_back({level, found->second});
  }
  summary.drugs = sorted(drugs);
  summary.classes = sorted(of_classes);
  return summary;
}

std::string spine_svg(const std::vector<Count>& levels,
                      const std::vector<std::string>& order) {
  constexpr int kRow = 18;
  constexpr int kLeft = 40;
  constexpr int kBar = 240;
  std::size_t most = 1;
  for (const Count& level : levels) most = std::max(most, level.cases);
  const int height = static_cast<int>(order.size()) * kRow + 8;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 {0}\" "
      "width=\"400\" height=\"{0}\" role=\"img\" font-family=\"sans-serif\" "
      "font-size=\"11\"><title>Patients with a fracture, by vertebra</title>\n",
      height);
  int row = 0;
  for (const std::string& level : order) {
    const auto found =
        std::find_if(levels.begin(), levels.end(),
                     [&level](const Count& one) { return one.what == level; });
    const std::size_t cases = found == levels.end() ? 0 : found->cases;
    const double share = static_cast<double>(cases) / static_cast<double>(most);
    const int y = 4 + row * kRow;
    // Vertebrae grow from the neck down.
    const int wide = 22 + row / 2;
    svg += fmt::format(
        "<text x=\"4\" y=\"{}\">{}</text><rect x=\"{}\" y=\"{}\" width=\"{}\" "
        "height=\"{}\" rx=\"4\" fill=\"#b3261e\" fill-opacity=\"{:.2f}\" "
        "stroke=\"#555\"/>",
        y + 12, level, kLeft + 20 - wide / 2, y + 1, wide, kRow - 4, share);
    if (cases > 0) {
      svg += fmt::format(
          "<rect x=\"90\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" "
          "fill=\"#b3261e\"/><text x=\"{:.1f}\" y=\"{}\">{}</text>",
          y + 3, share * kBar, kRow - 8, 96 + share * kBar, y + 12, cases);
    }
    svg += "\n";
    ++row;
  }
  return svg + "</svg>\n";
}

}  // namespace casebook
