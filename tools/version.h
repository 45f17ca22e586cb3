// Version: which casebook this is, what it was built with, which grammar.
// Threads: pure.
//
//   console.print(version_text());
#pragma once

#include <string>

namespace casebook {

// "casebook 0.1.0"
std::string program_version();
// That, the libraries, and the grammar that it finds.
std::string version_text();

}  // namespace casebook
