// TextBuilder: makes a document's text and its map from pieces of a source.
//
// White space (space, tab, line ends) is folded: a run of it becomes one
// space, none stands at a block's begin or end. Blocks are separated by
// "\n\n", lines by "\n", cells by "\t"; a separator is written only when text
// follows it.
// Invariant: pieces come in the source's order, so the map is monotone.
// Threads: one document, one builder.
//
//   TextBuilder builder;
//   builder.put("T  score ", Span{17, 26});
//   builder.end_block();
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/source_map.h"
#include "corpus/span.h"

namespace casebook {

class TextBuilder {
 public:
  // A place that is known when the next character is written.
  using Mark = std::size_t;

  // Text of the source. Where sizes differ the whole stands for the whole.
  void put(std::string_view text, Span source);
  // Characters for a source of another length, never folded: "⁵" for "5".
  void put_as(std::string_view made, Span source);
  // Characters that the source does not have: a named rule's brackets.
  void insert(std::string_view made);
  // One space between what was and what comes, unless one is there.
  void space();
  // Takes back a space that is still to come.
  void no_space();
  void end_line();
  void end_block();
  // The next text is `tabs` cells further on in its line.
  void cells(std::size_t tabs);

  Mark mark();
  // From the mark's place to what was written last; empty where nothing was.
  Span since(Mark mark) const;

  std::uint32_t size() const {
    return static_cast<std::uint32_t>(text_.size());
  }
  const std::string& text() const { return text_; }
  // Whether the next text begins a block, a line or a cell.
  bool fresh() const { return text_.empty() || separator_ > Separator::kSpace; }
  // Whether a space stands or will stand before the next text.
  bool spaced() const { return fresh() || separator_ == Separator::kSpace; }

  std::string take_text() { return std::move(text_); }
  SourceMap take_map() { return std::move(map_); }

 private:
  enum class Separator : std::uint8_t { kNone, kSpace, kCell, kLine, kBlock };

  void separate(Separator separator);
  void begin_text();
  void write_separator();
  void write_run(std::string_view run, std::uint32_t source);
  void put_folded(std::string_view text, std::uint32_t source);

  std::string text_;
  SourceMap map_;
  Separator separator_ = Separator::kNone;
  Span space_;            // where the pending space stands in the source
  std::size_t tabs_ = 0;  // of the pending cell
  std::vector<std::uint32_t> marks_;
  std::size_t first_open_ = 0;  // of the marks that wait for a place
};

}  // namespace casebook
