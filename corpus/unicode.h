// Unicode, the one door to ICU: properties, simple case, composition, legacy
// encodings, sentence boundaries. Text is UTF-8 on both sides.
//
// Invariant: positions are bytes; code points never leave their function.
// Threads: functions are pure; a SentenceBreaks belongs to one thread.
//
//   SentenceBreaks breaks;
//   breaks.set(text);
//   while (std::optional<std::uint32_t> end = breaks.next()) use(*end);
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace casebook {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes; 0 where the bytes are not UTF-8
};

// Strictly: no overlong forms, surrogates or values past U+10FFFF.
CodePoint decode_utf8(std::string_view text, std::size_t position);
// Where the first byte stands that is no UTF-8; the text's end where all is.
std::size_t utf8_end(std::string_view text);
void append_utf8(std::string& text, char32_t code_point);
// The code point that ends at `position`; size 0 at the text's begin.
CodePoint code_point_before(std::string_view text, std::size_t position);

bool is_letter(char32_t code_point);
bool is_upper(char32_t code_point);
bool is_lower(char32_t code_point);
// A mark that normalisation may reorder or join to what stands before it.
bool is_combining(char32_t code_point);
// One to one, without a language's own rules: 'İ' stays for the caller.
char32_t simple_lower(char32_t code_point);
std::string compose(std::string_view text);  // NFC

// Unicode's property Sentence_Break, as far as the rules tell it apart.
enum class SentenceClass : std::uint8_t {
  kOther,
  kExtend,     // marks and format characters: part of what stands before
  kSeparator,  // of lines and paragraphs, carriage return and line feed too
  kSpace,
  kLower,
  kUpper,
  kLetter,  // neither
  kNumeric,
  kFullStop,
  kContinue,  // ',' and its like
  kStop,      // '!', '?' and their like
  kClose,     // brackets and quotes, opening ones too
};
SentenceClass sentence_class(char32_t code_point);

// What each byte of a single-byte encoding means; 0xFFFD where it means
// nothing. None where ICU does not know the name or it is not single-byte.
std::optional<std::array<char32_t, 256>> single_byte_table(
    const std::string& encoding);

// Which library and version it is, for --version.
std::string unicode_version();

class SentenceBreaks {
 public:
  SentenceBreaks();
  ~SentenceBreaks();
  SentenceBreaks(SentenceBreaks&&) noexcept;
  SentenceBreaks& operator=(SentenceBreaks&&) noexcept;

  // `text` must outlive the walk.
  void set(std::string_view text);
  // Where the next sentence of UAX 29 ends; none after the last.
  std::optional<std::uint32_t> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace casebook
