// XmlParserInput: what the parser is given. The decoded text, with references
// by name written as their characters, so that no DTD is needed to know them
// and none is lost; and the way back for the parser's lines and columns.
//
// Invariant: a view of `decoded`, which must outlive it, where no reference
// by name was found.
// Threads: immutable after building.
//
//   XmlParserInput input(decoded, scan.named);
//   parse(input.text());
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace casebook {

class XmlParserInput {
 public:
  XmlParserInput(std::string_view decoded, const std::vector<Span>& named);
  XmlParserInput(const XmlParserInput&) = delete;
  XmlParserInput& operator=(const XmlParserInput&) = delete;

  std::string_view text() const { return text_; }

  // Where a line and a column of the parser's (UTF-16 units, both from 1) are
  // in the decoded text.
  std::size_t decoded_offset(std::uint64_t line, std::uint64_t column) const;

 private:
  struct Change {
    Span decoded;
    std::size_t made = 0;  // where its characters begin
  };

  void append(std::string_view reference);
  std::size_t to_decoded(std::size_t at) const;

  std::string_view decoded_;
  std::string_view text_;
  std::string made_;
  std::vector<Change> changes_;
};

}  // namespace casebook
