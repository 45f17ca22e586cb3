// Near misses: the fact rules that come nearest to matching around an item of
// a sentence, the nearest first.
//
// Threads: pure.
//
//   for (const RuleDistance& one : nearest_rules(view, section, 4, 3)) …
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "extractor/pattern_walk.h"
#include "extractor/sentence_view.h"

namespace casebook {

struct RuleDistance {
  const Rule* rule = nullptr;
  PatternProgress progress;
};

// Which rules are asked about: all, one, or those of a kind.
struct RuleFilter {
  std::string rule, kind;

  bool is_set() const { return !rule.empty() || !kind.empty(); }
  bool passes(std::string_view id, std::string_view of) const {
    return (rule.empty() || rule == id) && (kind.empty() || kind == of);
  }
};

// Of rules of the section that ask for what the item is, or that wanted
// something else in its place; none twice, at most `most`.
std::vector<RuleDistance> nearest_rules(const SentenceView& view,
                                        SectionKind section, std::uint32_t item,
                                        std::size_t most,
                                        const RuleFilter& filter);

}  // namespace casebook
