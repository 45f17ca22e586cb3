// RuleIndex: which patterns may match a sentence, and where. Each pattern, or
// each branch of one that is a choice, is filed under the rarest set of symbols
// that every match must have an item of, with the next rarest beside it, and
// how far behind the match's begin the items may stand.
//
// Invariant: a pattern that matches is always among the candidates, and the
// places where its matches begin among its `starts`.
// Threads: immutable after building.
//
//   RuleIndex index(rules, weights, sets, needs);
//   needs.make_rows(symbol_count);
//   index.candidates(met, found);
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "extractor/needs_met.h"
#include "extractor/symbol.h"
#include "extractor/symbol_program.h"
#include "extractor/symbol_sets.h"

namespace casebook {

struct CompiledRule;

// How often an item is in a set, roughly; asked once a set.
class SetWeights {
 public:
  explicit SetWeights(const SymbolTable& symbols);
  std::uint64_t of(SymbolSets::Id id, const SymbolSets& sets);

 private:
  std::vector<std::uint32_t> symbols_;
  std::vector<std::uint64_t> known_;  // of each set, and one; 0: not yet
};

class RuleIndex {
 public:
  // A pattern by its rule and its place there, and where to try it.
  struct Place {
    std::uint32_t rule = 0, pattern = 0;
    std::uint64_t starts = UINT64_MAX;
  };

  RuleIndex() = default;
  // `sets` are those that the patterns test; the sets that they are filed
  // under are added to `needs`.
  RuleIndex(const std::vector<CompiledRule>& rules, SetWeights& weights,
            const SymbolSets& sets, SymbolSets& needs);

  // Replaces `found` by the patterns to try, in the rules' order, each once.
  void candidates(NeedsMet& met, std::vector<Place>& found) const;

 private:
  static constexpr std::size_t kNeeds = 4;
  struct Need {
    std::uint32_t set = 0;
    // How many items may stand before it; kFar: any number.
    std::uint8_t least = 0, most = 0;
  };
  struct Filed {
    std::uint32_t pattern = 0;
    bool anchored = false;
    std::uint8_t count = 0;            // of its needs
    std::array<Need, kNeeds> needs{};  // the first again where it has fewer
  };
  // What else must be there for one that is filed, and nothing more: so many
  // are looked at for each that is found that they must lie close together.
  struct Others {
    std::array<SymbolSets::Id, kNeeds - 1> sets{};
    bool met(const std::uint64_t* bits) const;
  };
  static constexpr std::uint8_t kFar = UINT8_MAX;
  static std::uint64_t starts_of(std::uint64_t places, const Need& need);
  static std::uint64_t starts_of(const Filed& filed, NeedsMet& met);
  void file(std::uint32_t pattern, const SymbolProgram::Branch& branch,
            SetWeights& weights, const SymbolSets& sets);
  void number_needs(const SymbolSets& sets, SymbolSets& needs);
  void sort_by_need();
  void add(std::uint32_t pattern, std::uint64_t starts,
           std::vector<Place>& found) const;

  std::vector<Place> places_;          // of the patterns
  std::vector<Filed> filed_;           // by their first need
  std::vector<Others> others_;         // of each that is filed
  std::vector<std::uint32_t> begins_;  // of each need's; the last is the end
  // Needs that any is filed under: 64 from `word` × 64 on.
  struct Asked {
    std::size_t word = 0;
    std::uint64_t bits = 0;
  };
  std::vector<Asked> asked_;
  std::vector<std::uint32_t> open_;  // patterns that need nothing
};

}  // namespace casebook
