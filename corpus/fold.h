// Folding: the view of a text that matching works on, with the way back.
//
// The folded text is lower case with every i, I, ı, İ as "i" in every
// language, one dash '-', one minus '-', one quote each, one space; ligatures
// are opened, soft hyphens dropped, marks composed (NFC), superscript digits
// and "½" kept as they are. A hyphen at a line's end between letters becomes
// kMaybeJoined: the matcher tries the joined word first, then the hyphen.
// Positions of the result lead back to the text's by `map`.
// Threads: pure.
//
//   Folded view = fold(document.text);
//   Span in_text = view.map.to_source(Span{3, 9});
#pragma once

#include <string>
#include <string_view>

#include "corpus/source_map.h"

namespace casebook {

// One byte in the folded text for "-\n" between two letters.
inline constexpr char kMaybeJoined = '\x1f';

struct Folded {
  std::string text;
  SourceMap map;  // folded → text
};

Folded fold(std::string_view text);

// The same folding for one word or surface, without a map.
std::string fold_key(std::string_view text);

}  // namespace casebook
