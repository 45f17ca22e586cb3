#include "corpus/xml_decode.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "corpus/encoding.h"
#include "corpus/unicode.h"

namespace casebook {
namespace {

constexpr std::size_t kLabelReach = 1024;  // the declaration stands in these

std::string label_of(std::string_view bytes) {
  const std::string_view head =
      bytes.substr(0, std::min(kLabelReach, bytes.find("?>")));
  if (!head.starts_with("<?xml")) return {};
  std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  at = head.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = head.find(head[at], at + 1);
  if (end == std::string_view::npos) return {};
  return std::string(head.substr(at + 1, end - at - 1));
}

// Every other byte of UTF-16's "<" is zero: those zeros are no damage.
bool may_be_utf16(std::string_view bytes, const std::string& encoding) {
  using namespace std::string_view_literals;
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with("<\0"sv) || bytes.starts_with("\0<"sv) ||
         encoding.find("16") != std::string::npos;
}

bool names_utf8(const std::string& encoding) {
  std::string name;
  for (const char c : encoding) {
    name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name.empty() || name == "UTF-8" || name == "UTF8";
}

}  // namespace

Result<XmlText> decode_xml(std::string_view bytes, const std::string& encoding,
                           const std::string& where) {
  XmlText result;
  const bool zeros =
      !bytes.empty() && bytes.find_first_not_of('\0') == std::string_view::npos;
  if (!zeros && !may_be_utf16(bytes, encoding) && names_utf8(encoding)) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    const std::string_view body =
        bytes.substr(bytes.starts_with(kMark) ? kMark.size() : 0);
    if (utf8_end(body) == body.size()) {
      result.text = body;
      result.encoding = "UTF-8";
      return result;
    }
  }
  const std::size_t nul = bytes.find('\0');
  if (!zeros && !may_be_utf16(bytes, encoding) &&
      nul != std::string_view::npos) {
    return Error{Fault::kInput, "E-XML-NUL",
                 where + ":byte " + std::to_string(nul),
                 "there is a NUL byte, which XML forbids",
                 "the file is damaged or is not XML"};
  }
  Result<Decoded> decoded = decode(
      bytes, {.where = where, .encoding = encoding, .label = label_of(bytes)});
  if (!decoded) return decoded.error();
  result.storage =
      std::make_shared<const std::string>(std::move(decoded->text));
  result.text = *result.storage;
  result.encoding = std::move(decoded->encoding);
  result.notes = std::move(decoded->notes);
  return result;
}

}  // namespace casebook
