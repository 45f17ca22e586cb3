// XML, the one door to Xerces-C. A file is checked by a byte scan first
// (encoding, depth, sizes, entities), then parsed to events; nothing that a
// document names is ever opened or fetched.
//
// Positions in events are bytes of the decoded UTF-8 input (`decoded`).
// Threads: pure; each parse has its own parser.
//
//   struct Titles : XmlHandler { void text(std::string_view t, Span) {…} };
//   Status done = parse_xml(bytes, {}, titles);
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/result.h"
#include "corpus/span.h"

namespace casebook {

struct XmlAttribute {
  std::string name;  // with its prefix: "xml:lang"
  std::string value;
};
using XmlAttributes = std::vector<XmlAttribute>;

// "" where there is none.
inline std::string_view attribute(const XmlAttributes& all,
                                  std::string_view name) {
  for (const XmlAttribute& one : all)
    if (one.name == name) return one.value;
  return {};
}

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  // `at`: the tag's first byte. Returning false stops the parse, well done.
  virtual bool start(std::string_view name, const XmlAttributes& attributes,
                     std::uint32_t at) = 0;
  virtual bool end(std::string_view name, std::uint32_t at) = 0;
  // `source`: where the characters stand; longer than `text` for entities.
  virtual void text(std::string_view text, Span source) = 0;
  // Before the text() of an entity that nobody declared, where those are kept.
  virtual void unknown_entity(std::string_view /*name*/, Span /*source*/) {}
};

struct XmlOptions {
  std::string where;     // the file's name, for errors
  std::string encoding;  // overrides what the file says
  bool keep_unknown_entities = false;
};

Status parse_xml(std::string_view bytes, const XmlOptions& options,
                 XmlHandler& handler);

// The same for a text that decode_xml() gave, which must outlive the call.
Status parse_decoded_xml(std::string_view decoded, const XmlOptions& options,
                         XmlHandler& handler);

// A small tree, for grammars and other files of ours that are read whole.
struct XmlNode {
  std::string name;  // empty for a text node
  XmlAttributes attributes;
  std::string text;  // of a text node
  std::vector<XmlNode> children;
  int line = 0;  // from 1

  std::string_view get(std::string_view attribute_name) const;
  // All text below, joined.
  std::string inner_text() const;
};

// Parses `bytes` into a tree, checked against `schema` (an XSD's text) unless
// it is empty. All mistakes are reported, up to 20, as `where:line:column`.
struct XmlTree {
  XmlNode root;
  std::vector<Error> errors;
};
XmlTree parse_xml_tree(std::string_view bytes, const std::string& where,
                       std::string_view schema);

}  // namespace casebook
