// SentenceEnds: where the sentences of a text end by Unicode's rules (UAX 29),
// before abbreviations and the like are judged.
//
// Only what stands around a full stop, a question mark or their like decides,
// so that all else is passed over: ten times the speed of ICU's iterator, with
// its properties of characters and the same ends (a test holds them against
// each other). But for one thing: line ends are spaces here, as they mean
// nothing within a paragraph.
// Invariant: ends rise, the last is the text's size; none for an empty text.
// Threads: one walk, one thread; the text must outlive it.
//
//   SentenceEnds ends(text);
//   while (std::optional<std::uint32_t> end = ends.next()) use(*end);
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace casebook {

class SentenceEnds {
 public:
  explicit SentenceEnds(std::string_view text) : text_(text) {}

  // Where the next sentence ends, spaces behind it included.
  std::optional<std::uint32_t> next();

 private:
  std::string_view text_;
  std::size_t at_ = 0;  // what stands before is decided
};

}  // namespace casebook
