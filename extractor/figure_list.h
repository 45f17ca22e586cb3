// Figures told in a row, without saying again what each is of: "…, and -2.4
// and -2.2 at the femoral neck", "after two years they were -2.4 and -1.9,
// respectively". What was told before, for the same case, tells: as many
// scores of one site, or as many sites of one score.
//
// Threads: pure.
//
//   if (!complete_list(statements, first, "1")) …  // one for each patient?
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractor/statement.h"

namespace casebook {

// The statements of the list that begins at `first` get their names or sites.
// False where nothing told before fits; then they are left as they were.
bool complete_list(std::vector<Statement>& statements, std::size_t first,
                   const std::string& case_id);

}  // namespace casebook
