// StopWords: a set of words of ASCII letters that is asked at each word of a
// text, and how such a word is read: eight bytes at a time, without a branch
// for each.
//
// Invariant: what was inserted is found; another word is found with a chance
// of 1 in 2^64, and never if both have at most eight letters.
// Threads: immutable after the last insert().
//
//   StopWords words;
//   words.insert("and");
//   const AsciiWord word = read_ascii_word("And then", 0);
//   if (words.contains(word.hash)) …
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace casebook {

// A stretch of ASCII letters, hashed in lower case.
struct AsciiWord {
  std::uint64_t hash = 0;
  std::size_t size = 0;
};

// Eight bytes from `at`, the first one lowest; zeros behind the text's end.
inline std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  if (std::endian::native == std::endian::little &&
      at + sizeof bytes <= text.size()) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return bytes;
  }
  for (std::size_t i = 0; i < sizeof bytes && at + i < text.size(); ++i) {
    bytes |= std::uint64_t{static_cast<unsigned char>(text[at + i])} << (i * 8);
  }
  return bytes;
}

// The letters from `at` to the first byte that is none.
inline AsciiWord read_ascii_word(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  AsciiWord word;
  for (;; at += sizeof(std::uint64_t)) {
    const std::uint64_t lower = eight_bytes(text, at) | (0x20 * kOnes);
    const std::uint64_t low = lower & ~kHigh;
    const std::uint64_t from_a = low + (0x80 - 'a') * kOnes;
    const std::uint64_t behind_z = low + (0x7F - 'z') * kOnes;
    const std::uint64_t others = ~(from_a & ~behind_z & ~lower) & kHigh;
    const auto letters = static_cast<std::size_t>(std::countr_zero(others)) / 8;
    if (letters == 0) return word;
    const std::uint64_t bytes =
        letters == sizeof lower
            ? lower
            : lower & ((std::uint64_t{1} << (letters * 8)) - 1);
    word.hash =
        (std::rotl(word.hash, 29) ^ bytes) * std::uint64_t{0x9E3779B97F4A7C15U};
    word.size += letters;
    if (letters < sizeof lower) return word;
  }
}

class StopWords {
 public:
  // Whether `word` is one of ASCII letters; others are not kept.
  bool insert(std::string_view word) {
    const AsciiWord read = read_ascii_word(word, 0);
    if (word.empty() || read.size != word.size()) return false;
    while (!put(read.hash)) grow();
    return true;
  }
  bool contains(std::uint64_t hash) const {
    if (slots_.empty()) return false;
    const std::uint64_t* slot = slots_.data() + place(hash);
    return (static_cast<unsigned>(slot[0] == hash) |
            static_cast<unsigned>(slot[1] == hash)) != 0;
  }

  bool operator==(const StopWords&) const = default;

 private:
  // A word stands in one of two slots side by side.
  std::size_t place(std::uint64_t hash) const {
    return (hash >> 32U) & (slots_.size() - 2);
  }
  bool put(std::uint64_t hash) {
    if (slots_.empty()) return false;
    for (std::size_t at = place(hash), end = at + 2; at < end; ++at) {
      if (slots_[at] == hash || slots_[at] == 0) {
        slots_[at] = hash;
        return true;
      }
    }
    return false;
  }
  void grow() {
    const std::vector<std::uint64_t> old = slots_;
    bool all = false;
    for (std::size_t size = old.empty() ? 256 : old.size() * 2; !all;
         size *= 2) {
      slots_.assign(size, 0);
      all = true;
      for (const std::uint64_t hash : old)
        all = all && (hash == 0 || put(hash));
    }
  }

  std::vector<std::uint64_t> slots_;  // a power of two; 0 is free
};

}  // namespace casebook
