// Figure marks: "-2.6*", "0.702 a": what leads from a cell's figure to a
// footnote.
//
// Threads: pure.
//
//   const MarkedFigure one = marked_figure("-2.6*");  // size 4, mark "*"
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/document.h"

namespace casebook {

// Signs that lead to a footnote.
inline constexpr std::array<std::string_view, 11> kNoteSigns = {
    "*",        "\xE2\x80\xA0", "\xE2\x80\xA1",  // daggers
    "\xC2\xA7", "\xC2\xB6",     "#",
    "\xC2\xAA", "\xE2\x80\xA2", "\xE2\x80\x96",
    "\xC2\xBA", "\xE2\x99\xA6"};

struct MarkedFigure {
  std::size_t size = 0;   // of the figure alone
  std::string_view mark;  // empty where none is behind it
};

// Of words that are no figure with a mark, all of them and no mark.
MarkedFigure marked_figure(std::string_view words);

// What the footnotes say behind the mark; "" where they do not hold it.
std::string note_behind(std::string_view text, const Grid& grid,
                        std::string_view mark);

}  // namespace casebook
