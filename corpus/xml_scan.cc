#include "corpus/xml_scan.h"

#include <algorithm>
#include <cstring>

#include "corpus/xml_reference.h"

namespace casebook {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMostTags = std::size_t{1} << 20;  // that are listed
constexpr std::size_t kBytesPerTag = 40;  // of articles; a guess for memory

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool ends_name(char byte) {
  return is_space(byte) || byte == '>' || byte == '/' || byte == '=' ||
         byte == '<';
}

// Whether no text holds what XML forbids: control characters, U+FFFE, U+FFFF,
// "]]>" (nor a CDATA section, which ends in it). Without a branch, so that the
// compiler makes it look at many bytes at once.
bool vouched(std::string_view text) {
  using Byte = unsigned char;
  const auto* bytes = reinterpret_cast<const Byte*>(text.data());
  Byte bad = 0;
  const auto look = [&bad](Byte c, Byte second, Byte third) {
    const bool control = (c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r');
    const bool end = (c == ']') & (second == ']') & (third == '>');
    const bool none = (c == 0xEF) & (second == 0xBF) & (third >= 0xBE);
    bad = static_cast<Byte>(bad | Byte{control} | Byte{end} | Byte{none});
  };
  const std::size_t size = text.size();
  for (std::size_t i = 0; i + 2 < size; ++i) {
    look(bytes[i], bytes[i + 1], bytes[i + 2]);
  }
  for (std::size_t i = size < 2 ? 0 : size - 2; i < size; ++i) {
    look(bytes[i], 0, 0);
  }
  return bad == 0;
}

// XML 1.1 allows and forbids other characters.
bool is_xml_1_0(std::string_view text) {
  if (!text.starts_with("<?xml")) return true;
  return text.substr(0, text.find("?>")).find("1.1") == kNone;
}

class Scanner {
 public:
  Scanner(std::string_view text, const XmlScanOptions& options)
      : text_(text), options_(options) {}

  XmlScan run() {
    check_nul();
    if (scan_.error) return std::move(scan_);
    markup_ = options_.want_markup && is_xml_1_0(text_) && vouched(text_);
    if (markup_) scan_.markup.reserve(text_.size() / 2);
    scan_.tags.reserve(std::min(text_.size() / kBytesPerTag, kMostTags));
    check_structure();
    if (markup_ && !scan_.error) {
      scan_.markup += text_.substr(copied_);
    } else {
      scan_.markup.clear();
    }
    return std::move(scan_);
  }

 private:
  void refuse(std::size_t at, const char* code, std::string what,
              std::string hint = {}) {
    if (scan_.error) return;
    scan_.error = error_at({options_.where, text_, at}, code, std::move(what));
    scan_.error->hint = std::move(hint);
  }

  bool starts(std::size_t at, std::string_view with) const {
    return text_.substr(at, with.size()) == with;
  }

  void check_nul() {
    const std::size_t nul = text_.find('\0');
    if (nul == kNone) return;
    refuse(nul, "E-XML-NUL", "there is a NUL byte, which XML forbids",
           "the file is damaged or is not XML");
  }

  void check_structure() {
    std::size_t at = 0;
    has_references_ = text_.find('&') != kNone;
    while (at < text_.size() && !scan_.error) {
      const std::size_t open = std::min(text_.find('<', at), text_.size());
      grow_text(at, open);
      if (has_references_) check_references(at, open, false);
      if (markup_ && depth_ > 0 && open > at) {
        scan_.markup += text_.substr(copied_, at - copied_);
        copied_ = open;
      }
      at = open;
      if (at >= text_.size() || scan_.error) return;
      at = markup(at);
    }
  }

  // A text goes on through comments, CDATA and instructions, to the next tag.
  void grow_text(std::size_t at, std::size_t end) {
    text_size_ += end - at;
    if (text_size_ > kMaxXmlText) {
      refuse(at, "E-XML-TEXT", "one text is longer than 200 MB");
    }
  }

  // Returns where the scan goes on; the end where the parser must complain.
  std::size_t markup(std::size_t at) {
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\0';
    if (next == '/') return end_tag(at);
    if (next == '?') return skip(at, "?>");
    if (next != '!') return start_tag(at);
    if (starts(at, "<!--")) return skip(at + 4, "-->");
    if (starts(at, "<![CDATA[")) return skip(at + 9, "]]>");
    if (starts(at, "<!DOCTYPE")) return doctype(at);
    return give_up();
  }

  // For the parser to complain of; it may still see tags where we see none.
  std::size_t give_up() {
    scan_.interrupted = true;
    return text_.size();
  }

  std::size_t skip(std::size_t at, std::string_view mark) {
    const std::size_t found = text_.find(mark, at);
    const std::size_t end = found == kNone ? give_up() : found + mark.size();
    scan_.interrupted = scan_.interrupted || depth_ > 0;
    grow_text(at, end);
    return end;
  }

  std::size_t end_tag(std::size_t at) {
    text_size_ = 0;
    if (depth_ > 0) --depth_;
    const std::size_t end = text_.find('>', at);
    if (end == kNone) return give_up();
    if (end - at > kMaxXmlTag) {
      refuse(at, "E-XML-NAME", "an end tag is longer than 4 MB");
    }
    std::size_t name = at + 2;
    while (!is_space(text_[name]) && text_[name] != '>') ++name;
    add_tag(span_of(at, end + 1), name - at - 2, true, false);
    return end + 1;
  }

  std::size_t start_tag(std::size_t at) {
    text_size_ = 0;
    scan_.has_root = true;
    std::size_t p = name_end(at + 1);
    const std::size_t name = p - at - 1;
    if (p - at > kMaxXmlName) {
      refuse(at, "E-XML-NAME", "a name is longer than 50 KB");
    }
    std::size_t attributes = 0;
    while (p < text_.size() && text_[p] != '>' && !scan_.error) {
      if (p - at > kMaxXmlTag || attributes > kMaxXmlAttributes) {
        refuse(at, "E-XML-ATTRIBUTE",
               "a tag holds more than 1,000 attributes or 4 MB");
      } else if (text_[p] == '"' || text_[p] == '\'') {
        p = attribute_value(p);
        ++attributes;
      } else if (text_[p] == '<') {
        return give_up();  // the parser says what is wrong
      } else {
        const std::size_t from = p;
        p = std::max(name_end(p), p + 1);
        if (p - from > kMaxXmlName && !is_space(text_[from])) {
          refuse(from, "E-XML-NAME", "a name is longer than 50 KB");
        }
      }
    }
    if (p >= text_.size() || scan_.error) return give_up();
    const bool empty = text_[p - 1] == '/';
    add_tag(span_of(at, p + 1), name, false, empty);
    if (!empty && ++depth_ > kMaxXmlDepth) {
      refuse(at, "E-XML-DEPTH", "elements are nested more than 512 deep",
             "no article is; the file is damaged or hostile");
    }
    return p + 1;
  }

  void add_tag(Span span, std::size_t name, bool closing, bool empty) {
    if (scan_.tags.size() >= kMostTags) {
      scan_.interrupted = true;
      return;
    }
    const std::size_t bytes = std::min<std::size_t>(name, UINT16_MAX);
    scan_.tags.push_back({span.begin, span.end,
                          static_cast<std::uint16_t>(bytes), closing, empty});
  }

  std::size_t name_end(std::size_t at) const {
    while (at < text_.size() && !ends_name(text_[at]) && text_[at] != '"' &&
           text_[at] != '\'') {
      ++at;
    }
    return at;
  }

  std::size_t attribute_value(std::size_t at) {
    const std::size_t end = text_.find(text_[at], at + 1);
    const std::size_t last = std::min(end, text_.size());
    if (last - at > kMaxXmlAttribute) {
      refuse(at, "E-XML-ATTRIBUTE", "an attribute is longer than 1 MB");
    }
    if (has_references_ && !scan_.error) check_references(at, last, true);
    return end == kNone ? text_.size() : end + 1;
  }

  void check_references(std::size_t at, std::size_t end, bool in_attribute) {
    if (at >= end) return;
    const std::string_view part = text_.substr(0, end);
    for (at = part.find('&', at); at != kNone && !scan_.error;
         at = part.find('&', at)) {
      const XmlReference reference = read_reference(part.substr(at));
      if (reference.kind == ReferenceKind::kBroken) {
        markup_ = false;
        ++at;  // the parser says so
        continue;
      }
      check_reference(reference, at, in_attribute);
      at += reference.size;
    }
  }

  void check_reference(const XmlReference& reference, std::size_t at,
                       bool in_attribute) {
    const Span span = span_of(at, at + reference.size);
    if (reference.kind == ReferenceKind::kNamed) {
      scan_.named.push_back(span);
      if (in_attribute) markup_ = false;  // to be written as its characters
    }
    if (reference.kind == ReferenceKind::kForbidden) {
      refuse(at, "E-XML-CHARACTER",
             "the reference " + std::string(slice(text_, span)).substr(0, 24) +
                 " names no character of XML");
    }
    if (reference.kind != ReferenceKind::kUnknown) return;
    if (options_.keep_unknown_entities && !in_attribute) {
      scan_.named.push_back(span);
      return;
    }
    refuse(at, "E-XML-UNKNOWN-ENTITY",
           "the entity &" + std::string(reference.name) +
               "; is unknown and would be lost",
           "--keep-unknown-entities keeps it as text");
  }

  std::size_t doctype(std::size_t at) {
    std::size_t p = at + 9;
    while (p < text_.size() && text_[p] != '>' && !scan_.error) {
      if (text_[p] == '"' || text_[p] == '\'') {
        const std::size_t from = p;
        p = std::min(text_.find(text_[p], p + 1), text_.size() - 1) + 1;
        if (text_.find('>', from) < p) scan_.needs_dtd_scanner = true;
      } else if (text_[p] == '[') {
        scan_.needs_dtd_scanner = true;
        p = internal_subset(p + 1);
      } else {
        ++p;
      }
    }
    const std::size_t end = std::min(p + 1, text_.size());
    scan_.doctype = {static_cast<std::uint32_t>(at),
                     static_cast<std::uint32_t>(end)};
    return end;
  }

  std::size_t internal_subset(std::size_t p) {
    while (p < text_.size() && text_[p] != ']' && !scan_.error) {
      if (starts(p, "<!--")) {
        p = skip(p + 4, "-->");
      } else if (starts(p, "<?")) {
        p = skip(p, "?>");
      } else if (starts(p, "<!ENTITY") || text_[p] == '%') {
        refuse(p, "E-XML-ENTITY",
               "the file declares entities of its own, which is refused",
               "such files can be bombs or read other files; replace the "
               "entities by their text");
      } else if (text_[p] == '"' || text_[p] == '\'') {
        p = std::min(text_.find(text_[p], p + 1), text_.size() - 1) + 1;
      } else {
        ++p;
      }
    }
    return std::min(p + 1, text_.size());
  }

  std::string_view text_;
  const XmlScanOptions& options_;
  XmlScan scan_;
  std::size_t depth_ = 0;
  std::size_t text_size_ = 0;
  bool has_references_ = false;
  bool markup_ = false;     // scan_.markup is being written
  std::size_t copied_ = 0;  // up to where it is
};

}  // namespace

XmlScan scan_xml(std::string_view decoded, const XmlScanOptions& options) {
  return Scanner(decoded, options).run();
}

XmlPlace place_of(std::string_view decoded, std::size_t offset) {
  XmlPlace place;
  const std::string_view before =
      decoded.substr(0, std::min(offset, decoded.size()));
  place.line +=
      static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t line = before.rfind('\n');
  const std::string_view in_line =
      line == kNone ? before : before.substr(line + 1);
  for (const char byte : in_line) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) ++place.column;
  }
  return place;
}

Error error_at(const XmlPosition& position, const char* code,
               std::string what) {
  const XmlPlace place = place_of(position.decoded, position.offset);
  return {Fault::kInput,
          code,
          std::string(position.where) + ":" + std::to_string(place.line) + ":" +
              std::to_string(place.column),
          std::move(what) + " (byte " + std::to_string(position.offset) + ")",
          {}};
}

std::size_t find_tag_end(std::string_view decoded, std::size_t at) {
  char quote = 0;
  for (std::size_t p = at; p < decoded.size(); ++p) {
    const char byte = decoded[p];
    if (quote != 0) {
      if (byte == quote) quote = 0;
    } else if (byte == '"' || byte == '\'') {
      quote = byte;
    } else if (byte == '>') {
      return p;
    }
  }
  return kNone;
}

}  // namespace casebook
