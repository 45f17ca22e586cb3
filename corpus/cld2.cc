#include "corpus/cld2.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>

namespace casebook {

namespace {
// More tells nothing new and costs time.
constexpr std::size_t kEnough = 2000;
}  // namespace

std::string detect_language(std::string_view text) {
  std::size_t size = std::min(text.size(), kEnough);
  // Never inside a character.
  while (size > 0 && size < text.size() &&
         (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    --size;
  }
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int bytes = 0;
  bool reliable = false;
  const CLD2::Language best = CLD2::DetectLanguageSummary(
      text.data(), static_cast<int>(size), /*is_plain_text=*/true,
      languages.data(), percents.data(), &bytes, &reliable);
  if (!reliable || best == CLD2::UNKNOWN_LANGUAGE || percents[0] < 60) {
    return "";
  }
  return CLD2::LanguageCode(best);
}

}  // namespace casebook
