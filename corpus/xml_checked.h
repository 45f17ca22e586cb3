// Parsing against a schema, all mistakes collected: what parse_xml_tree()
// stands on.
//
// The schema is a text of ours, never one that the document names.
// Threads: pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "corpus/xml.h"

namespace casebook {

// Up to 20 mistakes, in the text's order; `schema` may be empty. Attributes
// that the schema gives by default are among those of start().
std::vector<Error> parse_xml_checked(std::string_view bytes,
                                     const std::string& where,
                                     std::string_view schema,
                                     XmlHandler& handler);

}  // namespace casebook
