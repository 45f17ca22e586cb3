#include "extractor/copies.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "extractor/vocabulary.h"

namespace casebook {
namespace {

// Of a few short words, eight letters at a time.
std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = text.size();
  while (!text.empty()) {
    std::uint64_t letters = 0;
    const std::size_t some = std::min(text.size(), sizeof letters);
    std::memcpy(&letters, text.data(), some);
    number = mixed_bits(number ^ letters);
    text.remove_prefix(some);
  }
  return number;
}

std::uint64_t number_of(const Told& one) {
  std::uint64_t number =
      mixed_bits(std::uint64_t{one.group} << 32U |
                 std::uint64_t{one.case_id} << 1U | std::uint64_t{one.front});
  number = mixed_bits(number ^ one.sentence ^ number_of(one.fact->assertion));
  for (const FactKey& key : one.fact->keys)
    number = mixed_bits(number ^ number_of(key.name)) ^ number_of(key.value);
  return number;
}

bool same(const Told& a, const Told& b) {
  return a.group == b.group && a.case_id == b.case_id && a.front == b.front &&
         a.sentence == b.sentence && a.fact->assertion == b.fact->assertion &&
         std::equal(a.fact->keys.begin(), a.fact->keys.end(),
                    b.fact->keys.begin(), b.fact->keys.end(),
                    [](const FactKey& one, const FactKey& other) {
                      return one.name == other.name && one.value == other.value;
                    });
}

}  // namespace

// Sorted by a number made of all that they say, copies stand side by side: no
// text is made slow by holding many.
std::vector<std::uint32_t> find_copies(std::span<const Told> told) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(told.size());
  for (std::uint32_t i = 0; i < told.size(); ++i)
    order.emplace_back(number_of(told[i]), i);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> copies;
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (order[i].first == order[first].first &&
        same(told[order[i].second], told[order[first].second])) {
      copies.push_back(order[i].second);
    } else {
      first = i;
    }
  }
  return copies;
}

}  // namespace casebook
