// WordSet: a set of short strings that answers in a few nanoseconds.
//
// Invariant: what was inserted is found; another string is found with a
// chance of 1 in 2^64 (only hashes are kept).
// Threads: immutable after the last insert().
//
//   WordSet words;
//   words.insert("and");
//   if (words.contains("and")) …
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace casebook {

class WordSet {
 public:
  // FNV-1a over bytes, to be fed one by one where a word is folded on the way.
  static constexpr std::uint64_t kSeed = 0xcbf29ce484222325U;
  static constexpr std::uint64_t add(std::uint64_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  }
  static constexpr std::uint64_t hash(std::string_view word) {
    std::uint64_t hash = kSeed;
    for (const char byte : word) hash = add(hash, byte);
    return hash;
  }

  void insert(std::string_view word) {
    if ((size_ + 1) * 4 > slots_.size()) grow();
    size_ += put(hash(word)) ? 1 : 0;
  }
  bool contains(std::string_view word) const {
    return contains_hash(hash(word));
  }
  bool contains_hash(std::uint64_t hash) const {
    if (slots_.empty()) return false;
    for (std::size_t at = place(hash); slots_[at] != 0;
         at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == hash) return true;
    }
    return false;
  }
  std::size_t size() const { return size_; }

  bool operator==(const WordSet&) const = default;

 private:
  std::size_t place(std::uint64_t hash) const {
    return (hash ^ hash >> 32U) & (slots_.size() - 1);
  }
  bool put(std::uint64_t hash) {
    std::size_t at = place(hash);
    for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == hash) return false;
    }
    slots_[at] = hash;
    return true;
  }
  void grow() {
    std::vector<std::uint64_t> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const std::uint64_t hash : old) {
      if (hash != 0) put(hash);
    }
  }

  std::vector<std::uint64_t> slots_;  // a power of two; 0 is free
  std::size_t size_ = 0;
};

}  // namespace casebook
