// StatementSorter: statements by their order, from a place on. Each goes
// straight to its place, for it is large.
//
// Threads: one; it is reused for speed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "extractor/statement.h"

namespace casebook {

class StatementSorter {
 public:
  void sort(std::vector<Statement>& statements, std::size_t first);

 private:
  // By their order, and where they stand.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> order_;
};

}  // namespace casebook
