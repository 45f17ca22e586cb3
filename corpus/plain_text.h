// Plain text: the reader of the format "text". The stored text is the file's,
// decoded and otherwise unchanged; flattened PDF text is the main case.
//
// Threads: pure.
//
//   Status done = read_plain_text(source, options, profiles, sink);
#pragma once

#include <string_view>

#include "corpus/reader.h"

namespace casebook {

int sniff_plain_text(std::string_view head, std::string_view extension);
Status read_plain_text(const Source& source, const ReadOptions& options,
                       const LanguageProfiles& profiles,
                       const DocumentSink& sink);

}  // namespace casebook
