#include "kb/decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/sha256.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

constexpr std::array<std::string_view, 8> kVerdicts = {
    "accept", "reject", "correct", "add", "note", "move", "same", "undo"};
constexpr std::size_t kIdDigits = 16;

// All that a decision says, without its place in the journal.
std::string content(const Decision& d) {
  std::string text;
  const auto add = [&text](const char* name, const std::string& value) {
    if (!text.empty()) text += ',';
    text += fmt::format("\"{}\":", name) + value;
  };
  const StoredFact& f = d.fact;
  add("at", json_string(d.at));
  add("by", json_string(d.by));
  add("verdict", json_string(d.verdict));
  add("sha256", json_string(d.sha256));
  add("case", json_string(f.case_id));
  add("kind", json_string(f.kind));
  add("name", json_string(f.name));
  add("assertion", json_string(f.assertion));
  add("keys", f.keys.empty() ? "{}" : f.keys);
  add("start", std::to_string(f.begin));
  add("end", std::to_string(f.end));
  add("quote", json_string(f.quote));
  add("context", json_string(d.context));
  add("sentence", json_string(d.sentence));
  add("rule", json_string(f.rule));
  add("grammar", json_string(d.grammar));
  add("change", d.change.empty() ? "{}" : d.change);
  add("note", json_string(d.note));
  return text;
}

std::string head_of(const Decision& d) {
  return fmt::format("{{\"sequence\":{},{},\"id\":{},\"previous\":{}",
                     d.sequence, content(d), json_string(d.id),
                     json_string(d.previous));
}

// Past the JSON value that begins at `at`; npos where none does. Only
// brackets and strings are looked at: the parser has judged the rest.
std::size_t skip_value(std::string_view text, std::size_t at) {
  int depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') {
        ++at;
      } else if (c == '"') {
        quoted = false;
      }
      continue;
    }
    if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return at;
      --depth;
    } else if (c == ',' && depth == 0) {
      return at;
    }
  }
  return std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  const auto space = [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

std::int64_t integer_of(std::string_view text) {
  std::int64_t value = -1;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc() && end == text.data() + text.size() ? value : -1;
}

Error no_decision(std::string what) {
  return {Fault::kInput, "E-DECISION", "", std::move(what), ""};
}

// A flat object of words and numbers, or with one such object in it.
bool is_plain_object(std::string_view text, int depth) {
  const auto members = json_members(text);
  if (!members) return false;
  return std::all_of(members->begin(), members->end(), [&](const auto& m) {
    if (m.value.starts_with('[')) return false;
    return !m.value.starts_with('{') ||
           (depth > 0 && is_plain_object(m.value, depth - 1));
  });
}

void take_member(Decision& d, const JsonMember& member) {
  StoredFact& f = d.fact;
  const std::array<std::pair<std::string_view, std::string*>, 15> texts = {{
      {"at", &d.at},
      {"by", &d.by},
      {"verdict", &d.verdict},
      {"sha256", &d.sha256},
      {"case", &f.case_id},
      {"kind", &f.kind},
      {"name", &f.name},
      {"assertion", &f.assertion},
      {"quote", &f.quote},
      {"context", &d.context},
      {"sentence", &d.sentence},
      {"rule", &f.rule},
      {"grammar", &d.grammar},
      {"note", &d.note},
      {"id", &d.id},
  }};
  for (const auto& [name, field] : texts)
    if (member.name == name) *field = json_text(member.value);
  if (member.name == "previous") d.previous = json_text(member.value);
  if (member.name == "hash") d.hash = json_text(member.value);
  if (member.name == "sequence") d.sequence = integer_of(member.value);
  if (member.name == "start") f.begin = integer_of(member.value);
  if (member.name == "end") f.end = integer_of(member.value);
  if (member.name == "keys") f.keys = member.value;
  if (member.name == "change") d.change = member.value;
}

Status check(const Decision& d) {
  const auto known = std::find(kVerdicts.begin(), kVerdicts.end(), d.verdict);
  if (known == kVerdicts.end())
    return no_decision("'" + d.verdict + "' is no verdict");
  if (d.by.empty()) return no_decision("it does not say by whom");
  const bool hexadecimal =
      d.sha256.size() == 64 &&
      d.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hexadecimal) return no_decision("it names no document's SHA-256");
  if (d.fact.begin < 0 || d.fact.end < d.fact.begin)
    return no_decision("it has no place in the text");
  if (!keys_from_json(d.fact.keys.empty() ? "{}" : d.fact.keys))
    return no_decision("its keys are no flat object");
  if (!is_plain_object(d.change, 1))
    return no_decision("its change is no plain object");
  return Ok{};
}

}  // namespace

std::string json_text(std::string_view value) {
  const auto text = nlohmann::json::parse(value, nullptr, false);
  return text.is_string() ? text.get<std::string>() : std::string();
}

std::optional<std::vector<JsonMember>> json_members(std::string_view object) {
  if (!nlohmann::json::accept(object)) return std::nullopt;
  std::string_view rest = trimmed(object);
  if (!rest.starts_with('{')) return std::nullopt;
  rest.remove_prefix(1);
  std::vector<JsonMember> members;
  while (true) {
    rest = trimmed(rest);
    if (rest.starts_with(',')) rest = trimmed(rest.substr(1));
    if (!rest.starts_with('"')) return members;
    std::size_t colon = 1;
    while (colon < rest.size() && rest[colon] != '"')
      colon += rest[colon] == '\\' ? 2 : 1;
    JsonMember member;
    member.name = json_text(rest.substr(0, colon + 1));
    colon = rest.find(':', colon);
    const std::size_t end =
        colon == std::string_view::npos ? colon : skip_value(rest, colon + 1);
    if (end == std::string_view::npos) return std::nullopt;
    member.value = trimmed(rest.substr(colon + 1, end - colon - 1));
    members.push_back(std::move(member));
    rest.remove_prefix(end);
  }
}

std::string json_field(std::string_view object, std::string_view name) {
  const auto members = json_members(object);
  if (!members) return {};
  for (const JsonMember& member : *members)
    if (member.name == name) return json_text(member.value);
  return {};
}

std::string id_of(const Decision& decision) {
  return sha256_hex(content(decision)).substr(0, kIdDigits);
}

void seal(Decision& decision, std::int64_t sequence, std::string previous) {
  decision.sequence = sequence;
  decision.previous = std::move(previous);
  decision.id = id_of(decision);
  decision.hash = sha256_hex(head_of(decision));
}

bool is_sealed(const Decision& decision) {
  return decision.id == id_of(decision) &&
         decision.hash == sha256_hex(head_of(decision));
}

std::string to_line(const Decision& decision) {
  return head_of(decision) + ",\"hash\":" + json_string(decision.hash) + "}";
}

Decision decision_members(std::string_view object) {
  Decision decision;
  const auto members = json_members(object);
  if (members) {
    for (const JsonMember& member : *members) take_member(decision, member);
  }
  if (decision.fact.keys.empty()) decision.fact.keys = "{}";
  if (decision.fact.assertion.empty()) decision.fact.assertion = "present";
  return decision;
}

Result<Decision> decision_from_line(std::string_view line) {
  if (!json_members(line)) return no_decision("it is no JSON object");
  Decision decision = decision_members(line);
  const Status fine = check(decision);
  if (!fine) return fine.error();
  return decision;
}

}  // namespace casebook
