#include "extractor/brought_in.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/unicode.h"

namespace casebook {

bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (is_letter(decode_utf8(text, at).value) || is_digit(text[at]));
}

bool is_word_before(std::string_view text, std::size_t at) {
  return at > 0 && (is_letter(code_point_before(text, at).value) ||
                    is_digit(text[at - 1]));
}

std::size_t find_whole(std::string_view text, std::string_view word,
                       std::size_t from) {
  std::size_t at = text.find(word, from);
  while (at != text.npos &&
         (is_word_before(text, at) || is_word_at(text, at + word.size())))
    at = text.find(word, at + 1);
  return at;
}

bool age_behind(std::string_view text) {
  constexpr std::size_t kNear = 20;  // bytes: " was a healthy "
  const std::string_view near = text.substr(0, kNear + 1);
  const auto found = std::find_if(near.begin(), near.end(), [](char c) {
    return is_digit(c) || c == '.' || c == ';';
  });
  const auto at = static_cast<std::size_t>(found - near.begin());
  if (at == near.size() || is_word_before(text, at)) return false;
  const std::size_t end = text.find_first_not_of("0123456789", at);
  const std::string_view rest = end == text.npos ? "" : text.substr(end);
  const bool broken = rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') &&
                      is_digit(rest[1]);
  const std::string_view age = text.substr(at, end - at);
  return age.size() == 2 && "14" < age && !broken &&
         (at == 0 || text[at - 1] != '-') && rest.substr(0, 1) != "%";
}

bool opens(std::string_view text, std::size_t at) {
  constexpr std::size_t kOpening = 4;  // bytes: "In "
  const std::size_t semicolon = text.substr(0, at).rfind(';');
  return at - (semicolon == text.npos ? 0 : semicolon + 1) <= kOpening;
}

}  // namespace casebook
