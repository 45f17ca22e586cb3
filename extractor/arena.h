// Arena: room for texts and lists of plain values that are given back all at
// once: when one sentence has been looked at, or with a grammar's patterns.
//
// Invariant: what was kept stays where it is until clear(). Threads: none of
// its own; it has one owner.
//
//   std::string_view text = arena.keep(sum);
//   std::span<ItemId> parts = arena.room<ItemId>(count);
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace casebook {

class Arena {
 public:
  std::string_view keep(std::string_view text) {
    const std::span<char> kept = room<char>(text.size());
    std::copy(text.begin(), text.end(), kept.begin());
    return {kept.data(), kept.size()};
  }

  template <typename T>
  std::span<const T> keep(std::span<const T> values) {
    const std::span<T> kept = room<T>(values.size());
    std::copy(values.begin(), values.end(), kept.begin());
    return kept;
  }

  // `count` values as their type makes them.
  template <typename T>
  std::span<T> room(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    static_assert(alignof(T) <= kAlignment);
    if (count == 0) return {};
    T* const first = reinterpret_cast<T*>(take(count * sizeof(T)));
    std::uninitialized_default_construct_n(first, count);
    return {first, count};
  }

  void clear() {
    // What one monstrous sentence needed is not kept for ever.
    if (blocks_.size() > 1) blocks_.resize(1);
    used_ = 0;
  }

 private:
  static constexpr std::size_t kAlignment = alignof(std::max_align_t);
  static constexpr std::size_t kBlock = std::size_t{1} << 15U;

  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };

  std::byte* take(std::size_t size) {
    size = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (blocks_.empty() || blocks_.back().size - used_ < size) {
      const std::size_t whole = std::max(size, kBlock);
      blocks_.push_back(
          {std::make_unique_for_overwrite<std::byte[]>(whole), whole});
      used_ = 0;
    }
    std::byte* const at = blocks_.back().bytes.get() + used_;
    used_ += size;
    return at;
  }

  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // of the last block
};

}  // namespace casebook
