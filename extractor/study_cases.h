// Cases that only a table tells of: rows of other reports, and groups of
// patients, which may be groups that the text tells of as well.
//
// Threads: pure.
//
//   const std::vector<std::string> ids =
//       add_study_cases(kinds, studies, statements, cases);  // one a study
#pragma once

#include <string>
#include <vector>

#include "extractor/extract.h"
#include "extractor/kinds.h"
#include "extractor/statement.h"
#include "extractor/table_reader.h"

namespace casebook {

// Adds a case for each study behind those reported here; a group of which the
// text tells too is that. The cases' ids, in the order of the studies.
std::vector<std::string> add_study_cases(
    const Kinds& kinds, const std::vector<Study>& studies,
    const std::vector<Statement>& statements, std::vector<CaseRecord>& cases);

}  // namespace casebook
