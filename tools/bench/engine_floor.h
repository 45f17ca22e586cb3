// The other engines that rules could be run by, as floors: RE2 over symbols,
// with any memory for its automata, and the rules' patterns as regular
// expressions over plain text, for ripgrep.
//
// Threads: one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "extractor/extract.h"
#include "extractor/pattern.h"
#include "extractor/rule_pattern.h"

namespace casebook {

// All patterns of all languages, each by RE2 with `memory` bytes at most.
class Re2Engine {
 public:
  // What Pattern gives its RE2 where it is not told.
  static constexpr std::int64_t kShippedMemory = 64LL << 20;

  Re2Engine(const Grammar& grammar, std::int64_t memory);
  // Matches of each pattern in each sentence of its language, phrases built.
  std::size_t run(const std::vector<Document>& documents) const;

 private:
  struct Language {
    std::string name;
    std::vector<Pattern> patterns;
  };
  const Grammar& grammar_;
  std::vector<Language> languages_;
};

// As many expressions as the rules have patterns, one each: a literal is
// itself, a class a choice of a few of its names, a figure a figure.
std::vector<std::string> text_patterns(const Grammar& grammar);

}  // namespace casebook
