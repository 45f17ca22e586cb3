// Page furniture: the runs at the edges of pages that belong to the pages and
// not to the text: running heads and page numbers, told by their place and
// by standing on other pages as well.
//
// Threads: pure.
//
//   std::vector<std::vector<bool>> is_furniture = page_furniture(pages);
#pragma once

#include <vector>

#include "corpus/page_words.h"

namespace casebook {

// One answer for each run of each page.
std::vector<std::vector<bool>> page_furniture(const std::vector<Page>& pages);

}  // namespace casebook
