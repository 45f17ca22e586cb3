#include "tools/terminal_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace casebook {
namespace {

struct Range {
  char32_t first, last;
};
constexpr std::array<Range, 8> kSteering = {{{0x00, 0x08},
                                             {0x0B, 0x1F},
                                             {0x7F, 0x9F},
                                             {0x061C, 0x061C},
                                             {0x200E, 0x200F},
                                             {0x202A, 0x202E},
                                             {0x2066, 0x2069},
                                             {0xFFF9, 0xFFFB}}};

bool steers(char32_t code) {
  return std::any_of(kSteering.begin(), kSteering.end(), [code](Range range) {
    return code >= range.first && code <= range.last;
  });
}

// Bytes of the character that the text begins with; 0 where there is none.
std::size_t character_size(std::string_view text, char32_t& code) {
  const auto first = static_cast<unsigned char>(text.front());
  code = first;
  if (first < 0x80) return 1;
  const std::size_t size = first < 0xC2   ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  if (size == 0 || text.size() < size) return 0;
  code = first & (0xFFU >> (size + 1));
  for (const char c : text.substr(1, size - 1)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80) return 0;
    code = code << 6 | (byte & 0x3FU);
  }
  return size;
}

// Bytes of the colour that the text begins with ("\033[1m"); 0: none.
std::size_t colour_size(std::string_view text) {
  if (!text.starts_with("\033[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end != std::string_view::npos && text[end] == 'm' ? end + 1 : 0;
}

}  // namespace

std::string terminal_text(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    char32_t code = 0;
    std::size_t size = character_size(text, code);
    if (const std::size_t colour = colour_size(text); colour > 0) {
      shown += text.substr(0, colour);
      size = colour;
    } else if (size == 0 || steers(code)) {
      shown += '?';
      size = std::max<std::size_t>(size, 1);
    } else {
      shown += text.substr(0, size);
    }
    text.remove_prefix(size);
  }
  return shown;
}

}  // namespace casebook
