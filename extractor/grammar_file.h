// GrammarFile: the bytes of one of a grammar folder's files.
//
// Threads: pure but for the file system.
#pragma once

#include <filesystem>
#include <string>

namespace casebook {

// "" where there is no such file, or none that can be read.
std::string read_grammar_file(const std::filesystem::path& path);

}  // namespace casebook
