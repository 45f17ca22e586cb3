// SymbolProgram: a rule's pattern as a small backtracking machine over
// symbols, with captures. It finds what RE2 finds with the same pattern (the
// leftmost match, then the first by the order of choices), at a tenth of the
// cost: a step is a bit test, and a sentence is short. A branch that cannot
// take the next item is never put aside.
//
// Invariant: time is bounded by instructions × items: past a budget of steps
// it remembers where it has been, as RE2's BitState does.
// Threads: immutable; a Scratch belongs to one thread.
//
//   SymbolProgram program = SymbolProgram::compile(node, items);
//   sets.make_rows(symbols.symbol_count());
//   if (program.find(rows, 0, scratch)) use(scratch.begin, scratch.end);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extractor/item_sets.h"
#include "extractor/rule_pattern.h"
#include "extractor/symbol.h"
#include "extractor/symbol_sets.h"

namespace casebook {

class SymbolProgram {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  static constexpr std::uint64_t kAnywhere = UINT64_MAX;

  // What a search found, and what it works with.
  struct Scratch {
    std::uint32_t begin = 0, end = 0;
    std::vector<std::uint32_t> captures;  // the item of each, or kNone
    std::uint64_t effort() const { return steps_; }  // the last search's steps

   private:
    friend class SymbolProgram;
    inline void take(std::uint32_t capture, std::uint32_t place);
    struct Job {
      std::uint32_t at = 0;     // an instruction, or a capture to restore
      std::uint32_t place = 0;  // an item, or what the capture was
      bool restore = false;
    };
    std::vector<Job> jobs_;
    std::vector<std::uint64_t> visited_;  // empty: not kept
    std::uint32_t steps_ = 0;
  };

  // The sets that it tests are added to those of `items`.
  static SymbolProgram compile(const PatternNode& node, ItemSets& items);

  // A sentence: the rows of its items, and behind them no_row().
  struct Items {
    const SymbolSets::Row* rows = nullptr;
    std::uint32_t count = 0;
    // Where a match may begin, a bit each of the first 64.
    std::uint64_t starts = kAnywhere;
  };
  // The leftmost match that begins at `from` or behind it.
  bool find(Items items, std::uint32_t from, Scratch& scratch) const;
  // Whether it matches where there is nothing.
  bool matches_nothing() const;

  // False: the pattern is too large to be run.
  bool whole() const { return whole_; }
  const std::vector<std::string>& captures() const { return captures_; }
  // Every match has an item of the set, so many items behind its begin.
  struct Required {
    SymbolSets::Id set = 0;
    std::uint32_t least = 0, most = 0;  // kNone: any number
  };
  // A pattern that is a choice has what it requires by branch.
  struct Branch {
    std::vector<Required> required;
    bool anchored = false;  // it begins where the sentence does
  };
  const std::vector<Branch>& branches() const { return branches_; }

 private:
  friend class SymbolProgramCompiler;
  enum class Kind : std::uint8_t { kSet, kSplit, kBegin, kEnd, kMatch };
  struct Instruction {
    Kind kind = Kind::kMatch;
    std::uint8_t capture = 0;  // one more than its number; 0: none
    SymbolSets::Id set = 0;
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // of a split, tried after `next`
  };
  bool run(Items items, std::uint32_t start, Scratch& scratch) const;
  bool advance(Items items, Scratch::Job job, Scratch& scratch) const;
  bool may_go_on(std::uint32_t at, SymbolSets::Row row) const;
  void remember(std::size_t length, Scratch& scratch) const;
  bool seen(Scratch::Job job, std::size_t length, Scratch& scratch) const;

  std::vector<Instruction> code_;
  std::vector<std::string> captures_;
  std::vector<Branch> branches_;
  SymbolSets::Id first_ = 0;       // what a match may begin with
  bool anywhere_ = false;          // it may be empty
  bool anchored_ = false;          // at the sentence's begin
  bool always_remembers_ = false;  // it has loops over what may be empty
  std::uint32_t start_ = 0;
  bool whole_ = true;
};

}  // namespace casebook
