// The character entities that casebook knows by name: &nbsp; &alpha; &minus; …
// A document's DTD is never opened; its requests are answered from this set.
//
// The five names of XML itself (amp, lt, gt, quot, apos) are not of it.
// Threads: pure.
//
//   std::string_view text = character_entity("plusmn");  // "±"; "" if unknown
#pragma once

#include <string_view>

namespace casebook {

std::string_view character_entity(std::string_view name);

}  // namespace casebook
