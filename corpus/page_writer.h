// PageWriter: writes the words of pages one after the other, and remembers
// where each stood.
//
// Invariant: places are in the text's order and do not overlap.
// Threads: one document, one writer.
//
//   PageWriter writer;
//   writer.page(1);
//   writer.run(run, false);
//   writer.end_line();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/page_words.h"

namespace casebook {

class PageWriter {
 public:
  // What follows stands on this page.
  void page(std::uint32_t number);
  std::uint32_t page() const { return page_; }
  void run(const PageRun& run, bool in_cell);

  // What parts the next word from the last; the longest wins, a line's end
  // takes back the gaps before it, and nothing is written before the first
  // word.
  void space(std::string_view gap);
  void end_line();
  void end_block();

  std::uint32_t size() const {
    return static_cast<std::uint32_t>(text_.size());
  }
  // Where the next word will begin: separators are written.
  std::uint32_t begin();
  const std::string& text() const { return text_; }

  std::string take_text() { return std::move(text_); }
  std::vector<PagePlace> take_places() { return std::move(places_); }

 private:
  void word(const PageWord& word, bool in_cell);
  void raised(const std::string& text, bool in_cell);

  std::string text_;
  std::vector<PagePlace> places_;
  std::string gap_;  // before the next word
  int ends_ = 0;     // lines to end before it: 2 makes a blank line
  bool new_page_ = false;
  std::uint32_t page_ = 0;
};

}  // namespace casebook
