// The byte scan before parsing: refuses what would hurt the parser and finds
// what it would lose. One pass, no memory but the list of named references.
//
// It checks: NUL, depth, the sizes of names, attributes, tags and texts,
// entity declarations, references that nobody declared. It does not check
// that the XML is well-formed; where a construct has no end it stops and
// leaves the message to the parser. Characters between tags can only be wrong
// in ways that are seen here (vouched()), so that the parser need not read
// them: it is given the markup alone.
// Threads: pure.
//
//   XmlScan scan = scan_xml(decoded, options);
//   if (scan.error) return *scan.error;
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"

namespace casebook {

inline constexpr std::size_t kMaxXmlDepth = 512;
inline constexpr std::size_t kMaxXmlAttribute = std::size_t{1} << 20;
inline constexpr std::size_t kMaxXmlName = std::size_t{50} << 10;
inline constexpr std::size_t kMaxXmlText = std::size_t{200} << 20;
inline constexpr std::size_t kMaxXmlTag = std::size_t{4} << 20;
inline constexpr std::size_t kMaxXmlAttributes = 1000;  // of one element

// A tag as it stands in the text, from its '<' to behind its '>'.
struct XmlTag {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint16_t name = 0;  // bytes
  bool closing = false;    // </a>
  bool empty = false;      // <a/>
};

struct XmlScan {
  std::optional<Error> error;
  // All tags, with nothing but characters between those of the root; unless
  // `interrupted`: by a comment, an instruction or CDATA, because the scan gave
  // up, or because there are more than are worth the memory.
  std::vector<XmlTag> tags;
  bool interrupted = false;
  // References by name, but for XML's own five, outside CDATA and comments.
  std::vector<Span> named;
  Span doctype;  // empty where there is none
  // The DOCTYPE holds "[…]" or a quoted '>': Xerces' scanner that knows no DTD
  // would lose its way.
  bool needs_dtd_scanner = false;
  bool has_root = false;
  // The text without the characters between tags, where the scan has vouched
  // for all of them; empty where the parser must see them.
  std::string markup;
};

struct XmlScanOptions {
  std::string where;
  bool keep_unknown_entities = false;
  bool want_markup = false;
};

XmlScan scan_xml(std::string_view decoded, const XmlScanOptions& options);

// Lines and columns count from 1, columns in characters.
struct XmlPlace {
  int line = 1;
  int column = 1;
};
XmlPlace place_of(std::string_view decoded, std::size_t offset);

// An error at "file:line:column" that names the byte as well.
struct XmlPosition {
  std::string_view where;
  std::string_view decoded;
  std::size_t offset = 0;
};
Error error_at(const XmlPosition& position, const char* code, std::string what);

// The '>' that ends the tag at `at`, minding quotes; npos where there is none.
std::size_t find_tag_end(std::string_view decoded, std::size_t at);

}  // namespace casebook
