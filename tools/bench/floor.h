// Floors: what the libraries beneath casebook need for the least that could be
// done with them. Each lies in a file of its own and is the one place outside
// the library's door where its headers are included: a floor measured through
// our own code would be none.
//
// Each returns a count that depends on all of its input, so that nothing can
// be optimised away and two runs can be compared.
// Threads: one.
//
//   const std::size_t elements = xerces_floor(files);
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace casebook {

// SAX2 over each file with the default scanner and an empty handler.
std::size_t xerces_floor(const std::vector<std::string>& files);

// ICU's sentence iterator over each text as UText.
std::size_t sentence_floor(const std::vector<std::string>& texts);

// Each text a row of a default FTS5 table in a fresh file at `path`, in one
// transaction; 0 when it fails.
std::size_t fts5_floor(const std::vector<std::string>& texts,
                       const std::string& path);

}  // namespace casebook
