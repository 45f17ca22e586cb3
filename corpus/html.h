// HTML: pages as people save them, whatever their files are called. Headings
// become sections, tables grids; scripts, styles, menus and forms are left
// out by named rules, and with a <main> or one <article> all that stands
// outside of it.
//
// Threads: pure.
#pragma once

#include <string>
#include <string_view>

#include "corpus/reader.h"

namespace casebook {

int sniff_html(std::string_view head, std::string_view extension);
// The words of its <title>, white space folded, cut where they are long; ""
// where it has none.
std::string page_title(std::string_view bytes);
Status read_html(const Source& source, const ReadOptions& options,
                 const LanguageProfiles& profiles, const DocumentSink& sink);

}  // namespace casebook
