// Listing for those who know some of the files already: see list_inputs() of
// reader.h.
//
// Threads: pure but for the file system.
//
//   InputList list = list_inputs(paths, [&](const std::string& path) {
//     return base.contains(path);
//   });
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus/reader.h"

namespace casebook {

// Of a path in normal form: whether it is a report for sure, so that nobody
// need look into it. May be empty.
using KnownReport = std::function<bool(const std::string&)>;
InputList list_inputs(const std::vector<std::string>& paths,
                      const KnownReport& known);

}  // namespace casebook
