// ParagraphShape: what the look of lines says where no word list helps: prose
// or loose cells, a heading of the author's own, a table's footnote, a
// reference list.
//
// All questions are about the line `i` and those below it up to a blank line;
// a line past the end answers no.
// Threads: immutable.
#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/lines.h"

namespace casebook {

class ParagraphShape {
 public:
  ParagraphShape(std::string_view text, const Lines& lines)
      : text_(text), lines_(lines) {}

  // Three quarters of the usual width: the text went on below it.
  bool is_full(std::size_t i) const;
  // Words rather than figures.
  bool is_worded(std::size_t i) const;
  // A few lines set apart, without a sentence's end: a title or an address,
  // however long.
  bool is_title_block(std::size_t i) const;
  // Sentences over full lines, not cells. `indented`: also paragraphs that no
  // blank line parts; cells of several sentences look alike.
  bool is_prose(std::size_t i, bool indented = false) const;
  // Short, a capital or number first, no full stop, mostly letters.
  bool looks_like_heading(std::size_t i) const;
  // The line above a title that tells in which issue of a journal it stands:
  // "Osteoporos Rep 2021; 9(2): 88-91". Its words are none of the report's.
  bool names_issue(std::size_t i) const;
  // The second line of such a heading.
  bool is_heading_tail(std::size_t i) const;
  // Prose with a capital begins here, or one more heading over prose.
  bool heads_prose(std::size_t i) const;
  // "BMD: bone mineral density, PTH: …", "* after treatment".
  bool is_footnote(std::size_t i) const;
  // Prose with a short cell below it: a wordy cell itself.
  bool is_cell_prose(std::size_t i) const;
  // What a figure leaves behind: "A  B", "(c)".
  bool is_scrap(std::size_t i) const;
  // At least three numbered entries with years, counting up from one.
  bool is_reference_list(std::size_t i) const;

 private:
  std::string_view line(std::size_t i) const {
    return slice(text_, lines_[i].span);
  }
  std::size_t paragraph_end(std::size_t i) const;
  bool is_page_number(std::size_t i) const;
  bool has_prose_lines(std::size_t i, std::size_t end, bool indented) const;
  bool is_sentence(std::size_t i) const;

  std::string_view text_;
  const Lines& lines_;
};

}  // namespace casebook
