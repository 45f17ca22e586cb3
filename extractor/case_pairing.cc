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

// The patient of ours that the claim itself speaks for: of whom just this is
// read there, in whose words its figures stand, or all that is told there.
std::string voted_for(const Claim& claim, Span quote, const ReadCases& read) {
  Counts told;
  for (const Fact& fact : read.facts) {
    if (!fact.span.overlaps(quote) || fact.case_id.empty() ||
        fact.kind != claim.fact.kind || !same_words(fact.name, claim.fact.name))
      continue;
    const bool same =
        std::all_of(claim.fact.keys.begin(), claim.fact.keys.end(),
                    [&](const FactKey& key) {
                      return same_words(key.value, fact.get(key.name));
                    });
    if (same) ++told[fact.case_id];
  }
  if (told.size() == 1) return only_one(told);
  const std::string owner = owner_of_figures(claim.fact, quote, read.places);
  return owner.empty() ? case_at(quote, read) : owner;
}

// One of the claims' patients as one of ours, by how much speaks for it.
struct Pair {
  std::string claimed, ours;
  int weight = 0;
};

// So much speaks for another patient than the one called or numbered so.
constexpr int kLeastVotes = 3;

// No two of them can be one patient of ours: the surest pairs come first; who
// is left takes what is left.
void settle(std::vector<Pair> pairs, std::map<std::string, std::string>& all) {
  std::stable_sort(
      pairs.begin(), pairs.end(),
      [](const Pair& a, const Pair& b) { return a.weight > b.weight; });
  std::map<std::string, std::string> settled;
  Counts taken;
  for (const int least : {kLeastVotes, 1}) {
    for (const Pair& one : pairs) {
      const bool own = all[one.claimed] == one.ours;
      if ((!own && one.weight < least) || settled.contains(one.claimed) ||
          taken.contains(one.ours))
        continue;
      settled[one.claimed] = one.ours;
      ++taken[one.ours];
    }
  }
  for (const auto& [claimed, ours] : settled) all[claimed] = ours;
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
      if (const std::string id = voted_for(*claim, span, read); !id.empty())
        ++votes[claim->patient][id];
    }
  }
  // Who is called or numbered so needs less to speak for it.
  std::vector<Pair> pairs;
  for (const auto& [patient, named] : paired) {
    pairs.push_back({patient, named, 2 * votes[patient][named] + 1});
    for (const auto& [ours, count] : votes[patient])
      if (ours != named) pairs.push_back({patient, ours, count});
  }
  settle(std::move(pairs), paired);
  return paired;
}

bool is_only_patient(const std::string& wanted,
                     const std::vector<CaseRecord>& cases) {
  return std::all_of(cases.begin(), cases.end(), [&](const CaseRecord& one) {
    return one.group != (one.id == wanted);
  });
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
