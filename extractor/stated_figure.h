// Whether a fact states a figure that stands in its quote: as its value, an
// end of its range, its dose, the number of a level, or a part of its name.
//
// Threads: pure.
//
//   const Figure figure = figure_at(document, span);
//   if (states(fact, figure)) …
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "extractor/fact.h"

namespace casebook {

// A printed numeral with what it may be read as; signs are not its own.
struct Figure {
  Span span;
  std::string printed;                // folded: "2,40"
  std::vector<std::string> readings;  // "2.40"
};

Figure figure_at(const Document& document, Span span);

// Whether a figure is one of the readings, sign apart.
bool reads_as(const Figure& figure, std::string_view decimal);
// Whether a text holds the figure's digits as a number of its own: "T12",
// "25-hydroxyvitamin D".
bool holds_number(std::string_view text, std::string_view digits);
// The same of a decimal, by either mark.
bool holds_decimal(std::string_view text, std::string_view decimal);
bool states(const Document& document, const Fact& fact, const Figure& figure);

}  // namespace casebook
