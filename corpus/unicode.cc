#include "corpus/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace casebook {

CodePoint decode_utf8(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t offset) -> std::uint32_t {
    const std::size_t at = position + offset;
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
  };
  const auto tail = [&](std::size_t offset) {
    return (byte(offset) & 0xC0U) == 0x80U;
  };
  const std::uint32_t lead = byte(0);
  if (position >= text.size()) return {};
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4 || !tail(1)) return {};
  if (lead < 0xE0) return {(lead & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  if (!tail(2)) return {};
  if (lead < 0xF0) {
    const std::uint32_t value =
        (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    const bool bad = value < 0x800 || (value >= 0xD800 && value <= 0xDFFF);
    return bad ? CodePoint{} : CodePoint{value, 3};
  }
  if (!tail(3)) return {};
  const std::uint32_t value = (lead & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U |
                              (byte(2) & 0x3FU) << 6U | (byte(3) & 0x3FU);
  const bool bad = value < 0x10000 || value > 0x10FFFF;
  return bad ? CodePoint{} : CodePoint{value, 4};
}

std::size_t utf8_end(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::size_t at = 0;
  while (at < text.size()) {
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size();
         at += sizeof eight) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & kHighBits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
      ++at;
    if (at == text.size()) break;
    const CodePoint c = decode_utf8(text, at);
    if (c.size == 0) break;
    at += c.size;
  }
  return at;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto c = static_cast<std::uint32_t>(code_point);
  const auto put = [&](std::uint32_t byte) {
    text.push_back(static_cast<char>(byte));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18U);
    put(0x80U | (c >> 12U & 0x3FU));
    put(0x80U | (c >> 6U & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

CodePoint code_point_before(std::string_view text, std::size_t position) {
  for (std::size_t size = 1; size <= 4 && size <= position; ++size) {
    const auto byte = static_cast<unsigned char>(text[position - size]);
    if ((byte & 0xC0U) == 0x80U) continue;
    const CodePoint found = decode_utf8(text, position - size);
    return found.size == size ? found : CodePoint{};
  }
  return {};
}

namespace {
UChar32 icu(char32_t code_point) { return static_cast<UChar32>(code_point); }

const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}
}  // namespace

// Most are of ASCII, and ICU is a call into another library.
bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return (code_point | 0x20U) - U'a' < 26;
  return u_isalpha(icu(code_point)) != 0;
}
bool is_upper(char32_t code_point) {
  if (code_point < 0x80) return code_point - U'A' < 26;
  return u_isupper(icu(code_point)) != 0;
}
bool is_lower(char32_t code_point) {
  if (code_point < 0x80) return code_point - U'a' < 26;
  return u_islower(icu(code_point)) != 0;
}

bool is_combining(char32_t code_point) {
  return u_getCombiningClass(icu(code_point)) != 0;
}

char32_t simple_lower(char32_t code_point) {
  return static_cast<char32_t>(u_tolower(icu(code_point)));
}

SentenceClass sentence_class(char32_t code_point) {
  switch (u_getIntPropertyValue(icu(code_point), UCHAR_SENTENCE_BREAK)) {
    case U_SB_EXTEND:
    case U_SB_FORMAT:
      return SentenceClass::kExtend;
    case U_SB_SEP:
    case U_SB_CR:
    case U_SB_LF:
      return SentenceClass::kSeparator;
    case U_SB_SP:
      return SentenceClass::kSpace;
    case U_SB_LOWER:
      return SentenceClass::kLower;
    case U_SB_UPPER:
      return SentenceClass::kUpper;
    case U_SB_OLETTER:
      return SentenceClass::kLetter;
    case U_SB_NUMERIC:
      return SentenceClass::kNumeric;
    case U_SB_ATERM:
      return SentenceClass::kFullStop;
    case U_SB_SCONTINUE:
      return SentenceClass::kContinue;
    case U_SB_STERM:
      return SentenceClass::kStop;
    case U_SB_CLOSE:
      return SentenceClass::kClose;
    default:
      return SentenceClass::kOther;
  }
}

std::string compose(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString composed = nfc()->normalize(source, status);
  if (U_FAILURE(status)) return std::string(text);
  std::string result;
  composed.toUTF8String(result);
  return result;
}

std::optional<std::array<char32_t, 256>> single_byte_table(
    const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.c_str(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::optional<std::array<char32_t, 256>> table;
  if (ucnv_getMaxCharSize(converter) == 1) {
    table.emplace();
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const char source = static_cast<char>(byte);
      const char* at = &source;
      status = U_ZERO_ERROR;
      ucnv_reset(converter);
      const UChar32 c = ucnv_getNextUChar(converter, &at, at + 1, &status);
      (*table)[byte] = U_FAILURE(status) ? 0xFFFD : static_cast<char32_t>(c);
    }
  }
  ucnv_close(converter);
  return table;
}

std::string unicode_version() { return "ICU " U_ICU_VERSION; }

struct SentenceBreaks::State {
  UBreakIterator* iterator = nullptr;
  UText text = UTEXT_INITIALIZER;
};

SentenceBreaks::SentenceBreaks() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  // The root locale: a text in two languages is cut by one rule, and
  // abbreviations are data of ours.
  state_->iterator = ubrk_open(UBRK_SENTENCE, "", nullptr, 0, &status);
}

SentenceBreaks::~SentenceBreaks() {
  if (!state_) return;
  if (state_->iterator != nullptr) ubrk_close(state_->iterator);
  utext_close(&state_->text);
}

SentenceBreaks::SentenceBreaks(SentenceBreaks&&) noexcept = default;
SentenceBreaks& SentenceBreaks::operator=(SentenceBreaks&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

void SentenceBreaks::set(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&state_->text, text.data(), static_cast<int64_t>(text.size()),
                 &status);
  ubrk_setUText(state_->iterator, &state_->text, &status);
  ubrk_first(state_->iterator);
}

std::optional<std::uint32_t> SentenceBreaks::next() {
  const int32_t end = ubrk_next(state_->iterator);
  if (end == UBRK_DONE) return std::nullopt;
  return static_cast<std::uint32_t>(end);
}

}  // namespace casebook
