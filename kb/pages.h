// Pages: where each page of a PDF begins in its text, so that a place can be
// told as people look it up: "p. 3". Pages are counted from the file's first.
//
// Threads: pure; stored_pages() as the Connection.
//
//   std::string where = page_text(page_at(*stored_pages(c, id), fact.begin));
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/result.h"
#include "kb/sqlite.h"

namespace casebook {

struct PageStart {
  std::int64_t begin = 0;  // of the page's first word, a byte of the text
  std::int64_t page = 0;   // from 1

  bool operator==(const PageStart&) const = default;
};
using PageStarts = std::vector<PageStart>;  // in the text's order

// Empty where the document has no pages.
PageStarts page_starts(const Document& document);
Result<PageStarts> stored_pages(Connection& connection, std::int64_t document);

// 0 where it stands on none.
std::int64_t page_at(const PageStarts& starts, std::int64_t position);
// "p. 3"; "" for 0.
std::string page_text(std::int64_t page);

}  // namespace casebook
