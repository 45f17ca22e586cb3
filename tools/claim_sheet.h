// Claims in a workbook: the first sheet whose first row has a column 'kind'.
//
// Threads: pure.
//
//   ClaimList list = claims_of_workbook(bytes, "table.xlsx", kinds);
#pragma once

#include <string>
#include <string_view>

#include "extractor/claim.h"

namespace casebook {

ClaimList claims_of_workbook(std::string_view bytes, const std::string& where,
                             const Kinds& kinds);

}  // namespace casebook
