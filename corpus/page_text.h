// PageText: pages laid out become one text with the place of each word on its
// page, its tables as grids, and hints for the layout of sections.
//
// Named rules, the only ways in which the text is not the words in their
// order: a raised digit becomes Unicode's superscript, or "[4]" where it
// cites; a raised letter behind a figure becomes "[a]". Lines stay lines,
// paragraphs that the page sets apart are parted by a blank line, pages by a
// form feed; in tables cells are parted by tabs and rows by line ends.
// Threads: pure.
//
//   PageText made = page_text(words.pages, profiles);
//   Layout layout = lay_out(made.text, profiles, made.hints);
#pragma once

#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/language_profile.h"
#include "corpus/line_roles.h"
#include "corpus/page_words.h"

namespace casebook {

struct PageText {
  std::string text;
  std::vector<PagePlace> places;
  std::vector<LineHint> hints;
  std::vector<Grid> tables;
};

PageText page_text(const std::vector<Page>& pages,
                   const LanguageProfiles& profiles);

}  // namespace casebook
