// Where the grammar is, and loading it for a command.
// Threads: pure but for the file system.
//
//   std::optional<Grammar> grammar = open_grammar(words.get("--grammars"),
//                                                 console);
//   if (!grammar) return;  // complained of
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "corpus/result.h"
#include "extractor/extract.h"
#include "tools/console.h"

namespace casebook {

// The folder named, or else the one beside the binary, of the source tree the
// binary was built from, or of the place it was installed to.
Result<std::filesystem::path> find_grammars(const std::string& named);

// Complains of every mistake of the grammar.
std::optional<Grammar> open_grammar(const std::string& named, Console& console);
// Only what reading needs; much less than the whole grammar.
std::optional<LanguageProfiles> open_profiles(const std::string& named,
                                              Console& console);

}  // namespace casebook
