// Inline headings: parts a text's lines where headings stand amid them, so that
// what is laid out is the same as if they stood on lines of their own:
// "Background: … Case: … Conclusion: …" in one paragraph, "CASE REPORT A
// 31-year-old …" of a flattened page.
//
// One heading alone is a word of the sentence; it takes others beside it.
// Threads: pure.
//
//   lines = part_at_headings(text, std::move(lines), profiles);
#pragma once

#include <string_view>

#include "corpus/language_profile.h"
#include "corpus/lines.h"

namespace casebook {

Lines part_at_headings(std::string_view text, Lines lines,
                       const LanguageProfiles& profiles);

}  // namespace casebook
