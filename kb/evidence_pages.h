// The bigger formats of the evidence table: a workbook, and a page that needs
// nothing besides itself.
//
// Both are the same bytes for the same table, for ever.
// Threads: pure; the workbook passes through a file of its own in the
// system's folder for such files.
//
//   Result<std::string> bytes = write_xlsx_table(table, {});
#pragma once

#include <string>

#include "corpus/result.h"
#include "kb/evidence.h"

namespace casebook {

Result<std::string> write_xlsx_table(const EvidenceTable& table,
                                     const WriteOptions& options);
// Needs EvidenceOptions::texts.
Result<std::string> write_html_table(const EvidenceTable& table,
                                     const WriteOptions& options);

}  // namespace casebook
