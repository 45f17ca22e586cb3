// ParagraphJoin: whether a line of prose goes on from an earlier one, across
// line ends, page breaks and whatever a page puts between.
//
// Threads: immutable.
//
//   if (joins.how(before, i) == Join::kSame) …
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/lines.h"

namespace casebook {

enum class Join : std::uint8_t {
  kSame,       // the same paragraph; maybe the same sentence
  kItem,       // an item of a list
  kParagraph,  // a new paragraph
};

class ParagraphJoin {
 public:
  ParagraphJoin(std::string_view text, const Lines& lines);

  // `before` and `i` are lines of prose; others may stand between them.
  Join how(std::size_t before, std::size_t i) const;
  // A title's second line.
  bool title_goes_on(std::size_t i) const;

 private:
  std::string_view line(std::size_t i) const {
    return slice(text_, lines_[i].span);
  }
  bool is_full(std::size_t i) const;
  bool bracket_open(std::size_t i) const;

  std::string_view text_;
  const Lines& lines_;
  bool sentence_lines_ = false;  // a line is a sentence, not a wrapped one
};

// "• …", "1) …", "(ii) …", "– …": the line is an item of a list.
bool begins_item(std::string_view line);

}  // namespace casebook
