#include "extractor/symbol_sets.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace casebook {
namespace {

constexpr std::size_t kBits = 64;
using Block = std::array<std::uint64_t, kBits>;

// Bit j of word i becomes bit i of word j (Hacker's Delight, 7-3).
void turn(Block& block) {
  std::uint64_t mask = 0x00000000FFFFFFFFU;
  for (std::size_t step = kBits / 2; step != 0;
       step /= 2, mask ^= mask << step) {
    for (std::size_t i = 0; i < kBits; i = ((i | step) + 1) & ~step) {
      const std::uint64_t moved = ((block[i] >> step) ^ block[i | step]) & mask;
      block[i] ^= moved << step;
      block[i | step] ^= moved;
    }
  }
}

std::string_view bytes_of(std::span<const std::uint64_t> row) {
  return {reinterpret_cast<const char*>(row.data()), row.size_bytes()};
}

}  // namespace

SymbolSets::Id SymbolSets::add(const SymbolSet& set) {
  const std::uint64_t hash = set.hash();
  const auto [first, last] = known_.equal_range(hash);
  for (auto one = first; one != last; ++one)
    if (sets_[one->second] == set) return one->second;
  const auto id = static_cast<Id>(sets_.size());
  sets_.push_back(set);
  known_.emplace(hash, id);
  return id;
}

void SymbolSets::make_rows(std::size_t symbols) {
  width_ = std::max<std::size_t>(1, (sets_.size() + kBits - 1) / kBits);
  std::vector<std::uint64_t> rows(width_ * symbols);
  Block block;
  for (std::size_t first = 0; first < symbols; first += kBits) {
    const std::size_t here = std::min(kBits, symbols - first);
    for (std::size_t word = 0; word < width_; ++word) {
      std::uint64_t any = 0;
      for (std::size_t i = 0; i < kBits; ++i) {
        const std::size_t id = word * kBits + i;
        block[i] = id < sets_.size() ? sets_[id].word(first / kBits) : 0;
        any |= block[i];
      }
      if (any == 0) continue;
      turn(block);
      for (std::size_t i = 0; i < here; ++i)
        rows[(first + i) * width_ + word] = block[i];
    }
  }
  known_.clear();
  share_rows(rows);
}

// Most symbols are in the same sets as another: their rows stay in the
// processor's cache when they are one.
void SymbolSets::share_rows(std::span<const std::uint64_t> rows) {
  std::unordered_map<std::string_view, std::uint32_t> same;
  words_.assign(width_, 0);
  row_of_.clear();
  for (std::size_t begin = 0; begin < rows.size(); begin += width_) {
    const auto row = rows.subspan(begin, width_);
    const auto [place, fresh] = same.try_emplace(
        bytes_of(row), static_cast<std::uint32_t>(words_.size()));
    if (fresh) words_.insert(words_.end(), row.begin(), row.end());
    row_of_.push_back(place->second);
  }
}

}  // namespace casebook
