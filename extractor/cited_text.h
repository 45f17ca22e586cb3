// Cited text: what a sentence says of another report's patient, whom a row of
// a table tells of too, is the row's: "a 34-year-old woman … [12]" and the row
// of reference 12.
//
// Only a sentence that cites this one report, gives its patient's age or names
// its author as whose the patient was, and speaks of no patient reported here
// is taken; and only where the row is of one patient. Threads: pure.
//
//   join_cited_text(document, kinds, {events, studies, cited}, statements);
#pragma once

#include <vector>

#include "corpus/document.h"
#include "extractor/case_event.h"
#include "extractor/extract.h"
#include "extractor/kinds.h"
#include "extractor/statement.h"
#include "extractor/table_reader.h"

namespace casebook {

struct CitedRows {
  const std::vector<CaseEvent>& events;
  const std::vector<Study>& studies;
  std::vector<Statement>& statements;  // of the rows; more are added
};

// Moves what belongs to a row out of `statements`.
void join_cited_text(const Document& document, const Kinds& kinds,
                     const CitedRows& rows, std::vector<Statement>& statements);

}  // namespace casebook
