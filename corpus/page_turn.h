// Page turn: text that stands sideways. A page whose most words do (a wide
// table on a tall page) is turned, so that its lines run from left to right;
// what stands otherwise than the page's text (a publisher's line up the
// margin) is set aside.
//
// Invariant: a word's `place` stays where it was on the page.
// Threads: pure.
//
//   turn_page(page);
//   if (page.runs[0].aside) …
#pragma once

#include "corpus/page_words.h"

namespace casebook {

void turn_page(Page& page);

}  // namespace casebook
