// An edited workbook of the evidence table, taken back as decisions.
#pragma once

#include <string>

#include "tools/command.h"

namespace casebook {

void import_workbook(const Words& words, const std::string& path,
                     const std::string& bytes, Console& console);

}  // namespace casebook
