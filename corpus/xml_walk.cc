#include "corpus/xml_walk.h"

#include <algorithm>

#include "corpus/xml_reference.h"
#include "corpus/xml_scan.h"

namespace casebook {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

// Each byte of the document is searched once, however many tags there are.
std::size_t XmlWalk::next(char byte, std::size_t& cache) const {
  if (cache == kNone || cache < at_) {
    cache = std::min(text_.find(byte, at_), text_.size());
  }
  return cache;
}

void XmlWalk::to_tag(XmlHandler* handler) {
  if (empty_open_) return;
  if (!tags_.empty()) {
    const std::size_t open = known() != nullptr ? known()->begin : text_.size();
    if (at_ < open) characters(open, handler);
    at_ = open;
    return;
  }
  for (;;) {
    const std::size_t open = std::min(text_.find('<', at_), text_.size());
    if (at_ < open) characters(open, handler);
    at_ = open;
    if (at_ + 1 >= text_.size()) return;
    const std::string_view rest = text_.substr(at_);
    if (rest[1] != '!' && rest[1] != '?') return;
    if (rest[1] == '?') {
      skip("?>");
    } else if (rest.substr(0, 4) == "<!--") {
      at_ += 4;
      skip("-->");
    } else if (rest.substr(0, 9) == "<![CDATA[") {
      cdata(handler);
    } else if (!doctype_.empty() && at_ == doctype_.begin) {
      at_ = doctype_.end;
    } else {
      return;
    }
  }
}

void XmlWalk::skip(std::string_view mark) {
  const std::size_t found = text_.find(mark, at_);
  at_ = found == kNone ? text_.size() : found + mark.size();
}

void XmlWalk::cdata(XmlHandler* handler) {
  at_ += 9;
  const std::size_t end = std::min(text_.find("]]>", at_), text_.size());
  if (handler != nullptr) {
    while (at_ < end) {  // in CDATA only a CR is special
      const std::size_t cr = std::min(next('\r', return_), end);
      if (at_ < cr) piece(cr, *handler);
      if (at_ < end) reference(*handler);
    }
  }
  at_ = std::min(end + 3, text_.size());
}

void XmlWalk::characters(std::size_t end, XmlHandler* handler) {
  if (handler == nullptr) return;
  while (at_ < end) {
    const std::size_t special =
        std::min({next('&', ampersand_), next('\r', return_), end});
    if (at_ < special) piece(special, *handler);
    if (at_ < end) reference(*handler);
  }
}

void XmlWalk::piece(std::size_t end, XmlHandler& handler) {
  handler.text(text_.substr(at_, end - at_), span_of(at_, end));
  at_ = end;
}

// A '&…;', or a CR, which XML reads as a line feed, with the LF behind it.
void XmlWalk::reference(XmlHandler& handler) {
  if (text_[at_] == '\r') {
    const std::size_t size = text_.substr(at_, 2) == "\r\n" ? 2 : 1;
    handler.text("\n", span_of(at_, at_ + size));
    at_ += size;
    return;
  }
  const XmlReference found = read_reference(text_.substr(at_));
  const std::size_t size = std::max<std::size_t>(found.size, 1);
  const Span source = span_of(at_, at_ + size);
  if (found.kind == ReferenceKind::kUnknown) {
    handler.unknown_entity(found.name, source);
    handler.text(text_.substr(at_, size), source);
  } else {
    handler.text(found.text, source);
  }
  at_ += size;
}

XmlTagPlace XmlWalk::take(const XmlTag& tag) {
  const std::size_t name = at_ + (tag.closing ? 2 : 1);
  const XmlTagPlace place{text_.substr(name, tag.name),
                          static_cast<std::uint32_t>(at_)};
  if (tag.empty) {
    empty_open_ = true;
    empty_at_ = tag.end - 2;
    empty_name_ = place.name;
  }
  at_ = tag.end;
  ++next_tag_;
  return place;
}

XmlTagPlace XmlWalk::start_tag() {
  if (empty_open_ || at_ >= text_.size() || text_[at_] != '<') return {};
  if (known() != nullptr)
    return known()->closing ? XmlTagPlace{} : take(*known());
  const std::size_t end = find_tag_end(text_, at_);
  if (end == kNone) return {};
  const std::string_view tag = text_.substr(at_ + 1, end - at_ - 1);
  XmlTagPlace place{tag.substr(0, tag.find_first_of(" \t\r\n/")),
                    static_cast<std::uint32_t>(at_)};
  if (!tag.empty() && tag.back() == '/') {
    empty_open_ = true;
    empty_at_ = end - 1;
    empty_name_ = place.name;
  }
  at_ = end + 1;
  return place;
}

XmlTagPlace XmlWalk::end_tag() {
  if (empty_open_) {
    empty_open_ = false;
    return {empty_name_, static_cast<std::uint32_t>(empty_at_)};
  }
  if (known() != nullptr)
    return known()->closing ? take(*known()) : XmlTagPlace{};
  if (text_.substr(at_, 2) != "</") return {};
  const std::size_t end = text_.find('>', at_);
  if (end == kNone) return {};
  const std::string_view tag = text_.substr(at_ + 2, end - at_ - 2);
  const XmlTagPlace place{tag.substr(0, tag.find_first_of(" \t\r\n")),
                          static_cast<std::uint32_t>(at_)};
  at_ = end + 1;
  return place;
}

}  // namespace casebook
