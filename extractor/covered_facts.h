// What a file of rules takes from others without any example failing: facts
// that its phrases cover, since what a phrase covers is not seen on its own.
//
// All examples are read twice, with the file and without it; what another
// rule finds only without it is told, unless the file's rules find a fact of
// the same kind there, which is what they are for.
// Threads: pure.
//
//   for (const Error& one : covered_facts(whole, without, "rules/75-grip.xml"))
//     show(one.to_text());
#pragma once

#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "extractor/extract.h"

namespace casebook {

// Each names the covering rule's place, both rules and the example; at most 20.
std::vector<Error> covered_facts(const Grammar& whole, const Grammar& without,
                                 std::string_view file);

}  // namespace casebook
