#include "kb/quote_place.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "kb/stored_fact.h"

namespace casebook {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The end of the words if they stand at `at`; 0 where they do not.
std::size_t end_at(std::string_view words, std::string_view text,
                   std::size_t at) {
  for (const char c : words) {
    if (c == ' ') {
      if (at >= text.size() || !is_space(text[at])) return 0;
      while (at < text.size() && is_space(text[at])) ++at;
    } else {
      if (at >= text.size() || text[at] != c) return 0;
      ++at;
    }
  }
  return at;
}

}  // namespace

std::vector<Span> places_of(std::string_view words, std::string_view text) {
  std::string folded = folded_space(words);
  if (folded.starts_with(' ')) folded.erase(0, 1);
  std::vector<Span> places;
  if (folded.empty()) return places;
  for (std::size_t at = text.find(folded.front()); at != text.npos;
       at = text.find(folded.front(), at)) {
    const std::size_t end = end_at(folded, text, at);
    if (end == 0) {
      ++at;
      continue;
    }
    places.push_back(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end;
  }
  return places;
}

}  // namespace casebook
