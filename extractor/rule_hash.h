// RuleHash: what each rule of a grammar is, as one hash.
//
// A rule's name may be given to another rule later; its hash tells. Rules of
// one name in several languages have one hash together. Examples and places
// do not count: they change nothing that is found.
// Threads: pure.
//
//   for (const auto& [rule, hash] : rule_hashes(grammar)) …
#pragma once

#include <map>
#include <string>

#include "extractor/extract.h"

namespace casebook {

std::map<std::string, std::string> rule_hashes(const Grammar& grammar);

}  // namespace casebook
