// Table regions: which rows of a column, or of the page, are a table.
//
// Threads: pure.
//
//   for (const TableRegion& region : table_regions(rows, search)) …
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/language_profile.h"
#include "corpus/page_columns.h"
#include "corpus/page_layout.h"

namespace casebook {

struct TableSearch {
  float left = 0, right = 0;  // of the strip that the rows stand in
  bool wide = false;          // the strip is all columns of a page
  bool goes_on = false;       // a table reached the end of the strip before
  float text_size = 0;        // of the page's usual type
  const PageColumns* columns = nullptr;
  const LanguageProfiles* profiles = nullptr;
};

struct TableRegion {
  std::size_t first = 0, end = 0;  // rows
  std::size_t caption = 0;         // rows of it at the begin; may be none
  std::size_t footnotes = 0;       // rows of them at the end
  bool rest = false;               // of a table that began before
};

// In order, without overlap.
std::vector<TableRegion> table_regions(const std::vector<PageRow>& rows,
                                       const TableSearch& search);

}  // namespace casebook
