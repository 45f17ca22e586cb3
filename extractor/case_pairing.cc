#include "extractor/case_pairing.h"

#include <algorithm>

namespace casebook {
namespace {

using Counts = std::map<std::string, int>;

std::string by_name(const std::string& patient,
                    const std::vector<CaseRecord>& cases) {
  for (const CaseRecord& one : cases)
    if (!one.label.empty() && same_words(one.label, patient)) return one.id;
  const std::size_t digit = patient.find_first_of("0123456789");
  return digit == patient.npos ? patient : patient.substr(digit);
}

std::string only_one(const Counts& counts) {
  return counts.size() == 1 ? counts.begin()->first : "";
}

std::string case_at(Span span, const ReadCases& read) {
  Counts of_rows;
  for (const Fact& fact : read.facts) {
    if (fact.section == SectionKind::kTable && !fact.case_id.empty() &&
        fact.span.overlaps(span))
      ++of_rows[fact.case_id];
  }
  if (of_rows.size() == 1) return only_one(of_rows);
  Counts counts;
  for (const ItemPlace& place : read.places.items_in(span))
    if (!place.traced->case_id.empty()) ++counts[place.traced->case_id];
  return only_one(counts);
}

}  // namespace

std::map<std::string, std::string> pair_cases(
    const std::vector<const Claim*>& claims, const ReadCases& read) {
  std::map<std::string, std::string> paired;
  std::map<std::string, Counts> votes;
  for (const Claim* claim : claims) {
    if (claim->patient.empty()) continue;
    paired[claim->patient] = by_name(claim->patient, read.cases);
    if (claim->quote.empty()) continue;
    for (const Span span : read.finder.find(claim->quote)) {
      if (const std::string id = case_at(span, read); !id.empty())
        ++votes[claim->patient][id];
    }
  }
  std::map<std::string, std::string> voted = paired;
  for (const auto& [patient, ids] : votes) {
    const auto best = std::max_element(
        ids.begin(), ids.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto own = ids.find(paired[patient]);
    const int own_votes = own == ids.end() ? 0 : own->second;
    if (best->second > 2 * own_votes + 1) voted[patient] = best->first;
  }
  // No two of them can be one patient of ours.
  Counts takers;
  for (const auto& [patient, id] : voted) ++takers[id];
  for (const auto& [patient, id] : voted)
    if (takers[id] == 1) paired[patient] = id;
  return paired;
}

bool in_row_of(const std::string& case_id, const std::vector<Fact>& facts,
               Span quote) {
  return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
    return fact.section == SectionKind::kTable && fact.case_id == case_id &&
           fact.span.overlaps(quote);
  });
}

std::string owner_of_figures(const Fact& claim, Span quote,
                             const ClaimPlaces& places) {
  std::string owner;
  for (const FactKey& key : claim.keys) {
    if (!key.number || key.name == "order" || is_of_range(key.name)) continue;
    for (const ItemPlace& place : places.figures_in(quote, key.value)) {
      const std::string& here = place.traced->case_id;
      if (here.empty() || (!owner.empty() && owner != here)) return "";
      owner = here;
    }
  }
  return owner;
}

}  // namespace casebook
