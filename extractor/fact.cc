#include "extractor/fact.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>

#include "corpus/page_number.h"

namespace casebook {
namespace {

// Where one of eight bytes is zero its high bit is set; above the first it may
// be set of others too.
constexpr std::uint64_t zeros(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  return (bytes - kOnes) & ~bytes & (0x80 * kOnes);
}

// What stands in JSON as it is; most texts are such. Eight bytes at a time.
bool is_plain(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  std::uint64_t odd = 0;
  for (; text.size() >= sizeof odd; text.remove_prefix(sizeof odd)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), sizeof bytes);
    odd |= (bytes & (0x80 * kOnes)) | ((bytes - ' ' * kOnes) & ~bytes) |
           zeros(bytes ^ (0x7F * kOnes)) | zeros(bytes ^ ('"' * kOnes)) |
           zeros(bytes ^ ('\\' * kOnes));
  }
  return (odd & (0x80 * kOnes)) == 0 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
         });
}

void quote(std::string_view text, std::string& out) {
  if (is_plain(text)) {
    out += '"';
    out += text;
    out += '"';
    return;
  }
  // nlohmann escapes; invalid UTF-8 cannot come here (documents are valid),
  // and would be replaced, not thrown.
  out += nlohmann::json(std::string(text))
             .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Of a plain name.
void key(std::string_view name, std::string& out) {
  out += out.size() > 1 ? ", \"" : "\"";
  out += name;
  out += "\": ";
}

void text_key(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  key(name, out);
  quote(value, out);
}

void list_key(std::string_view name, const std::vector<std::string>& values,
              std::string& out) {
  if (values.empty()) return;
  key(name, out);
  out += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += ", ";
    quote(values[i], out);
  }
  out += ']';
}

// White space folded, as the contract's quote is.
std::string folded_quote(std::string_view text) {
  std::string out;
  const auto is_space = [](char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  };
  for (auto at = text.begin(); at != text.end();) {
    at = std::find_if_not(at, text.end(), is_space);
    const auto end = std::find_if(at, text.end(), is_space);
    if (at != end && !out.empty()) out += ' ';
    out.append(at, end);
    at = end;
  }
  return out;
}

// "-3.20": sign, digits, point, digits.
bool is_decimal(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto all_digits = [&](std::string_view part) {
    return !part.empty() &&
           part.find_first_not_of(kDigits) == std::string_view::npos;
  };
  return all_digits(text.substr(0, point)) &&
         (point == text.size() || all_digits(text.substr(point + 1)));
}

// JSON has no "007"; what a rule put where a figure belongs stays a text.
std::string json_number(std::string_view decimal) {
  std::string text(decimal);
  if (!is_decimal(decimal)) {
    text.clear();
    quote(decimal, text);
    return text;
  }
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  while (text.size() > first + 1 && text[first] == '0' &&
         text[first + 1] != '.')
    text.erase(first, 1);
  return text;
}

}  // namespace

std::string_view Fact::get(std::string_view wanted) const {
  for (const FactKey& one : keys)
    if (one.name == wanted) return one.value;
  return {};
}

void Fact::set(std::string_view wanted, std::string_view value, bool number) {
  for (FactKey& one : keys) {
    if (one.name != wanted) continue;
    one.value = value;
    one.number = number;
    return;
  }
  keys.push_back({std::string(wanted), std::string(value), number});
}

std::string to_json(const Fact& fact, const Document& document) {
  constexpr std::size_t kUsual = 512;  // bytes: most lines are shorter
  std::string out;
  out.reserve(kUsual);
  out += '{';
  text_key("document", document.id, out);
  key("case", out);
  quote(fact.case_id, out);
  text_key("kind", fact.kind, out);
  text_key("name", fact.name, out);
  for (const FactKey& one : fact.keys) {
    if (one.value.empty()) continue;
    if (out.size() > 1) out += ", ";
    quote(one.name, out);
    out += ": ";
    if (one.number) {
      out += json_number(one.value);
    } else {
      quote(one.value, out);
    }
  }
  text_key("assertion", fact.assertion, out);
  list_key("flags", fact.flags, out);
  list_key("readings", fact.readings, out);
  text_key("quote", folded_quote(slice(document.text, fact.span)), out);
  key("start", out);
  out += std::to_string(fact.span.begin);
  key("end", out);
  out += std::to_string(fact.span.end);
  if (const std::uint32_t page = page_at(document, fact.span.begin)) {
    key("page", out);
    out += std::to_string(page);
  }
  text_key("section", to_text(fact.section), out);
  text_key("language", fact.language, out);
  text_key("rule", fact.rule, out);
  out += '}';
  return out;
}

}  // namespace casebook
