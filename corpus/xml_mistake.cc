#include "corpus/xml_mistake.h"

#include <vector>

#include "corpus/ascii.h"
#include "corpus/suggestion.h"
#include "corpus/xml_scan.h"

namespace casebook {
namespace {

bool is_name_char(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || is_digit(c) ||
         c == '#' || c == '_' || c == '-' || c == '.';
}

// "&" that begins no "&name;".
bool is_bare_ampersand(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && is_name_char(text[end])) ++end;
  return end == at + 1 || end == text.size() || text[end] != ';';
}

// "<" that begins no tag.
bool is_bare_less(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  return next != '/' && next != '!' && next != '?' &&
         (!is_name_char(next) || is_digit(next));
}

// What people write as in any other text: "T & P", "< 20".
std::string bare_mark(std::string_view text, std::size_t offset) {
  const std::size_t line = text.rfind('\n', offset == 0 ? 0 : offset - 1);
  const std::size_t at = text.find_last_of("&<", offset);
  if (at == std::string_view::npos ||
      (line != std::string_view::npos && at < line))
    return "";
  if (text[at] == '&' && is_bare_ampersand(text, at))
    return "a '&' is written &amp; here";
  if (text[at] == '<' && is_bare_less(text, at))
    return "a '<' that begins no tag is written &lt; here";
  return "";
}

// The values that an attribute has anywhere in the schema.
void collect_values(std::string_view schema, std::string_view attribute,
                    std::vector<std::string_view>& values) {
  for (std::size_t at = schema.find(attribute); at != std::string_view::npos;
       at = schema.find(attribute, at)) {
    at += attribute.size();
    values.push_back(schema.substr(at, schema.find('"', at) - at));
  }
}

}  // namespace

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
  Error error = error_at({where, decoded, offset}, "E-XML-SYNTAX",
                         "this is not well-formed XML: " + message);
  if (const std::string hint = bare_mark(decoded, offset); !hint.empty())
    error.hint = hint;
  return error;
}

Error with_name_of(std::string_view schema, Error error) {
  const std::size_t open = error.what.find('\'');
  const std::size_t close = error.what.find('\'', open + 1);
  if (error.code != "E-XML-SCHEMA" || close == std::string::npos) return error;
  std::vector<std::string_view> names;
  for (const std::string_view attribute : {" name=\"", " value=\""})
    collect_values(schema, attribute, names);
  const std::string word = error.what.substr(open + 1, close - open - 1);
  if (error.hint.empty()) error.hint = did_you_mean(word, names, "");
  return error;
}

Error schema_error(const std::string& where, std::string_view decoded,
                   std::size_t offset, const std::string& message) {
  const std::size_t open = decoded.rfind('<', offset == 0 ? 0 : offset - 1);
  return error_at(
      {where, decoded, open == std::string_view::npos ? offset : open},
      "E-XML-SCHEMA", message);
}

}  // namespace casebook
