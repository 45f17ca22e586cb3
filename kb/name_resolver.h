// What a person's word names among the facts: canonical names, with all that
// stand below a class.
//
// Threads: as the connection.
//
//   Result<std::vector<std::string>> names =
//       resolve_name(connection, "drug", "name", "bifosfonat");
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/sqlite.h"

namespace casebook {

// kInput E-QUERY-UNKNOWN with what was probably meant. `kind` "" is any.
Result<std::vector<std::string>> resolve_name(Connection& connection,
                                              std::string_view kind,
                                              std::string_view key,
                                              const std::string& words);
// The kinds of facts that there are or may be.
Result<std::vector<std::string>> known_kinds(Connection& connection);
// A list for json_each().
std::string json_list(const std::vector<std::string>& items);

}  // namespace casebook
