#include "tools/command.h"

#include <charconv>

namespace casebook {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(mark);
    if (end != 0) parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

}  // namespace

void Words::set(std::string_view option, std::string value) {
  given_[std::string(option)] = std::move(value);
}

void Words::set_fallback(std::string_view option, std::string value) {
  fallback_[std::string(option)] = std::move(value);
}

bool Words::given(std::string_view option) const {
  return given_.find(option) != given_.end();
}

std::string Words::get(std::string_view option) const {
  if (const auto at = given_.find(option); at != given_.end()) {
    return at->second;
  }
  const auto at = fallback_.find(option);
  return at == fallback_.end() ? "" : at->second;
}

int Words::number(std::string_view option) const {
  const std::string text = get(option);
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<std::string> Words::list(std::string_view option) const {
  const std::string text = get(option);
  const std::vector<std::string_view> parts = split(text, ',');
  return {parts.begin(), parts.end()};
}

std::vector<std::string_view> split_choices(std::string_view choices) {
  return split(choices, '|');
}

}  // namespace casebook
