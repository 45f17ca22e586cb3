// HtmlTree, the one door to gumbo: a page of HTML, whatever its mistakes, as
// elements and texts with their places.
//
// Refused before parsing: a page nested deeper than 512 elements; while
// parsing: one that takes more memory than a page of its size may.
// Invariant: texts come in the source's order; a text that the rules of HTML
// move elsewhere (out of a table) has an empty place behind the last one.
// Threads: pure; a tree may be walked by many.
//
//   Result<HtmlTree> tree = HtmlTree::parse(decoded, "page.html");
//   if (tree) tree->walk(handler);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/result.h"
#include "corpus/span.h"
#include "corpus/xml.h"

namespace casebook {

class HtmlHandler {
 public:
  virtual ~HtmlHandler() = default;
  // Whether the element is gone into; end() comes only where it was. Names are
  // in small letters, "" for elements that HTML does not know.
  virtual bool start(std::string_view name,
                     const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  // `source` is longer than `text` for entities.
  virtual void text(std::string_view text, Span source) = 0;
};

class HtmlTree {
 public:
  // `decoded` is valid UTF-8 and must outlive the tree.
  static Result<HtmlTree> parse(std::string_view decoded,
                                const std::string& where);
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  void walk(HtmlHandler& handler) const;

 private:
  struct State;
  explicit HtmlTree(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace casebook
