// What a person changed in a workbook of the evidence table, as decisions.
//
// The workbook carries, hidden, what it was written with
// (kb/workbook_layout.h): only cells that differ from that are edits, wherever
// sorting and filtering have taken their rows. A cell that changed in the base
// meanwhile is not decided on. Nothing is written here; every cell that is not
// understood is named, all at once. Threads: as the KnowledgeBase.
//
//   Result<WorkbookEdits> edits = workbook_edits(*kb, bytes, "edited.xlsx");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/cell_edits.h"
#include "kb/knowledge_base.h"

namespace casebook {

struct WorkbookEdit {
  std::string place;  // "Evidence!K5"
  std::string about;  // "report-7, case 1, age"
  CellEdit edit;
};

struct WorkbookEdits {
  std::vector<WorkbookEdit> edits;
  std::vector<Error> errors;  // nothing may be decided while there are any
  std::vector<std::string> remarks;
};

// kInput where it is no workbook, or none of casebook's.
Result<WorkbookEdits> workbook_edits(KnowledgeBase& kb, std::string_view bytes,
                                     const std::string& where);

}  // namespace casebook
