// What a pattern's form alone tells: whether it may be empty, how long its
// matches are, how large its program gets at most.
//
// Threads: pure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "extractor/rule_pattern.h"

namespace casebook {

bool may_be_empty(const PatternNode& node);

// Whether a match can only begin where the sentence does.
bool is_anchored(const PatternNode& node);

// How many items a node may take.
struct Length {
  static constexpr std::uint32_t kAny = UINT32_MAX;

  std::uint32_t least = 0, most = 0;  // kAny: any number

  void append(const Length& next);
};
Length length_of(const PatternNode& node);

// No program of the pattern has more instructions or groups.
struct ProgramBound {
  std::size_t instructions = 0, groups = 0;
};
ProgramBound bound_of(const PatternNode& node);

// Whether all that a pattern asks of items passes.
template <typename Passes>
bool all_tests(const PatternNode& node, const Passes& passes) {
  if (node.test != nullptr && !passes(*node.test)) return false;
  return std::all_of(
      node.children.begin(), node.children.end(),
      [&](const PatternNode& child) { return all_tests(child, passes); });
}

}  // namespace casebook
