// Assignment: one to one, so that the sum of weights is greatest (the Hungarian
// method, O(n³)), or so that most find a partner.
// Threads: pure.
//
//   for (auto [row, column] : best_assignment(weights)) …
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace casebook {

// Weights are not negative; pairs of weight 0 are left out.
std::vector<std::pair<std::size_t, std::size_t>> best_assignment(
    const std::vector<std::vector<double>>& weights);

struct Matching {
  std::vector<bool> left, right;  // whether each was paired
};

// The greatest number of pairs: `near[i]` are the right ones that the i-th
// left one may go with. Who has the fewest to choose from chooses first.
Matching greatest_matching(const std::vector<std::vector<std::size_t>>& near,
                           std::size_t right);

}  // namespace casebook
