// What stands between '&' and ';' in XML, as text: numbers, XML's own five
// names and the character entities.
//
// Threads: pure.
//
//   XmlReference r = read_reference("&#x2212;3");  // size 8, text "−"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace casebook {

enum class ReferenceKind : std::uint8_t {
  kBroken,     // no reference at all: XML forbids the bare '&'
  kNumber,     // &#183; &#xB7;
  kForbidden,  // a number that is no character of XML: &#1;
  kOwn,        // &amp; &lt; &gt; &quot; &apos;
  kNamed,      // of the bundled set
  kUnknown,    // a name that nobody declared
};

struct XmlReference {
  ReferenceKind kind = ReferenceKind::kBroken;
  std::size_t size = 0;   // bytes, with '&' and ';'
  std::string_view name;  // of named ones, a slice of the input
  std::string text;       // what it stands for; empty where it is not known
};

// Reads the reference at the beginning of `text`, which is its '&'.
XmlReference read_reference(std::string_view text);

// Whether XML 1.0 allows the code point.
bool is_xml_character(std::uint32_t code);

}  // namespace casebook
