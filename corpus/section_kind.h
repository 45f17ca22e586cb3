// What kind of section a markup's section is: by its heading, by the type that
// the markup names, by the section around it.
//
// Threads: pure.
//
//   SectionHint hint{.heading = "Olgu sunumu", .type = "cases"};
//   SectionKind kind = section_kind(hint, profiles);
#pragma once

#include <string_view>

#include "corpus/document.h"
#include "corpus/language_profile.h"

namespace casebook {

struct SectionHint {
  std::string_view heading;
  std::string_view type;  // JATS' sec-type: "intro", "materials|methods"
  SectionKind around = SectionKind::kNone;
  bool around_known = false;  // `around` was told by a heading or a type
  bool review = false;        // whose "Treatment" is nobody's case
};

struct SectionVerdict {
  SectionKind kind = SectionKind::kNone;
  bool known = false;  // not only inherited; "Methods" is a known kNone
};

SectionVerdict section_kind(const SectionHint& hint,
                            const LanguageProfiles& profiles);

}  // namespace casebook
