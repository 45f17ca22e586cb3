// PageWords: a PDF's pages as pdftotext's word boxes tell them ("-tsv"): each
// word with its place, gathered in runs, the lines of one column or cell.
//
// Positions are points from the page's upper left corner. Invariants: no word
// and no run is empty; every box is finite, within a million points, and
// right >= left, bottom >= top; a run's words go from left to right.
// Threads: values.
//
//   PageWords words = parse_page_words(tsv);
//   for (const PageRun& run : words.pages[0].runs) use(run.box, run.words);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casebook {

struct Box {
  float left = 0, top = 0, right = 0, bottom = 0;

  float width() const { return right - left; }
  float height() const { return bottom - top; }
  float middle() const { return (top + bottom) / 2; }
  bool operator==(const Box&) const = default;
};
Box cover(const Box& a, const Box& b);
// Whether what follows in a line is another column's or cell's.
bool stands_apart(const Box& before, const Box& box);
// How much of the lower of the two heights they share; 0 to 1.
float shared_height(const Box& a, const Box& b);

struct PageWord {
  std::string text;
  Box box;
  Box place;            // where it stands, however the page is turned
  bool raised = false;  // a superscript: "²" set as a small "2"
  bool glued = false;   // no space between the word before and this
  bool operator==(const PageWord&) const = default;
};

struct PageRun {
  std::vector<PageWord> words;
  Box box;
  float size = 0;      // the usual height of its words: the type's size
  float base = 0;      // their usual bottom, whatever is raised or lowered
  bool aside = false;  // stands otherwise than the page's text; see page_turn.h

  // With a space between words that are not glued.
  std::string text() const;
  bool operator==(const PageRun&) const = default;
};

struct Page {
  float width = 0, height = 0;
  std::vector<PageRun> runs;
};

struct PageWords {
  std::vector<Page> pages;
  std::size_t characters = 0;  // of all words
  std::size_t skipped = 0;     // lines of the table that made no sense
};

PageWords parse_page_words(std::string_view tsv);

// A run of some of the words; `size` and box are theirs.
PageRun make_run(std::vector<PageWord> words);

}  // namespace casebook
