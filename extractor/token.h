// Tokens: the words, figures and marks of a folded text.
//
// Letters and digits part ("T11" is T and 11), so that levels, units and
// gravida notation need no spelling variants. A case ending behind an
// apostrophe ("L4'te") is part of the token before it, beyond its `span`'s
// word. Threads: pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

enum class TokenKind : std::uint8_t { kWord, kNumber, kMark };

struct Token {
  Span span;  // in the folded text
  TokenKind kind = TokenKind::kMark;
  bool glued = false;   // nothing stands between it and the token before
  bool sign = false;    // a dash that stands as a sign before a figure
  bool broken = false;  // it holds a break at a line's end

  bool operator==(const Token&) const = default;
};

// Appends the tokens of `range`. `knows` tells whether a word is known: a
// word broken at a line's end is joined where the joined word is.
void tokenize(std::string_view folded, Span range,
              const std::function<bool(std::string_view)>& knows,
              std::vector<Token>& tokens);

// A token's word as lexicons spell it: without a line-end break.
std::string token_text(std::string_view folded, const Token& token);

}  // namespace casebook
