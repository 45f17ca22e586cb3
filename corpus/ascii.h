// Bytes of ASCII, whatever the text around them is.
//
// Threads: pure.
//
//   while (at < text.size() && is_digit(text[at])) ++at;
#pragma once

namespace casebook {

constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }

}  // namespace casebook
