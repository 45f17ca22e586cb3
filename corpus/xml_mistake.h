// What is said of a mistake that the parser found, at its place.
// Threads: pure.
//
//   return syntax_error(where, decoded, offset, "expected end of tag 'p'");
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/result.h"

namespace casebook {

// Not well-formed; at the text's end, cut off.
Error syntax_error(const std::string& where, std::string_view decoded,
                   std::size_t offset, const std::string& message);

// A validity mistake is reported behind its tag; a person looks at its '<'.
Error schema_error(const std::string& where, std::string_view decoded,
                   std::size_t offset, const std::string& message);

// Such a mistake with the name of the schema that was probably meant.
Error with_name_of(std::string_view schema, Error error);

}  // namespace casebook
