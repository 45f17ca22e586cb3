// Vocabulary: numbers for words, given out in the order they come: 1, 2, …
//
// Threads: find() from many while nobody adds.
//
//   const WordId word = vocabulary.add("bone");
//   if (vocabulary.find("bone") == word) …
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace casebook {

using WordId = std::uint32_t;  // 0: not known

inline std::uint64_t mixed_bits(std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15U;
  return value ^ (value >> 32U);
}

// Open addressing over one pool of letters: every token of every text is
// looked up here, and a node-based map costs a cache miss more for each.
class Vocabulary {
 public:
  WordId add(std::string_view word);
  WordId find(std::string_view word) const;
  // Lets `plain` be found as `word` where it is no word itself, and where no
  // other word is written so: "kirik" for "kırık". After the last add().
  void add_spelling(std::string_view plain, WordId word);
  std::string_view text_of(WordId id) const;
  // Ids are below it; 0 counts.
  std::size_t size() const { return ends_.size(); }
  void clear();

 private:
  // A short word whole, its length behind it; of a longer one, a hash and the
  // length.
  using Packed = std::array<std::uint64_t, 2>;
  // One look at one cache line tells of most words.
  struct Slot {
    Packed word{};
    std::uint32_t hash = 0;
    WordId id = 0;
  };
  // What is looked for: a slot without a number.
  static Slot wanted_slot(std::string_view word);
  // The word's slot, or the free one where it belongs.
  std::size_t place_of(std::string_view word, const Slot& wanted) const;
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<std::uint32_t> ends_{0};
  std::string letters_;
  WordId first_spelling_ = UINT32_MAX;  // ids from here on are spellings
  std::vector<WordId> spelt_;           // of each; 0: of several words
};

}  // namespace casebook
