// The name of a file's first element, which tells most XML formats apart at
// their first bytes.
// Threads: pure.
//
//   root_name("<?xml …?><!DOCTYPE article …><article>")  →  "article"
#pragma once

#include <string_view>

namespace casebook {

// "" where the first element does not begin within `head`.
std::string_view root_name(std::string_view head);

// Whether `root` is the first element of a known format whose own is not
// `wanted`. An unknown one decides nothing: articles stand in wrappers.
bool is_other_root(std::string_view root, std::string_view wanted);

}  // namespace casebook
