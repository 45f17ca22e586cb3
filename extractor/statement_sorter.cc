#include "extractor/statement_sorter.h"

#include <algorithm>

namespace casebook {

// Round by round: the one that stands where another belongs waits meanwhile.
void StatementSorter::sort(std::vector<Statement>& statements,
                           std::size_t first) {
  const auto here = statements.begin() + static_cast<std::ptrdiff_t>(first);
  const auto by_order = [](const Statement& a, const Statement& b) {
    return a.order < b.order;
  };
  if (std::is_sorted(here, statements.end(), by_order)) return;
  order_.clear();
  for (auto one = here; one != statements.end(); ++one)
    order_.emplace_back(one->order, static_cast<std::uint32_t>(one - here));
  std::sort(order_.begin(), order_.end());
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    if (order_[i].second == i) continue;
    Statement waiting = std::move(here[i]);
    std::uint32_t to = i;
    while (order_[to].second != i) {
      const std::uint32_t from = order_[to].second;
      here[to] = std::move(here[from]);
      order_[to].second = to;
      to = from;
    }
    here[to] = std::move(waiting);
    order_[to].second = to;
  }
}

}  // namespace casebook
