// GrammarHash: what a grammar folder says, as one hash, without reading it.
//
// Of the names and bytes of all its data (.xml, .tsv, .xsd) in sorted order:
// folders of the same hash load to the same grammar.
// Threads: pure but for the file system.
//
//   std::string hash = grammar_hash("grammars");  // "" where there is none
#pragma once

#include <filesystem>
#include <string>

namespace casebook {

std::string grammar_hash(const std::filesystem::path& folder);

}  // namespace casebook
