// HeldText: characters that wait until it is known what they are: a raised
// "4" may be an exponent, a citation or a footnote's mark.
//
// Threads: one document, one holder.
//
//   HeldText held;
//   held.begin({.raised = true});
//   held.add("4", span);
//   held.release(writer);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/markup_writer.h"
#include "corpus/span.h"

namespace casebook {

class HeldText {
 public:
  struct Kind {
    bool raised = false;   // sup, or the upper part of a formula
    bool cites = false;    // an xref to a reference
    bool perhaps = false;  // an xref without a type: cites if it is numbers
    bool note = false;     // an xref to a footnote
    bool formula = false;
    bool in_cell = false;
  };

  bool holding() const { return holding_; }
  void begin(const Kind& kind);
  // Markup within what is held: it may make it a citation after all.
  void join(const Kind& kind);
  void add(std::string_view text, Span source);
  // Writes what is held, by what it turned out to be.
  void release(MarkupWriter& writer);

 private:
  struct Piece {
    std::string text;
    Span source;
  };

  std::string content() const;
  void write_plain(MarkupWriter& writer) const;
  void write_raised(MarkupWriter& writer) const;
  void write_formula(MarkupWriter& writer, bool liftable) const;
  void write_bracketed(MarkupWriter& writer) const;
  void write_citation(MarkupWriter& writer, const std::string& text) const;
  bool is_mark(const std::string& text, std::string_view before) const;

  std::vector<Piece> pieces_;
  Kind kind_;
  bool holding_ = false;
};

}  // namespace casebook
