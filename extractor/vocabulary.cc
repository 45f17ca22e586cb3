#include "extractor/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace casebook {
namespace {

constexpr std::size_t kFewestSlots = 64;
constexpr std::size_t kInSlot = 15;  // the last byte is the length

template <typename Number>
std::uint64_t load(const char* bytes) {
  Number number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

// Loads that overlap put each byte at its own place.
static_assert(std::endian::native == std::endian::little);

// Up to eight bytes as a number, without a loop over them.
std::uint64_t load_short(const char* bytes, std::size_t size) {
  if (size >= 8) return load<std::uint64_t>(bytes);
  if (size >= 4) {
    return load<std::uint32_t>(bytes) | load<std::uint32_t>(bytes + size - 4)
                                            << (8 * (size - 4));
  }
  if (size == 0) return 0;
  return load<std::uint8_t>(bytes) |
         load<std::uint8_t>(bytes + size / 2) << (8 * (size / 2)) |
         load<std::uint8_t>(bytes + size - 1) << (8 * (size - 1));
}

std::uint64_t hash_long(std::string_view word) {
  std::uint64_t hash = word.size();
  for (; word.size() > 8; word.remove_prefix(8))
    hash = mixed_bits(hash ^ load<std::uint64_t>(word.data()));
  return mixed_bits(hash ^ load_short(word.data(), word.size()));
}

}  // namespace

void Vocabulary::clear() {
  slots_.clear();
  ends_.assign(1, 0);
  letters_.clear();
  first_spelling_ = UINT32_MAX;
  spelt_.clear();
}

inline Vocabulary::Slot Vocabulary::wanted_slot(std::string_view word) {
  const std::size_t size = word.size();
  const std::uint64_t length = std::uint64_t{std::min(size, kInSlot + 1)}
                               << (8 * kInSlot - 64);
  Slot made;
  if (size <= 8) {
    made.word = {load_short(word.data(), size), length};
  } else if (size > kInSlot) {
    made.word = {hash_long(word), length};
  } else {
    made.word = {
        load<std::uint64_t>(word.data()),
        load<std::uint64_t>(word.data() + size - 8) >> (8 * (16 - size)) |
            length};
  }
  // Mixed twice: once does not bring the last letters down to the low bits.
  made.hash = static_cast<std::uint32_t>(
      mixed_bits(mixed_bits(made.word[0] ^ (mixed_bits(made.word[1]) << 1U))));
  return made;
}

std::string_view Vocabulary::text_of(WordId id) const {
  const std::uint32_t begin = ends_[id - 1];
  return {letters_.data() + begin, ends_[id] - begin};
}

inline std::size_t Vocabulary::place_of(std::string_view word,
                                        const Slot& wanted) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = wanted.hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == 0) return at;
    // By its parts: comparing arrays is a call.
    if (slot.word[0] == wanted.word[0] && slot.word[1] == wanted.word[1] &&
        (word.size() <= kInSlot || text_of(slot.id) == word))
      return at;
  }
}

WordId Vocabulary::add(std::string_view word) {
  if (ends_.size() * 2 > slots_.size()) grow();
  const Slot wanted = wanted_slot(word);
  Slot& slot = slots_[place_of(word, wanted)];
  if (slot.id != 0) return slot.id;
  slot = wanted;
  slot.id = static_cast<WordId>(ends_.size());
  letters_ += word;
  ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
  return slot.id;
}

WordId Vocabulary::find(std::string_view word) const {
  if (slots_.empty()) return 0;
  const WordId id = slots_[place_of(word, wanted_slot(word))].id;
  return id < first_spelling_ ? id : spelt_[id - first_spelling_];
}

void Vocabulary::add_spelling(std::string_view plain, WordId word) {
  first_spelling_ =
      std::min(first_spelling_, static_cast<WordId>(ends_.size()));
  const WordId id = add(plain);
  if (id < first_spelling_) return;
  const std::size_t place = id - first_spelling_;
  if (place == spelt_.size()) {
    spelt_.push_back(word);
  } else if (spelt_[place] != word) {
    spelt_[place] = 0;
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
