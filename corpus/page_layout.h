// Page layout: a page's runs in reading order: columns one after the other,
// full-width titles and tables between them, table regions kept together.
//
// A table begins at its caption, by the languages' forms, and reaches as far
// down as its rows have columns; without a caption at rows of three and more
// that stand in the same columns.
// Invariant: every run is in exactly one block.
// Threads: pure.
//
//   for (const PageBlock& block : lay_out_page(page, furniture, profiles,
//   open))
//     if (block.table) grid_of(block); else text_of(block);
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/language_profile.h"
#include "corpus/page_columns.h"
#include "corpus/page_words.h"

namespace casebook {

// What stands at one height of a column, from left to right.
using PageRow = std::vector<PageRun>;

enum class PageBlockKind : std::uint8_t { kText, kTable, kFurniture };

struct PageBlock {
  PageBlockKind kind = PageBlockKind::kText;
  float left = 0, right = 0;  // of the column
  std::vector<PageRow> rows;  // from top to bottom
  std::size_t caption = 0;    // of a table: rows of its caption
  std::size_t footnotes = 0;  // and of what stands below its cells
  bool rest = false;          // of a table that began in the strip before
};

// What a page takes from those before it and hands on.
struct PageFlow {
  bool table_open = false;  // a table reached the page's end
  PageColumns usual;        // of the last page that had several
};

std::vector<PageBlock> lay_out_page(const Page& page,
                                    const std::vector<bool>& furniture,
                                    const LanguageProfiles& profiles,
                                    PageFlow& flow);

// Runs that stand at one height, from left to right; rows from the top.
std::vector<PageRow> rows_of(std::vector<const PageRun*> runs);
Box box_of(const PageRow& row);

}  // namespace casebook
