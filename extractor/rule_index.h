// RuleIndex: which patterns may match a sentence at all. Each pattern is
// filed under the rarest sets of symbols that every match must have an item
// of; a sentence asks with a few bit operations an item.
//
// Invariant: a pattern that matches is always among the candidates.
// Threads: immutable after building.
//
//   RuleIndex index(rules, symbols);
//   index.candidates(sequence, scratch, found);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractor/symbol.h"

namespace casebook {

struct CompiledRule;

class RuleIndex {
 public:
  // A pattern by its rule and its place there.
  struct Place {
    std::uint32_t rule = 0, pattern = 0;
  };

  RuleIndex() = default;
  RuleIndex(const std::vector<CompiledRule>& rules, const SymbolTable& symbols);

  // Replaces `found` by the patterns to try, in the rules' order.
  void candidates(std::span<const Symbol> sequence,
                  std::vector<std::uint64_t>& scratch,
                  std::vector<Place>& found) const;

 private:
  void file(std::size_t pattern, std::vector<SymbolSet> required,
            const std::vector<std::uint32_t>& weights);
  void share_rows(const std::vector<std::uint64_t>& rows);

  std::vector<Place> places_;   // of the patterns
  std::size_t row_words_ = 0;   // of all slots
  std::size_t slot_words_ = 0;  // of one
  // By symbol: the patterns that it satisfies, a bit each, slot by slot.
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint32_t> row_of_;     // where a symbol's row begins
  std::uint32_t empty_row_ = UINT32_MAX;  // of what satisfies nothing
  std::vector<std::uint64_t> open_;       // patterns that ask for nothing
};

}  // namespace casebook
