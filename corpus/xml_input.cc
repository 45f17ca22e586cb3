#include "corpus/xml_input.h"

#include <algorithm>
#include <iterator>

#include "corpus/xml_reference.h"

namespace casebook {

XmlParserInput::XmlParserInput(std::string_view decoded,
                               const std::vector<Span>& named)
    : decoded_(decoded), text_(decoded) {
  if (named.empty()) return;
  std::size_t at = 0;
  for (const Span& span : named) {
    made_ += decoded.substr(at, span.begin - at);
    changes_.push_back({span, made_.size()});
    append(slice(decoded, span));
    at = span.end;
  }
  made_ += decoded.substr(at);
  text_ = made_;
}

void XmlParserInput::append(std::string_view reference) {
  const XmlReference read = read_reference(reference);
  if (read.kind == ReferenceKind::kUnknown) {
    made_ += "&#38;";  // kept as text: "&name;"
    made_ += reference.substr(1);
  } else if (read.text == "<" || read.text == "&") {
    made_ += read.text == "<" ? "&#60;" : "&#38;";
  } else {
    made_ += read.text;
  }
}

std::size_t XmlParserInput::decoded_offset(std::uint64_t line,
                                           std::uint64_t column) const {
  std::size_t at = 0;
  for (; line > 1 && at < text_.size(); ++at) {
    if (text_[at] == '\n') --line;
  }
  for (; column > 1 && at < text_.size() && text_[at] != '\n'; ++at) {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if ((byte & 0xC0) == 0x80) continue;
    column -= std::min<std::uint64_t>(column - 1, byte >= 0xF0 ? 2 : 1);
  }
  while (at < text_.size() && (text_[at] & 0xC0) == 0x80) ++at;
  return to_decoded(at);
}

// The bytes behind a change keep their distance to the next one, or to the
// text's end.
std::size_t XmlParserInput::to_decoded(std::size_t at) const {
  const auto next = std::upper_bound(
      changes_.begin(), changes_.end(), at,
      [](std::size_t made, const Change& c) { return made < c.made; });
  if (next == changes_.begin()) return at;
  const bool last = next == changes_.end();
  const std::size_t made_end = last ? made_.size() : next->made;
  const std::size_t decoded_end =
      last ? decoded_.size() : std::size_t{next->decoded.begin};
  const std::size_t first = std::prev(next)->decoded.begin;
  const std::size_t back = made_end - std::min(at, made_end);
  return back >= decoded_end - first ? first : decoded_end - back;
}

}  // namespace casebook
