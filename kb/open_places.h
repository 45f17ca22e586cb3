// OpenPlaces: how much of each case an audit left open, for the evidence
// table's column "open". Counted by whoever can read reports; a base cannot.
//
// Threads: a value; pure.
//
//   options.open = {{sha256, {{"1", 3}}}};  // case 1: three places to look at
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace casebook {

struct EvidenceTable;

// By the document's SHA-256, then by case. A document that is not here was
// not audited: nothing is said of it.
using OpenPlaces = std::map<std::string, std::map<std::string, std::size_t>>;

// Into the column that is called "open", if there is one.
void fill_open(const OpenPlaces& open, EvidenceTable& table);

}  // namespace casebook
