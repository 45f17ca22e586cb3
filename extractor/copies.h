// Copies: statements that say the same to the letter, of which the first is
// enough.
//
// Threads: pure.
//
//   for (std::uint32_t copy : find_copies(told)) drop(copy);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractor/fact.h"

namespace casebook {

// A fact, and what else tells it from another with the same keys.
struct Told {
  const Fact* fact = nullptr;
  std::uint32_t group = 0;     // a number for its kind and name
  std::uint32_t case_id = 0;   // a number for the case's
  std::uint32_t sentence = 0;  // where that matters; otherwise a constant
  bool front = false;
};

// Where the copies stand of what stands before them, in no order.
std::vector<std::uint32_t> find_copies(std::span<const Told> told);

}  // namespace casebook
