// Sections: lays a plain text out, from what its lines are to sections and
// blocks of sentences.
//
// Floats (loose tables, figure legends), running heads and notes in the middle
// of a section become small sections inside it; a paragraph that they break
// off goes on behind them under the same paragraph number.
// Invariant: sections are in order of their begin, the outer before the inner,
// each within its parent; every line that is not blank is in one block.
// Threads: pure.
//
//   Layout layout = lay_out(text, profiles);
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/finish.h"
#include "corpus/language_profile.h"
#include "corpus/line_roles.h"

namespace casebook {

struct Layout {
  std::vector<Section> sections;
  std::vector<Block> blocks;
  std::string title;  // "" where none is seen
};

// `hints` are in order and do not overlap.
Layout lay_out(std::string_view text, const LanguageProfiles& profiles,
               std::span<const LineHint> hints = {});

}  // namespace casebook
