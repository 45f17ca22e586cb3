// A quote as a report of its own, in the language of its section: to be read
// where the report's own reading passes over the place (a line that looks like
// a part of a table).
//
// Threads: pure.
//
//   if (const auto alone = quote_alone(document, quote, profiles)) …
#pragma once

#include <optional>

#include "corpus/document.h"
#include "corpus/reader.h"
#include "corpus/span.h"

namespace casebook {

// Nothing where the words cannot be read at all.
std::optional<Document> quote_alone(const Document& document, Span quote,
                                    const LanguageProfiles& profiles);

}  // namespace casebook
