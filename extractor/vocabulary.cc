#include "extractor/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace casebook {
namespace {

constexpr std::size_t kFewestSlots = 64;
constexpr std::size_t kInSlot = 15;  // the last byte is the length

std::uint32_t hash_of(std::string_view word) {
  std::uint64_t hash = word.size();
  while (word.size() > sizeof hash) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, word.data(), sizeof eight);
    hash = mixed_bits(hash ^ eight);
    word.remove_prefix(sizeof eight);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, word.data(), word.size());
  return static_cast<std::uint32_t>(mixed_bits(hash ^ rest));
}

}  // namespace

std::uint64_t mixed_bits(std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15U;
  return value ^ (value >> 32U);
}

WordId Vocabulary::add(std::string_view word) {
  if (ends_.size() * 2 > slots_.size()) grow();
  const std::uint32_t hash = hash_of(word);
  Slot& slot = slots_[slot_of(word, hash)];
  if (slot.id != 0) return slot.id;
  slot = {packed(word), hash, static_cast<WordId>(ends_.size())};
  letters_ += word;
  ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
  return slot.id;
}

WordId Vocabulary::find(std::string_view word) const {
  if (slots_.empty()) return 0;
  return slots_[slot_of(word, hash_of(word))].id;
}

void Vocabulary::clear() {
  slots_.clear();
  ends_.assign(1, 0);
  letters_.clear();
}

std::array<std::uint64_t, 2> Vocabulary::packed(std::string_view word) {
  std::array<char, kInSlot + 1> bytes{};
  std::memcpy(bytes.data(), word.data(), std::min(word.size(), kInSlot));
  bytes[kInSlot] = static_cast<char>(std::min(word.size(), kInSlot + 1));
  return std::bit_cast<std::array<std::uint64_t, 2>>(bytes);
}

std::string_view Vocabulary::text_of(WordId id) const {
  const std::uint32_t begin = ends_[id - 1];
  return {letters_.data() + begin, ends_[id] - begin};
}

std::size_t Vocabulary::slot_of(std::string_view word,
                                std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  const std::array<std::uint64_t, 2> wanted = packed(word);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == 0) return at;
    if (slot.hash == hash && slot.word == wanted &&
        (word.size() <= kInSlot || text_of(slot.id) == word))
      return at;
  }
}

void Vocabulary::grow() {
  std::vector<Slot> old(std::max<std::size_t>(kFewestSlots, slots_.size() * 2));
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].id != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace casebook
