// Text conservation: which of a source's characters are not in the document,
// read from the source without the reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/xml.h"

namespace casebook {

// Collects the characters that no rule leaves out and that the map does not
// lead to; `dropped` says of an element whether a named rule leaves it out.
class ConservationCheck : public XmlHandler {
 public:
  using Dropped = bool (*)(const std::vector<std::string>& path);
  ConservationCheck(const Document& document, Dropped dropped)
      : document_(document), dropped_(dropped) {}

  bool start(std::string_view name, const XmlAttributes& /*attributes*/,
             std::uint32_t /*at*/) override {
    path_.emplace_back(name);
    return true;
  }
  bool end(std::string_view /*name*/, std::uint32_t /*at*/) override {
    path_.pop_back();
    return true;
  }
  void text(std::string_view text, Span source) override {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    if (dropped_(path_)) return;
    ++pieces;
    if (text.size() != source.size()) {
      if (document_.source.to_made(source).empty()) lose(text, source);
      return;
    }
    for (std::uint32_t i = 0; i < source.size(); ++i) check(text, source, i);
  }

  std::size_t pieces = 0;
  std::vector<std::string> lost;

 private:
  void lose(std::string_view text, Span source) {
    lost.push_back(path_.back() + " " + source.to_text() + " '" +
                   std::string(text) + "'");
  }
  // Each character, that is lead byte, must lead somewhere: to itself, or to
  // what a rule made of it.
  void check(std::string_view text, Span source, std::uint32_t i) {
    const char c = text[i];
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank || (static_cast<unsigned char>(c) & 0xC0) == 0x80) return;
    const std::uint32_t at = source.begin + i;
    const Span made = document_.source.to_made({at, at + 1});
    if (made.empty()) return lose(text, source);
    const char there = document_.text[made.begin];
    const bool raised = static_cast<unsigned char>(there) >= 0xC2;
    if (there != c && !raised) lose(text, source);
  }

  const Document& document_;
  Dropped dropped_;
  std::vector<std::string> path_;
};

}  // namespace casebook
