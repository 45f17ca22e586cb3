// Suggestion: the word that was probably meant.
// Threads: pure.
//
//   nearest("extrcat", {"extract", "table"})  →  "extract"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casebook {

// The candidate with the fewest slips of the pen from `word` (insertions,
// deletions, changes, swapped neighbours); "" when none is near.
std::string_view nearest(std::string_view word,
                         const std::vector<std::string_view>& candidates);

// "did you mean 'extract'?", or `otherwise` when nothing is near.
std::string did_you_mean(std::string_view word,
                         const std::vector<std::string_view>& candidates,
                         std::string_view otherwise);

}  // namespace casebook
