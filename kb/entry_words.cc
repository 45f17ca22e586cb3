#include "kb/entry_words.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "extractor/tsv.h"

namespace casebook {
namespace {

Error wrong(std::string what, std::string hint = "") {
  return {Fault::kInput, "E-XLSX-EDIT", "", std::move(what), std::move(hint)};
}

// Where a quotation begins: the mark and its bytes.
std::pair<std::size_t, std::size_t> quote_begin(std::string_view text) {
  const std::size_t plain = text.find('"');
  const std::size_t curly = text.find("\u201c");
  if (curly < plain) return {curly, std::string_view("\u201c").size()};
  return {plain, 1};
}

}  // namespace

std::vector<std::string> split_entries(std::string_view text,
                                       std::string_view mark) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("\u201c")) quoted = true;
    if (rest.starts_with("\u201d")) quoted = false;
    if (text[at] == '"') quoted = !quoted;
    if (!quoted && rest.starts_with(mark)) {
      parts.emplace_back();
      at += mark.size() - 1;
    } else {
      parts.back() += text[at];
    }
  }
  for (std::string& part : parts) part = std::string(trimmed(part));
  std::erase(parts, std::string());
  return parts;
}

std::size_t words_begin(std::string_view entry) {
  return quote_begin(entry).first;
}

Status take_words(std::string_view& text, std::string& quote,
                  std::optional<std::int64_t>& at) {
  const auto [begin, size] = quote_begin(text);
  if (begin == std::string_view::npos) return Ok{};
  const std::string_view quoted = text.substr(begin + size);
  const std::string_view entry = text;
  text = trimmed(text.substr(0, begin));
  std::size_t end = quoted.rfind("\u201d");
  std::size_t closing = std::string_view("\u201d").size();
  if (end == std::string_view::npos) {
    end = quoted.rfind('"');
    closing = 1;
  }
  const Error unclosed =
      wrong(fmt::format("the words of the report in '{}' do not end", entry),
            "close them with a quotation mark");
  if (end == std::string_view::npos || end == 0) return unclosed;
  std::string_view after = trimmed(quoted.substr(end + closing));
  quote = quoted.substr(0, end);
  if (after.empty()) return Ok{};
  std::int64_t byte = 0;
  const char* const last = after.data() + after.size();
  if (after.front() != '@' ||
      std::from_chars(after.data() + 1, last, byte).ptr != last) {
    return wrong(
        fmt::format("'{}' behind the report's words is not understood", after),
        "only @BYTE, where they stand, may follow");
  }
  at = byte;
  return Ok{};
}

}  // namespace casebook
