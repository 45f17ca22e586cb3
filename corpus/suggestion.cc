#include "corpus/suggestion.h"

#include <algorithm>

namespace casebook {
namespace {

// Restricted Damerau-Levenshtein distance.
std::size_t slips(std::string_view a, std::string_view b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> cost((a.size() + 1) * width);
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i * width] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      std::size_t best =
          std::min({cost[(i - 1) * width + j] + 1, cost[i * width + j - 1] + 1,
                    cost[(i - 1) * width + j - 1] + change});
      const bool swapped =
          i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) best = std::min(best, cost[(i - 2) * width + j - 2] + 1);
      cost[i * width + j] = best;
    }
  }
  return cost.back();
}

}  // namespace

std::string_view nearest(std::string_view word,
                         const std::vector<std::string_view>& candidates) {
  if (word.empty()) return {};
  std::string_view best;
  // A third of the word may be off: more is another word.
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    // A beginning of some length is meant as an abbreviation.
    const bool begins = word.size() >= 3 && candidate.starts_with(word);
    const std::size_t distance = begins ? 1 : slips(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word,
                         const std::vector<std::string_view>& candidates,
                         std::string_view otherwise) {
  const std::string_view meant = nearest(word, candidates);
  if (meant.empty()) return std::string(otherwise);
  return "did you mean '" + std::string(meant) + "'?";
}

}  // namespace casebook
