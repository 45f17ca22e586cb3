#include "kb/quote_place.h"

#include <cctype>
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

bool is_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Words of their own, not within a longer one or a longer number.
bool stands_alone(std::string_view text, Span place) {
  const bool before = place.begin > 0 && is_letter(text[place.begin - 1]);
  const bool after = place.end < text.size() && is_letter(text[place.end]);
  const auto in_number = [&](std::size_t mark, std::size_t digit) {
    return mark < text.size() && digit < text.size() &&
           (text[mark] == '.' || text[mark] == ',') &&
           std::isdigit(static_cast<unsigned char>(text[digit])) != 0;
  };
  return !before && !after && !in_number(place.end, place.end + 1) &&
         !(place.begin > 1 && in_number(place.begin - 1, place.begin - 2));
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

std::optional<Span> only_place(std::string_view words, std::string_view text) {
  std::optional<Span> only;
  for (const Span& place : places_of(words, text)) {
    if (!stands_alone(text, place)) continue;
    if (only) return std::nullopt;
    only = place;
  }
  return only;
}

}  // namespace casebook
