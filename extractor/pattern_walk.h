// PatternWalk: a rule's pattern walked over a sentence item by item, slowly
// and with an account: what it matches, or how far it came and which
// condition failed first. For audit and explain; facts are found by
// SymbolProgram.
//
// Invariant: at most kMostSteps steps a start; what takes longer is given up
// and counts as no match.
// Threads: one; pure but for its scratch.
//
//   PatternWalk walk(items, [&](std::uint32_t item, const std::string& cls) {
//     return view.is(view.item(view.sequence()[item]), cls);
//   });
//   if (walk.match(node, 0)) use(walk.begin(), walk.end());
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/span.h"
#include "extractor/rule_pattern.h"

namespace casebook {

// How far a pattern came: the items from `begin` to `stopped` fit, the next
// one was none of what is `wanted`: any of these would have done.
struct PatternProgress {
  std::uint32_t begin = 0, stopped = 0;         // items; half-open
  int weight = 0;                               // of the conditions that held
  int needed = 0;                               // of the least that a match has
  std::size_t captured = 0;                     // of the items that fit
  std::vector<const PatternNode*> wanted = {};  // none: it matches
};

class PatternWalk {
 public:
  static constexpr int kMostSteps = 20'000;
  // Whether an item is of a class; "=word" asks for the word itself.
  using Test = std::function<bool(std::uint32_t, const std::string&)>;

  PatternWalk(std::uint32_t items, Test test)
      : items_(items), test_(std::move(test)) {}

  // Whether it matches from this item on, by the order of choices.
  bool match(const PatternNode& node, std::uint32_t from);
  Span matched() const { return {begin_, end_}; }
  // What the captures took: name and item.
  const std::vector<std::pair<std::string, std::uint32_t>>& captures() const {
    return captures_;
  }
  // Whether one of the pattern's conditions, gaps apart, fits the item.
  bool asks_for(const PatternNode& node, std::uint32_t item) const;
  // The farthest that it came from this item on; what it cannot do without is
  // wanted before what it may leave out.
  PatternProgress progress(const PatternNode& node, std::uint32_t from);

  // "{score|density}", "at", "the sentence's end".
  static std::string shown(const PatternNode& node);

 private:
  using Next = std::function<bool(std::uint32_t)>;
  bool fits(const PatternNode& node, std::uint32_t item) const;
  bool step(const PatternNode& node, std::uint32_t at, const Next& next);
  bool step_class(const PatternNode& node, std::uint32_t at, const Next& next);
  bool step_all(PatternNodes nodes, std::size_t first, std::uint32_t at,
                const Next& next);
  void note_failure(const PatternNode& node, std::uint32_t at, bool optional);
  bool step_repeat(const PatternNode& node, int done, std::uint32_t at,
                   const Next& next);

  std::uint32_t items_;
  Test test_;
  std::uint32_t begin_ = 0, end_ = 0;
  int steps_ = 0, weight_ = 0;
  std::vector<std::pair<std::string, std::uint32_t>> captures_;
  bool optional_ = false;  // what comes next may be left out
  bool noting_ = false;    // failures are asked for
  PatternProgress best_;
  int best_rank_ = 0;  // of its failure: how much it says
};

}  // namespace casebook
