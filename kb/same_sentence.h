// Whether two places of a report stand in one sentence: what is told together
// there is about one moment.
//
// Threads: as the connection.
//
//   SameSentence together;
//   Status ready = together.prepare(connection);
//   Result<bool> told = together.holds(document, a, b);
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/result.h"
#include "corpus/span.h"
#include "kb/sqlite.h"

namespace casebook {

class SameSentence {
 public:
  Status prepare(Connection& connection);
  Result<bool> holds(std::int64_t document, Span a, Span b);

 private:
  SqlStatement between_;
};

// Whether a sentence or a paragraph ends within the words.
bool holds_sentence_end(std::string_view words);

}  // namespace casebook
