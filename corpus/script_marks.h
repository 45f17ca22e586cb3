// Raised characters: exponents, citation numbers and footnote marks, and how
// each is told from the others.
//
// Threads: pure.
//
//   superscript("5")                        // "⁵"
//   raised_number_cites("pregnancy.", "4")  // true: no exponent there
#pragma once

#include <string>
#include <string_view>

namespace casebook {

// Unicode's superscript of one UTF-8 character; "" where it has none. Digits,
// signs, brackets, and the n and i that mathematics uses.
std::string_view superscript(std::string_view character);
// Whether each character has one; false for the empty text.
bool has_superscripts(std::string_view text);

// "4", "1,2", "3–5", "12a": nothing but numbers with what joins them.
bool is_number_list(std::string_view text);
// "2002", "2002a": a year, which names a work by its author's side.
bool is_year(std::string_view text);

// Whether a raised number list that no markup calls a citation is one, by what
// stands before it.
bool raised_number_cites(std::string_view before, std::string_view number);

// Whether the text ends within an opened "[", or within "(" with nothing but
// numbers since. `spaced`: a space is about to follow it.
bool in_open_bracket(std::string_view before, bool spaced);

}  // namespace casebook
