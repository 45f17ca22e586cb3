// Front matter: which of the lines above a text is its title.
//
// Threads: pure.
//
//   std::string title = title_of(text, lines, roles);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/line_roles.h"
#include "corpus/lines.h"

namespace casebook {

// "" where no line looks like one. Lines of one title are joined by a space.
std::string title_of(std::string_view text, const Lines& lines,
                     const std::vector<LineRole>& roles);

}  // namespace casebook
