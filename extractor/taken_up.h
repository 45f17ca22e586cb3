// Taken up: a drug that was advised with its dose and is told further on as
// taken, without one, was taken so: one course, not two.
//
// A dose of its own keeps the later telling apart. Threads: pure.
#pragma once

#include <vector>

#include "extractor/statement.h"

namespace casebook {

void take_up_plans(std::vector<Statement>& statements);

}  // namespace casebook
