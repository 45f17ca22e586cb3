// HTML text: the characters of a stretch of HTML and where each stands in it.
//
// Threads: pure.
//
//   html_pieces("a &lt; b", "a < b")  // "a ", "<" for "&lt;", " b"
#pragma once

#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

struct HtmlPiece {
  std::string_view text;  // of `made`
  Span source;            // in `original`
  bool operator==(const HtmlPiece&) const = default;
};

// `made` is `original` with references read and line ends made one kind. Where
// the two cannot be told to belong together the whole stands for the whole.
std::vector<HtmlPiece> html_pieces(std::string_view original,
                                   std::string_view made);

}  // namespace casebook
