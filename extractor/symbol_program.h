// SymbolProgram: a rule's pattern as a small backtracking machine over
// symbols, with captures. It finds what RE2 finds with the same pattern (the
// leftmost match, then the first by the order of choices), at a tenth of the
// cost: a step is a bit test, and a sentence is short.
//
// Invariant: time is bounded by instructions × items: past a budget of steps
// it remembers where it has been, as RE2's BitState does.
// Threads: immutable; a Scratch belongs to one thread.
//
//   SymbolProgram program = SymbolProgram::compile(node, symbols);
//   if (program.find(sequence, 0, scratch)) use(scratch.begin, scratch.end);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extractor/rule_pattern.h"
#include "extractor/symbol.h"

namespace casebook {

class SymbolProgram {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // What a search found, and what it works with.
  struct Scratch {
    std::uint32_t begin = 0, end = 0;
    std::vector<std::uint32_t> captures;  // the item of each, or kNone

   private:
    friend class SymbolProgram;
    struct Job {
      std::uint32_t at = 0;     // an instruction, or a capture to restore
      std::uint32_t place = 0;  // an item, or what the capture was
      bool restore = false;
    };
    std::vector<Job> jobs_;
    std::vector<std::uint64_t> visited_;  // empty: not kept
    std::uint32_t steps_ = 0;
  };

  // Every class that the pattern names must be known to `symbols`.
  static SymbolProgram compile(const PatternNode& node,
                               const SymbolTable& symbols);

  // The leftmost match that begins at `from` or behind it.
  bool find(std::span<const Symbol> sequence, std::uint32_t from,
            Scratch& scratch) const;

  // False: the pattern is too large to be run.
  bool whole() const { return whole_; }
  const std::vector<std::string>& captures() const { return captures_; }
  // Sets of symbols: of each, every match has an item.
  const std::vector<SymbolSet>& required() const { return required_; }

 private:
  friend class SymbolProgramCompiler;
  enum class Kind : std::uint8_t { kSet, kSplit, kBegin, kEnd, kMatch };
  struct Instruction {
    Kind kind = Kind::kMatch;
    std::uint8_t capture = 0;  // one more than its number; 0: none
    std::uint16_t set = 0;     // in sets_
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // of a split, tried after `next`
  };
  bool run(std::span<const Symbol> sequence, std::uint32_t start,
           Scratch& scratch) const;
  bool advance(std::span<const Symbol> sequence, Scratch::Job job,
               Scratch& scratch) const;
  void remember(std::size_t length, Scratch& scratch) const;
  bool seen(Scratch::Job job, std::size_t length, Scratch& scratch) const;

  std::vector<Instruction> code_;
  std::vector<SymbolSet> sets_;
  std::vector<std::string> captures_;
  std::vector<SymbolSet> required_;
  SymbolSet first_;                // what a match may begin with
  bool anywhere_ = false;          // it may be empty
  bool always_remembers_ = false;  // it has loops over what may be empty
  std::uint32_t start_ = 0;
  bool whole_ = true;
};

}  // namespace casebook
