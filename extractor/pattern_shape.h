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

// Whether all classes and literals that a pattern names pass.
template <typename Passes>
bool all_classes(const PatternNode& node, const Passes& passes) {
  return std::all_of(node.classes.begin(), node.classes.end(), passes) &&
         std::all_of(node.children.begin(), node.children.end(),
                     [&](const PatternNode& child) {
                       return all_classes(child, passes);
                     });
}

}  // namespace casebook
