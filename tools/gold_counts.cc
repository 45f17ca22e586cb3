// GoldCounts and the sums of GoldScore: see gold_score.h.
#include <algorithm>
#include <iterator>
#include <utility>

#include "tools/gold_score.h"

namespace casebook {
namespace {

double share(std::size_t part, std::size_t rest) {
  return part + rest == 0
             ? 0
             : static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

void GoldCounts::add(const GoldCounts& other) {
  right += other.right;
  wrong += other.wrong;
  missed += other.missed;
}
double GoldCounts::precision() const { return share(right, wrong); }
double GoldCounts::recall() const { return share(right, missed); }
double GoldCounts::f1() const { return share(2 * right, wrong + missed); }

void GoldScore::add(GoldScore other) {
  for (const auto& [kind, counts] : other.kinds) kinds[kind].add(counts);
  gold_cases += other.gold_cases;
  found_cases += other.found_cases;
  predicted_cases += other.predicted_cases;
  wrong_case += other.wrong_case;
  std::move(other.errors.begin(), other.errors.end(),
            std::back_inserter(errors));
}

}  // namespace casebook
