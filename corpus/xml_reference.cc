#include "corpus/xml_reference.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/unicode.h"
#include "corpus/xml_entities.h"

namespace casebook {
namespace {

constexpr std::uint32_t kLastCodePoint = 0x10FFFF;
constexpr std::size_t kLongestName = 256;  // of an entity; more is no name

constexpr std::array<std::pair<std::string_view, char>, 5> kOwnNames = {
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};

bool is_name_byte(char byte) {
  const auto b = static_cast<unsigned char>(byte);
  return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') ||
         (b >= 'a' && b <= 'z') || b == '_' || b == '-' || b == '.' ||
         b == ':' || b >= 0x80;
}

int digit_value(char byte, bool hexadecimal) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (!hexadecimal) return -1;
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

// "&#…": zeros may lead without end, so the value is capped, not the length.
XmlReference read_number(std::string_view text) {
  XmlReference reference;
  const bool hexadecimal = text.size() > 2 && text[2] == 'x';
  std::size_t at = hexadecimal ? 3 : 2;
  const std::size_t first = at;
  std::uint32_t code = 0;
  for (; at < text.size(); ++at) {
    const int digit = digit_value(text[at], hexadecimal);
    if (digit < 0) break;
    code = std::min(
        code * (hexadecimal ? 16U : 10U) + static_cast<std::uint32_t>(digit),
        kLastCodePoint + 1);
  }
  if (at == first || at >= text.size() || text[at] != ';') return reference;
  reference.size = at + 1;
  if (!is_xml_character(code)) {
    reference.kind = ReferenceKind::kForbidden;
    return reference;
  }
  reference.kind = ReferenceKind::kNumber;
  append_utf8(reference.text, code);
  return reference;
}

}  // namespace

bool is_xml_character(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  if (code >= 0xD800 && code <= 0xDFFF) return false;
  return code <= kLastCodePoint && code != 0xFFFE && code != 0xFFFF;
}

XmlReference read_reference(std::string_view text) {
  if (text.size() > 1 && text[1] == '#') return read_number(text);
  XmlReference reference;
  std::size_t end = 1;
  const std::size_t limit = std::min(text.size(), kLongestName);
  while (end < limit && is_name_byte(text[end])) ++end;
  if (end == 1 || end >= text.size() || text[end] != ';') return reference;
  reference.size = end + 1;
  reference.name = text.substr(1, end - 1);
  for (const auto& [name, character] : kOwnNames) {
    if (name != reference.name) continue;
    reference.kind = ReferenceKind::kOwn;
    reference.text = character;
    return reference;
  }
  reference.text = character_entity(reference.name);
  reference.kind =
      reference.text.empty() ? ReferenceKind::kUnknown : ReferenceKind::kNamed;
  return reference;
}

}  // namespace casebook
