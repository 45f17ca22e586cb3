// The words, figures and signs of a condition (see kb/where.h).
//
// Threads: pure.
//
//   Result<std::vector<WhereWord>> words = where_words("age >= 20");
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"

namespace casebook {

struct WhereWord {
  enum class Kind : std::uint8_t {
    kWord,
    kText,    // in quotes
    kNumber,  // with a decimal point
    kSign,    // an operator, a comma, a point or a parenthesis
    kEnd,
  };
  Kind kind = Kind::kEnd;
  std::string text;
  std::size_t at = 0;  // in the condition
};

// Ends with one of kEnd. kUsage for a mark that means nothing.
Result<std::vector<WhereWord>> where_words(std::string_view text);

}  // namespace casebook
