#include "extractor/vocabulary.h"

#include <algorithm>
#include <cstring>

namespace casebook {
namespace {

constexpr std::size_t kFewestSlots = 64;

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
  slot = {hash, static_cast<WordId>(ends_.size())};
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

std::string_view Vocabulary::text_of(WordId id) const {
  const std::uint32_t begin = ends_[id - 1];
  return {letters_.data() + begin, ends_[id] - begin};
}

std::size_t Vocabulary::slot_of(std::string_view word,
                                std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].id != 0 &&
         (slots_[at].hash != hash || text_of(slots_[at].id) != word))
    at = (at + 1) & mask;
  return at;
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
