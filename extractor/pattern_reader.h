// PatternReader: reads the pattern language of rules (rule_pattern.h) and
// knows what <let>s stand for. Each <let> is read once and stands, as the same
// nodes, wherever it is used.
//
// Invariant: a <let> means what the <let>s in it mean when it is used.
// Threads: none of its own.
//
//   PatternReader patterns(tests);
//   patterns.define("when", "({time}|{date})");
//   Result<PatternNode> node = patterns.read("{drug} @when?");
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/item_test.h"
#include "extractor/rule_pattern.h"

namespace casebook {

class PatternReader {
 public:
  // What is read points into `tests`.
  explicit PatternReader(ItemTests& tests) : tests_(&tests) {}
  // Knows what `shared` knows and goes on by itself, as a language does.
  // `tests` go on from those of `shared`.
  PatternReader(const PatternReader& shared, ItemTests& tests)
      : tests_(&tests), lets_(shared.lets_) {}

  // The error's `where` is empty and its `what` quotes the offending piece.
  Result<PatternNode> read(std::string_view text);
  // What @name stands for from now on, read as well; it may be defined anew.
  Result<PatternNode> define(std::string_view name, std::string text);

 private:
  friend class PatternParser;
  struct Let {
    std::string text;
    PatternNode node = {};
    int height = -1;  // of the <let>s in it; below 0: to be read
    bool captures = false;
  };

  ItemTests* tests_;
  std::map<std::string, Let, std::less<>> lets_;
  std::vector<PatternNode> open_;  // what is being read
};

}  // namespace casebook
