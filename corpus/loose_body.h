// LooseBody: what stands under a table's caption in a flattened text: lines
// with what their surroundings say, and the footnotes below them.
//
// Invariant: lines are in order, not empty and without space around.
// Threads: pure.
//
//   LooseBody body = loose_body(text, {caption_end, table_end});
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

// What parts the columns of a line.
inline constexpr std::array<std::string_view, 3> kBars = {"|", "\xE2\x94\x82",
                                                          "\xE2\x94\x83"};

struct LooseLine {
  Span span;
  bool blank_before = false;
  bool ruled_before = false;  // a drawn line stands above it
  std::uint32_t indent = 0;   // characters before it
};

struct LooseBody {
  std::string_view text;
  std::vector<LooseLine> lines;
  std::vector<Span> footnotes;

  std::string_view words(std::size_t line) const {
    return slice(text, lines[line].span);
  }
};

// What begins within `left_out`, in order, is no line of the table, nor is a
// line drawn with signs.
LooseBody loose_body(std::string_view text, Span under_caption,
                     const std::vector<Span>& left_out = {});

// "* after treatment", "BMD: bone mineral density": what stands below rows.
bool is_table_footnote(std::string_view line);

// Lines first..end without a blank one between.
struct LooseBlock {
  std::size_t first = 0, end = 0;
};
std::vector<LooseBlock> blocks_of(const LooseBody& body);
std::vector<LooseBlock> blocks_of_lines(const LooseBody& body);  // each its own

// A figure as cells hold it: "-2.5", "0.7±0.1", "12–18", "24%", "<3", or a
// dash or "NA" in the place of one.
bool is_value_word(std::string_view word);
// Such figures only, one or several parted by spaces.
bool is_value(std::string_view words);
bool holds_digit(std::string_view words);
// "8.1 L", "15-65 pg/mL": a decimal or a range, and no head's count as "12
// months" is.
bool begins_amount(std::string_view words);

// A line's words and the figures at its end. What is joined by "±", or stands
// in brackets behind a figure, is one.
struct ValueRun {
  Span label;  // may be empty
  std::vector<Span> values;
};
ValueRun value_run(std::string_view text, Span line);

// Runs between white space.
std::vector<Span> words_of(std::string_view text, Span span);

}  // namespace casebook
