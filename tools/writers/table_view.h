// Table view: a document's tables as a person checks them: where each stands,
// its heads, its rows; and which could not be read, and why.
//
// Threads: pure.
//
//   console.print(table_view(document, 100));
#pragma once

#include <cstddef>
#include <string>

#include "corpus/document.h"

namespace casebook {

// `width`: of a line, in columns of a terminal; more where a table needs it.
std::string table_view(const Document& document, std::size_t width);

}  // namespace casebook
