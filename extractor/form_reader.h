// FormReader: the words of forms, one form after another, without making a
// text of each.
//
// Invariant: the words live until the next form is read. Threads: one reader a
// thread.
//
//   FormReader reader;
//   for (std::string_view word : reader.words("Lumbar Spine")) …
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/token.h"

namespace casebook {

class FormReader {
 public:
  // As the trie spells them.
  const std::vector<std::string_view>& words(std::string_view form);

 private:
  bool read_plain(std::string_view form);

  std::string folded_;
  std::vector<Token> tokens_;
  std::vector<std::string_view> words_;
  std::deque<std::string> joined_;  // those that a line's end broke
};

}  // namespace casebook
