#include "corpus/xml_mistake.h"

#include "corpus/xml_scan.h"

namespace casebook {

Error syntax_error(const std::string& where, std::string_view decoded,
                   std::size_t offset, const std::string& message) {
  const bool at_end =
      decoded.find_first_not_of(" \t\r\n", offset) == std::string_view::npos;
  if (at_end) {
    Error error = error_at({where, decoded, offset}, "E-XML-TRUNCATED",
                           "the file ends too early: " + message);
    error.hint = "it may have been cut off; fetch it again";
    return error;
  }
  return error_at({where, decoded, offset}, "E-XML-SYNTAX",
                  "this is not well-formed XML: " + message);
}

Error schema_error(const std::string& where, std::string_view decoded,
                   std::size_t offset, const std::string& message) {
  const std::size_t open = decoded.rfind('<', offset == 0 ? 0 : offset - 1);
  return error_at(
      {where, decoded, open == std::string_view::npos ? offset : open},
      "E-XML-SCHEMA", message);
}

}  // namespace casebook
