// XmlWalk: follows a parser through the source text, so that each event has
// its exact place. The parser says what comes next (a start tag, an end tag);
// the walk finds where it stands and hands over the characters before it.
//
// The characters are slices of the source: Xerces' own are UTF-16 copies with
// no positions. That both agree is tested over whole documents.
// Invariant: the cursor stands behind the last event's markup.
// Threads: one parse, one walk.
//
//   XmlWalk walk(decoded, scan);
//   walk.to_tag(handler);                 // text() for what stands before
//   XmlTagPlace tag = walk.start_tag();   // and behind it
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "corpus/span.h"
#include "corpus/xml.h"
#include "corpus/xml_scan.h"

namespace casebook {

struct XmlTagPlace {
  std::string_view name;  // empty where the source holds no such tag
  std::uint32_t at = 0;
};

class XmlWalk {
 public:
  // Keeps views of both.
  XmlWalk(std::string_view decoded, const XmlScan& scan)
      : text_(decoded), doctype_(scan.doctype) {
    if (!scan.interrupted) tags_ = scan.tags;
  }

  // Hands over the characters up to the next tag. No handler: only skips.
  void to_tag(XmlHandler* handler);
  XmlTagPlace start_tag();
  XmlTagPlace end_tag();

 private:
  // The next tag of those that are known.
  const XmlTag* known() const {
    return next_tag_ < tags_.size() ? &tags_[next_tag_] : nullptr;
  }
  XmlTagPlace take(const XmlTag& tag);
  void characters(std::size_t end, XmlHandler* handler);
  void piece(std::size_t end, XmlHandler& handler);
  void reference(XmlHandler& handler);
  void cdata(XmlHandler* handler);
  void skip(std::string_view mark);
  std::size_t next(char byte, std::size_t& cache) const;

  std::string_view text_;
  Span doctype_;
  // From the scan, where nothing but characters stands between them: then
  // nothing is searched.
  std::span<const XmlTag> tags_;
  std::size_t next_tag_ = 0;
  std::size_t at_ = 0;
  // The next '&' and CR at or behind at_, cached; npos where not searched.
  std::size_t ampersand_ = std::string_view::npos;
  std::size_t return_ = std::string_view::npos;
  bool empty_open_ = false;   // "<a/>": its end tag has no bytes of its own
  std::size_t empty_at_ = 0;  // where the "/>" of it stands
  std::string_view empty_name_;
};

}  // namespace casebook
