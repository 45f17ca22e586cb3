// The page of a PDF that a place of its text stands on.
// Threads: pure.
//
//   std::uint32_t page = page_at(document, fact.span.begin);
#pragma once

#include <cstdint>

#include "corpus/document.h"

namespace casebook {

// From 1, counted from the file's first page; 0 where there are no pages.
std::uint32_t page_at(const Document& document, std::uint32_t position);

}  // namespace casebook
