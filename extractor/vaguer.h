// What is said again with a vaguer word: "pain" beside "back pain", the class
// beside its drug.
//
// A fact without keys of its own goes where the same case has one of the same
// kind and assertion whose name is narrower (`isa` in the concept lists).
// Threads: pure.
#pragma once

#include <vector>

#include "extractor/concept.h"
#include "extractor/statement.h"

namespace casebook {

void drop_vaguer(const ConceptStore& concepts,
                 std::vector<Statement>& statements);

}  // namespace casebook
