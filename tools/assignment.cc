#include "tools/assignment.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace casebook {
namespace {

// Kuhn and Munkres with potentials, rows added one by one; costs are the
// greatest weight less the weight, missing places cost that much. Indexes are
// from 1: 0 is the row or column that is no one's.
class Hungarian {
 public:
  explicit Hungarian(const std::vector<std::vector<double>>& weights)
      : weights_(weights),
        rows_(weights.size()),
        columns_(weights.front().size()),
        size_(std::max(rows_, columns_)),
        row_potential_(size_ + 1),
        column_potential_(size_ + 1),
        row_of_(size_ + 1),
        way_(size_ + 1) {
    for (const std::vector<double>& row : weights_)
      for (const double weight : row) greatest_ = std::max(greatest_, weight);
  }

  std::vector<std::pair<std::size_t, std::size_t>> run() {
    for (std::size_t row = 1; row <= size_; ++row) add(row);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t column = 1; column <= columns_; ++column) {
      const std::size_t row = row_of_[column];
      if (row <= rows_ && weights_[row - 1][column - 1] > 0)
        pairs.emplace_back(row - 1, column - 1);
    }
    return pairs;
  }

 private:
  double cost(std::size_t row, std::size_t column) const {
    const bool real = row <= rows_ && column <= columns_;
    return greatest_ - (real ? weights_[row - 1][column - 1] : 0);
  }

  void add(std::size_t row) {
    row_of_[0] = row;
    std::vector<double> least(size_ + 1, std::numeric_limits<double>::max());
    std::vector<bool> used(size_ + 1);
    std::size_t column = 0;
    do {
      column = step(column, least, used);
    } while (row_of_[column] != 0);
    while (column != 0) {
      const std::size_t before = way_[column];
      row_of_[column] = row_of_[before];
      column = before;
    }
  }

  std::size_t step(std::size_t column, std::vector<double>& least,
                   std::vector<bool>& used) {
    used[column] = true;
    const std::size_t row = row_of_[column];
    double delta = std::numeric_limits<double>::max();
    std::size_t next = 0;
    for (std::size_t j = 1; j <= size_; ++j) {
      if (used[j]) continue;
      const double now =
          cost(row, j) - row_potential_[row] - column_potential_[j];
      if (now < least[j]) {
        least[j] = now;
        way_[j] = column;
      }
      if (least[j] < delta) {
        delta = least[j];
        next = j;
      }
    }
    for (std::size_t j = 0; j <= size_; ++j) {
      if (used[j]) {
        row_potential_[row_of_[j]] += delta;
        column_potential_[j] -= delta;
      } else {
        least[j] -= delta;
      }
    }
    return next;
  }

  const std::vector<std::vector<double>>& weights_;
  std::size_t rows_, columns_, size_;
  std::vector<double> row_potential_, column_potential_;
  std::vector<std::size_t> row_of_, way_;
  double greatest_ = 0;
};

// Grows one pair at a time along augmenting paths.
class Pairing {
 public:
  Pairing(const std::vector<std::vector<std::size_t>>& near, std::size_t right)
      : near_(near), partner_(right, kFree) {}

  Matching run() {
    std::vector<std::size_t> order(near_.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) {
                       return near_[a].size() < near_[b].size();
                     });
    Matching made{std::vector<bool>(near_.size()), {}};
    for (const std::size_t left : order) {
      seen_.assign(partner_.size(), false);
      grow(left);
    }
    for (const std::size_t left : partner_) {
      made.right.push_back(left != kFree);
      if (left != kFree) made.left[left] = true;
    }
    return made;
  }

 private:
  static constexpr std::size_t kFree = std::numeric_limits<std::size_t>::max();

  bool grow(std::size_t left) {
    for (const std::size_t right : near_[left]) {
      if (seen_[right]) continue;
      seen_[right] = true;
      if (partner_[right] != kFree && !grow(partner_[right])) continue;
      partner_[right] = left;
      return true;
    }
    return false;
  }

  const std::vector<std::vector<std::size_t>>& near_;
  std::vector<std::size_t> partner_;
  std::vector<bool> seen_;
};

}  // namespace

Matching greatest_matching(const std::vector<std::vector<std::size_t>>& near,
                           std::size_t right) {
  return Pairing(near, right).run();
}

std::vector<std::pair<std::size_t, std::size_t>> best_assignment(
    const std::vector<std::vector<double>>& weights) {
  if (weights.empty() || weights.front().empty()) return {};
  return Hungarian(weights).run();
}

}  // namespace casebook
