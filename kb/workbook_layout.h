// What the workbook of the evidence table is called inside, for its writer and
// for the reader of an edited one.
//
// The sheet kOriginalSheet is hidden: it holds the cells of Evidence and
// Sources as they were written, a row a row, so that a reader knows which of
// them a person changed. Its rows are: the sheet, the row's key, the cells. The
// key of a row of Evidence is its case, that of Sources its fact.
// Threads: constants.
//
//   sheet.rows.push_back(head(kKeyColumn));
#pragma once

#include <string>

#include "kb/evidence.h"

namespace casebook {

inline constexpr const char* kEvidenceSheet = "Evidence";
inline constexpr const char* kSourcesSheet = "Sources";
inline constexpr const char* kOriginalSheet = "Original";

// Columns of Evidence behind those of the table.
inline constexpr const char* kNoteColumn = "note";  // for the reviewer
inline constexpr const char* kKeyColumn = "key";    // hidden
// The row of Evidence that counts what is known.
inline constexpr const char* kKnownKey = "known";

// Columns of Sources behind those that show the fact.
inline constexpr const char* kFactColumn = "fact";          // its id
inline constexpr const char* kDecisionColumn = "decision";  // accept, reject
inline constexpr const char* kRemarkColumn = "remark";

// What stands in a cell of Evidence of which the report says nothing.
inline constexpr const char* kNotReportedCell = "NR";

inline std::string row_key(const EvidenceRow& row) {
  return row.sha256.substr(0, 16) + "#" + row.case_id;
}

}  // namespace casebook
