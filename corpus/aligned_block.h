// AlignedBlocks: the lines of a plain text that are a table though no caption
// says so: heads over rows, kept apart by blanks, tabs or bars.
//
// A block is taken where one shape reads it for sure and its heads tell what
// its figures are; and where heads stand over rows of figures that no shape
// reads: as prose these would say what they do not mean. Lists of a figure a
// line have no heads and stay prose.
// Threads: one text, one of them; refers to what it is made of.
//
//   AlignedBlocks blocks(text, lines, profiles);
//   if (auto block = blocks.at(i)) use(block->end);
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/headings.h"
#include "corpus/language_profile.h"
#include "corpus/lines.h"
#include "corpus/loose_body.h"

namespace casebook {

struct AlignedBlock {
  std::size_t end = 0;                 // the line behind it
  bool titled = false;                 // its first line stands above the heads
  std::optional<std::size_t> caption;  // the line of a caption below the rows
};

class AlignedBlocks {
 public:
  AlignedBlocks(std::string_view text, const Lines& lines,
                const LanguageProfiles& profiles)
      : text_(text), lines_(lines), profiles_(profiles) {}

  // The table that begins with the line `first`; asked for in order.
  std::optional<AlignedBlock> at(std::size_t first);

 private:
  std::string_view line(std::size_t i) const {
    return slice(text_, lines_[i].span);
  }
  Span span_of(std::size_t first, std::size_t end) const {
    return {line_begin(text_, lines_[first].span.begin),
            lines_[end - 1].span.end};
  }
  std::size_t indent(std::size_t i) const {
    return lines_[i].span.begin - line_begin(text_, lines_[i].span.begin);
  }
  bool near_gaps(std::size_t i) const;
  bool in_columns(std::size_t i) const;
  bool begins_columns(std::size_t i) const;
  bool is_title(std::size_t i) const;
  bool runs_in(std::size_t i) const;
  bool tells_amounts(std::size_t i) const;
  bool has_figures(std::size_t i) const;
  bool begins_page(std::size_t i) const;
  std::size_t rows_end(std::size_t heads) const;
  bool is_part(std::size_t i, std::size_t heads) const;
  void take_footnotes(AlignedBlock& block, std::size_t heads) const;
  void take_caption(AlignedBlock& block) const;

  std::string_view text_;
  const Lines& lines_;
  const LanguageProfiles& profiles_;
  // Rows that were no table are not looked at again from each of their lines.
  std::size_t looked_to_ = 0, looks_ = 0;
};

}  // namespace casebook
