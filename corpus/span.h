// Span: a half-open range of bytes [begin, end) of one text.
//
// Invariant: begin <= end. Positions are bytes of UTF-8 everywhere; characters
// and UTF-16 units never cross a function's border.
// Threads: a value.
//
//   Span age{10, 24};
//   std::string_view quote = slice(document.text, age);
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace casebook {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::uint32_t position) const {
    return begin <= position && position < end;
  }
  bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  std::string to_text() const {
    return std::to_string(begin) + ".." + std::to_string(end);
  }
};

// The smallest span that holds both.
inline Span cover(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

// The bytes of `text` that `span` names; what lies past the text's end is cut.
inline std::string_view slice(std::string_view text, Span span) {
  const auto begin = std::min<std::size_t>(span.begin, text.size());
  return text.substr(begin,
                     std::min<std::size_t>(span.end, text.size()) - begin);
}

}  // namespace casebook
