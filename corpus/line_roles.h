// Line roles: what each line of a plain text is: front matter, heading, prose,
// part of a loose table, figure legend, running head, entry of a reference
// list. Sections are built from these.
//
// Threads: pure.
//
//   std::vector<LineRole> roles = roles_of(text, lines, profiles);
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/headings.h"
#include "corpus/language_profile.h"
#include "corpus/lines.h"

namespace casebook {

enum class Role : std::uint8_t {
  kProse,
  kFront,    // above the text: kind of article, title, authors
  kHeading,  // the whole line
  kRunIn,    // a heading, then text on the same line
  kTable,
  kFigure,
  kReference,
  kRunningHead,  // repeated on page after page, or a page's number
};

struct LineRole {
  Role role = Role::kProse;
  // Of a heading, or of a caption where a table or figure begins; of a caption
  // below a table's rows as well.
  HeadingMatch match;
  bool begins = false;   // a table, figure or reference list begins here
  bool known = false;    // the heading is a form of a language
  bool goes_on = false;  // a heading's second line
};

// What a reader that sees pages knows of the lines that begin within a span.
struct LineHint {
  Span span;
  Role role = Role::kTable;  // or kRunningHead
};

// `hints` are in order and do not overlap; each table is one.
std::vector<LineRole> roles_of(std::string_view text, const Lines& lines,
                               const LanguageProfiles& profiles,
                               std::span<const LineHint> hints = {});

}  // namespace casebook
