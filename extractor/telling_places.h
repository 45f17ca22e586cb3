// TellingPlaces: where in a report something is told, as far as two places of
// it can contradict: the front of each language, the body, each table, the
// legends, what is said looking back.
//
// Threads: immutable; refers to the document.
//
//   const TellingPlaces places(document);
//   if (places.of(a) != places.of(b)) …
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "extractor/statement.h"

namespace casebook {

struct TellingPlace {
  // In the order in which they give way: what is told in passing first.
  enum class Part { kFront, kFigure, kTalk, kTable, kBody, kNone };
  Part part = Part::kNone;
  std::uint32_t number = 0;   // of the table
  std::string_view language;  // of the front; the document's own words

  auto operator<=>(const TellingPlace&) const = default;
};

class TellingPlaces {
 public:
  explicit TellingPlaces(const Document& document) : document_(document) {}

  TellingPlace of(std::uint32_t position) const;

  // Whether a place holds the figure where nothing else that was read tells
  // it: then it may be told there in words that no rule knows.
  bool holds(const TellingPlace& place, const Fact& told,
             std::string_view figure,
             const std::vector<Statement>& statements) const;
  // The words right before the figure, folded.
  std::string words_before(Span quote, std::string_view figure) const;

 private:
  const Document& document_;
};

}  // namespace casebook
