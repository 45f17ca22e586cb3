// The words that a person searches for, as a tree: all words, AND, OR, NOT in
// capitals, "a phrase", a prefix*, and parentheses that close.
//
// Whatever else stands there is words: FTS5's own syntax is never reached.
// Faults: kUsage E-QUERY-LONG (over 32 words or 1 KB), E-QUERY-SYNTAX (an
// operator with nothing to work on).
// Threads: pure.
//
//   Result<std::optional<WordNode>> tree = parse_words("kırık OR fracture");
//   std::string fts = plain_expression(**tree);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct WordNode {
  enum class Kind : std::uint8_t {
    kWord,
    kPhrase,
    kPrefix,
    kAll,      // every part
    kAny,      // one of the parts
    kWithout,  // the first part and not the second
  };
  Kind kind = Kind::kWord;
  std::string text;  // folded; of the first three
  std::vector<WordNode> parts = {};

  bool operator==(const WordNode&) const = default;
};

// Nothing where no word is left.
Result<std::optional<WordNode>> parse_words(const std::string& words);

// One word or phrase as FTS5 takes it: in quotes, nothing of it is syntax.
std::string quoted_term(const std::string& folded);
// The tree as an FTS5 expression that cannot fail.
std::string plain_expression(const WordNode& node);
// Joins expressions by "AND" or "OR"; "" for none.
std::string joined_expression(const std::vector<std::string>& parts,
                              const char* by);

}  // namespace casebook
