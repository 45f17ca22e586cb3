// What a person meant who changed a cell of the evidence table: the decisions
// on the facts behind it.
//
// An entry that is gone is rejected, one that reads otherwise corrected, one
// that is new added; the others give nothing. What could mean several things
// is refused, never guessed.
// Threads: pure.
//
//   Result<CellEdits> edits = cell_edits({row, column, cell, text}, parts);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/fact.h"
#include "kb/decision_request.h"
#include "kb/evidence.h"
#include "kb/evidence_columns.h"
#include "kb/part_reading.h"

namespace casebook {

struct EditedCell {
  const EvidenceRow& row;
  const EvidenceColumn& column;
  const EvidenceCell& cell;  // as it is now
  std::string_view text;     // of the report
};

struct CellEdit {
  DecisionRequest request;  // without author
  std::string quote;        // the report's words
  std::string was, is;      // the entry before and after
};
using CellEdits = std::vector<CellEdit>;

// kInput, code "E-XLSX-EDIT".
Result<CellEdits> cell_edits(const EditedCell& cell,
                             const std::vector<ReadPart>& wanted);

// Which of the fact's figures the reading changes; an empty value takes a key
// away. A unit that is not said stays.
KeyList changed_figures(const std::vector<FactKey>& keys, const KeyList& read,
                        bool with_offset);

}  // namespace casebook
