// Lines: a plain text as lines with what their surroundings say: blank lines,
// page breaks, column gaps. The ground on which sections are laid out.
//
// Invariant: lines are in order, hold no spaces at either end and are not
// empty; positions are the text's.
// Threads: values.
//
//   Lines lines = lines_of(text);
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

struct Line {
  Span span;
  bool blank_before = false;  // or the text's begin
  // A form feed stands before it, or, as flattened PDF has it, one or two
  // spaces where other lines begin at the margin.
  bool page_before = false;
  bool gaps = false;  // two or more columns: tabs, three spaces within
};

struct Lines {
  std::vector<Line> all;
  // How long a full line is: nine tenths of the longest usual lines. Lines
  // that are much shorter end a paragraph.
  std::uint32_t width = 0;

  std::size_t size() const { return all.size(); }
  const Line& operator[](std::size_t i) const { return all[i]; }
};

Lines lines_of(std::string_view text);

// Where the line that a place stands in begins, its margin among it.
std::uint32_t line_begin(std::string_view text, std::uint32_t at);

// A text without blank lines: they tell nothing of where a thing ends.
bool has_no_blanks(const Lines& lines);
// Cells parted by bars, or by semicolons without a space behind them.
bool has_marks(std::string_view line);

// What stands at a line's ends.
bool ends_sentence(std::string_view line);  // ". ! ?", also before ")" "]"
bool begins_lower(std::string_view line);   // a small letter
bool begins_upper(std::string_view line);   // a capital or a quote
std::uint32_t count_words(std::string_view line);  // runs between spaces

}  // namespace casebook
