// How a text brings in patients whom it calls by something of its own, a code
// or a name: at a sentence's begin, with an age close behind.
//
// Threads: pure.
//
//   if (opens(text, at) && age_behind(text.substr(end))) …
#pragma once

#include <cstddef>
#include <string_view>

namespace casebook {

// Whether a letter or digit stands there, or before.
bool is_word_at(std::string_view text, std::size_t at);
bool is_word_before(std::string_view text, std::size_t at);

// Where the word next stands whole; npos where it does not.
std::size_t find_whole(std::string_view text, std::string_view word,
                       std::size_t from = 0);

// "…, 34, had", "… 29 yaşında", "… (31 years)": a whole figure that may be a
// patient's age, before anything else is told.
bool age_behind(std::string_view text);

// Whether the place opens its sentence, or what a semicolon begins; a short
// word may stand before it ("In").
bool opens(std::string_view text, std::size_t at);

}  // namespace casebook
