// Assignment: rows to columns, one to one, so that the sum of weights is
// greatest (the Hungarian method, O(n³)).
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

}  // namespace casebook
