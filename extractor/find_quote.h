// Where quoted words stand in a document, whatever became of white space,
// letter case, dashes and line breaks on the way.
//
// Threads: immutable after building.
//
//   const QuoteFinder finder(document.text);
//   for (const Span place : finder.find("T score of -3.1")) …
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fold.h"
#include "corpus/span.h"

namespace casebook {

class QuoteFinder {
 public:
  explicit QuoteFinder(std::string_view text);

  // In order; none for words that are none.
  std::vector<Span> find(std::string_view quote) const;

 private:
  Folded folded_;
  std::string plain_;                // folded, blanks made one
  std::vector<std::uint32_t> from_;  // of each byte of it, in folded_
};

}  // namespace casebook
