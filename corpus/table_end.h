// TableEnd: what begins behind the rows of a loose table: a heading with a
// sentence or a paragraph below it, a heading within a line, prose.
//
// All questions are about the line `i` and those below it.
// Threads: immutable.
//
//   if (end.heads_sentence(i, true)) …
#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/headings.h"
#include "corpus/language_profile.h"
#include "corpus/lines.h"
#include "corpus/paragraph_shape.h"

namespace casebook {

class TableEnd {
 public:
  TableEnd(std::string_view text, const Lines& lines,
           const LanguageProfiles& profiles)
      : text_(text), lines_(lines), profiles_(profiles), shape_(text, lines) {}

  // A heading's own line, and right below it no more than a sentence: too
  // little to be prose by itself. `apart`: a blank line may part them.
  bool heads_sentence(std::size_t i, bool apart) const;
  // A heading of the author's own, over full lines of prose.
  bool heads_paragraph(std::size_t i) const;
  // The same in a table whose rows show no columns: below the heading stand
  // several sentences in one line. Cells of as many are broken at the width of
  // theirs.
  bool heads_long_line(std::size_t i) const;
  // "Results: The first patient …" over a line's whole width.
  bool runs_in(std::size_t i) const;
  // Two full lines of words, or one that ends a sentence.
  bool begins_prose(std::size_t i) const;

 private:
  std::string_view line(std::size_t i) const {
    return slice(text_, lines_[i].span);
  }

  std::string_view text_;
  const Lines& lines_;
  const LanguageProfiles& profiles_;
  ParagraphShape shape_;
};

}  // namespace casebook
