// Headings: whether a line is a heading or a caption by the languages' forms.
//
// A heading fills its line ("3. Discussion", "OLGU 2"), or runs into the text
// ("Abstract. A woman …"); a caption is a numbered form of kind table or
// figure at a line's begin ("Table 2: …", "Şekil 1.").
// Threads: pure.
//
//   if (auto found = match_heading("Olgu 2", profiles)) use(found->kind);
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "corpus/document.h"
#include "corpus/language_profile.h"

namespace casebook {

struct HeadingMatch {
  SectionKind kind = SectionKind::kNone;
  bool numbered = false;   // "Case 3"
  bool weak = false;       // a case's only within a case: "Treatment"
  std::uint32_t size = 0;  // bytes of the line that are the heading
};

// A part of a report: no table, figure or title, and no part of a case.
bool is_top_level(const HeadingMatch& match);

// The whole line.
std::optional<HeadingMatch> match_heading(std::string_view line,
                                          const LanguageProfiles& profiles);
// The line's begin, with ". ", ": " or a dash behind it and text after that; of
// a numbered case also with the sentence going on ("Woman 1, 31 years"): its
// size is 0 then.
std::optional<HeadingMatch> match_run_in(std::string_view line,
                                         const LanguageProfiles& profiles);
// "Table 2.", "Figure 1:", "Tablo III –": at a line's begin. `alone`: the line
// has nothing before it that could go on into it, so that "Table 2 Values" is
// a caption too.
std::optional<HeadingMatch> match_caption(std::string_view line, bool alone,
                                          const LanguageProfiles& profiles);

}  // namespace casebook
