#include "extractor/fact_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace casebook {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 16> kOwnKeys = {
    "document", "case",  "kind",  "name",   "assertion", "flags",
    "readings", "quote", "start", "end",    "section",   "language",
    "rule",     "id",    "page",  "decided"};

bool is_own(std::string_view key) {
  return std::find(kOwnKeys.begin(), kOwnKeys.end(), key) != kOwnKeys.end();
}

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>()
                                                     : std::string();
}

std::vector<std::string> list_of(const json& object, const char* key) {
  std::vector<std::string> list;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return list;
  for (const json& one : *found)
    if (one.is_string()) list.push_back(one.get<std::string>());
  return list;
}

bool span_of(const json& object, Span& span) {
  const auto start = object.find("start"), end = object.find("end");
  if (start == object.end() || end == object.end() ||
      !start->is_number_unsigned() || !end->is_number_unsigned())
    return false;
  const auto from = start->get<std::uint64_t>(), to = end->get<std::uint64_t>();
  if (from > to || to > UINT32_MAX) return false;
  span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
  return true;
}

Error bad(std::string what) {
  return {Fault::kInput, "E-FACT", "", std::move(what),
          "facts are what 'casebook extract' prints"};
}

}  // namespace

Result<ReadFact> read_fact(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return bad("is no JSON object");
  ReadFact read;
  read.document = text_of(object, "document");
  Fact& fact = read.fact;
  fact.kind = text_of(object, "kind");
  if (read.document.empty() || fact.kind.empty())
    return bad("is no fact: it needs document and kind");
  if (!span_of(object, fact.span))
    return bad("is no fact: it needs start and end");
  fact.case_id = text_of(object, "case");
  fact.name = text_of(object, "name");
  if (const std::string said = text_of(object, "assertion"); !said.empty())
    fact.assertion = said;
  fact.flags = list_of(object, "flags");
  fact.readings = list_of(object, "readings");
  fact.language = text_of(object, "language");
  fact.rule = text_of(object, "rule");
  for (const auto& [key, value] : object.items()) {
    if (is_own(key)) continue;
    if (value.is_string()) fact.set(key, value.get<std::string>(), false);
    if (value.is_number()) fact.set(key, value.dump(), true);
  }
  return read;
}

}  // namespace casebook
