// Patients whom paragraphs open with a label that is a sentence of its own:
// "The runner. A marathon runner of 33 …", "The woman with lupus. …".
//
// Threads: pure.
//
//   const auto labels = paragraph_labels(document, events, announced);
#pragma once

#include <vector>

#include "corpus/document.h"
#include "extractor/case_event.h"

namespace casebook {

// A heading for each such paragraph, numbered from 1, where as many follow each
// other as were announced before them, and nothing else heads, numbers or names
// patients; the paragraph behind them is of all. Else nothing.
std::vector<CaseEvent> paragraph_labels(const Document& document,
                                        const std::vector<CaseEvent>& events,
                                        int announced);

}  // namespace casebook
