#include "extractor/token.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "corpus/ascii.h"
#include "corpus/fold.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

enum class Shape : std::uint8_t { kSpace, kLetter, kDigit, kMark, kIdeograph };

struct Character {
  char32_t code = 0;
  std::uint32_t length = 1;
};

Character character_at(std::string_view text, std::uint32_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (at + length > text.size()) return {0xFFFD, 1};
  char32_t code = lead & (0x7FU >> length);
  for (std::uint32_t i = 1; i < length; ++i)
    code = (code << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return {code, length};
}

Shape wide_shape(char32_t c) {
  if (c == 0xB5 || c == 0xAA || c == 0xBA) return Shape::kLetter;
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return Shape::kMark;
  if (c < 0x2000) return Shape::kLetter;  // Latin, Greek, Cyrillic … scripts
  if (c < 0x2E80) return Shape::kMark;    // punctuation, symbols, arrows
  if (c >= 0x3040 && c < 0xAC00) return Shape::kIdeograph;
  if (c >= 0xAC00 && c < 0xD7B0) return Shape::kLetter;
  return Shape::kMark;
}

constexpr Shape narrow_shape(char c) {
  if (c == ' ' || (c >= '\t' && c <= '\r')) return Shape::kSpace;
  if (is_digit(c)) return Shape::kDigit;
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter ? Shape::kLetter : Shape::kMark;
}

// Of ASCII; most of a text is.
constexpr auto kShapes = [] {
  std::array<Shape, 0x80> shapes{};
  for (std::size_t c = 0; c < shapes.size(); ++c)
    shapes[c] = narrow_shape(static_cast<char>(c));
  return shapes;
}();

Shape shape_of(char32_t c) {
  return c < kShapes.size() ? kShapes[c] : wide_shape(c);
}

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

// How many of the eight bytes are ASCII letters before the first that is none.
std::uint32_t letters_of_eight(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t small = (word & ~kHighs) | (kOnes * 0x20);
  const std::uint64_t from_a = small + kOnes * (0x80 - 'a');
  const std::uint64_t past_z = small + kOnes * (0x80 - 'z' - 1);
  const std::uint64_t others = ~(from_a & ~past_z & ~word) & kHighs;
  return static_cast<std::uint32_t>(std::countr_zero(others)) / 8;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span range,
            const std::function<bool(std::string_view)>& knows,
            std::vector<Token>& tokens)
      : text_(text.substr(0, range.end)),
        at_(range.begin),
        knows_(knows),
        tokens_(tokens) {}

  void run() {
    bool glued = false;
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      const Shape shape = shape_of(c.code);
      if (shape == Shape::kSpace) {
        glued = false;
        ++at_;
        continue;
      }
      const std::uint32_t begin = at_;
      if (shape == Shape::kLetter) {
        word(begin, glued);
      } else if (shape == Shape::kDigit) {
        number(begin, glued);
      } else {
        at_ += c.length;
        const std::uint32_t end = at_;
        if (glued && closes_amount(c.code)) skip_suffix();
        push({{begin, end},
              TokenKind::kMark,
              glued,
              c.code == '-' && is_sign(begin),
              c.code == kMaybeJoined});
      }
      glued = true;
    }
  }

 private:
  void push(const Token& token) { tokens_.push_back(token); }

  std::uint32_t letters_end(std::uint32_t from) const {
    const std::string_view text = text_;
    while (from < text.size()) {
      if (from + 8 <= text.size()) {
        const std::uint32_t letters = letters_of_eight(text.data() + from);
        from += letters;
        if (letters == 8) continue;
      }
      const auto byte = static_cast<unsigned char>(text[from]);
      if (byte < kShapes.size()) {
        if (kShapes[byte] != Shape::kLetter) break;
        ++from;
        continue;
      }
      const Character c = character_at(text, from);
      if (shape_of(c.code) != Shape::kLetter) break;
      from += c.length;
    }
    return from;
  }

  // A word; over a line-end break where the joined word is known, or neither
  // half is.
  void word(std::uint32_t begin, bool glued) {
    at_ = letters_end(begin);
    bool broken = false;
    if (at_ < text_.size() && text_[at_] == kMaybeJoined) {
      const std::uint32_t end = letters_end(at_ + 1);
      const std::string_view left = text_.substr(begin, at_ - begin);
      const std::string_view right = text_.substr(at_ + 1, end - at_ - 1);
      const std::string joined = std::string(left) + std::string(right);
      broken = knows_(joined) || !(knows_(left) && knows_(right));
      if (broken) at_ = end;
    }
    const std::uint32_t end = at_;
    skip_suffix();
    push({{begin, end}, TokenKind::kWord, glued, false, broken});
  }

  void number(std::uint32_t begin, bool glued) {
    while (at_ < text_.size() &&
           (is_digit(text_[at_]) || mark_between_digits(at_) ||
            raised_point(at_) > 0))
      at_ += std::max(1U, raised_point(at_));
    const std::uint32_t end = at_;
    skip_suffix();
    push({{begin, end}, TokenKind::kNumber, glued, false, false});
  }

  // "0·52" has the raised point of older British print.
  std::uint32_t raised_point(std::uint32_t at) const {
    return text_.substr(at, 2) == "·" && at + 2 < text_.size() &&
                   is_digit(text_[at + 2])
               ? 2
               : 0;
  }

  bool mark_between_digits(std::uint32_t at) const {
    return (text_[at] == '.' || text_[at] == ',') && at + 1 < text_.size() &&
           is_digit(text_[at + 1]);
  }

  // "g/cm²'den", "%'lik", "(T12)'de": what a case ending may stand behind.
  static bool closes_amount(char32_t c) {
    return c == U'²' || c == U'³' || c == '%' || c == ')';
  }

  // "L4'te", "Graves'li": the case ending says nothing that rules ask for.
  void skip_suffix() {
    if (at_ + 1 >= text_.size() || text_[at_] != '\'') return;
    const std::uint32_t end = letters_end(at_ + 1);
    if (end > at_ + 1) at_ = end;
  }

  // "-3.9→-2.6" too.
  bool is_sign(std::uint32_t at) const {
    if (at + 1 >= text_.size() || !is_digit(text_[at + 1])) return false;
    if (at == 0) return true;
    const char before = text_[at - 1];
    // Scripts without blanks between words: "T-scoreは-3.4", "T-score：-3.4".
    constexpr char32_t kWithoutBlanks = 0x3000;
    if (static_cast<unsigned char>(before) >= 0x80) {
      const char32_t mark = code_point_before(text_, at).value;
      return mark == U'→' || mark >= kWithoutBlanks;
    }
    return before == ' ' || before == '\n' || before == '(' || before == '[' ||
           before == ':' || before == '=' || before == ',' || before == '/' ||
           before == ';' || before == '-' || before == '\t' || before == '>';
  }

  std::string_view text_;
  std::uint32_t at_;
  const std::function<bool(std::string_view)>& knows_;
  std::vector<Token>& tokens_;
};

}  // namespace

void tokenize(std::string_view folded, Span range,
              const std::function<bool(std::string_view)>& knows,
              std::vector<Token>& tokens) {
  Tokenizer(folded, range, knows, tokens).run();
}

std::string token_text(std::string_view folded, const Token& token) {
  std::string text(slice(folded, token.span));
  std::erase(text, kMaybeJoined);
  return text;
}

}  // namespace casebook
