#include "corpus/utf16.h"

#include "corpus/unicode.h"

namespace casebook {

void assign_utf8(std::string& text, const char16_t* units) {
  text.clear();
  if (units == nullptr) return;
  for (; *units != 0; ++units) {
    const char32_t unit = *units;
    if (unit < 0x80) {
      text += static_cast<char>(unit);
    } else if (unit >= 0xD800 && unit <= 0xDBFF && units[1] >= 0xDC00 &&
               units[1] <= 0xDFFF) {
      ++units;
      append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (*units - 0xDC00U));
    } else {
      append_utf8(text, unit);
    }
  }
}

}  // namespace casebook
