#include "kb/fact_json.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <vector>

#include "kb/fact_text.h"

namespace casebook {
namespace {

void add(std::string& line, const char* name, std::string_view value) {
  if (value.empty()) return;
  line += fmt::format(", \"{}\": {}", name, json_string(value));
}

// "doubtful sign; contradicted" as a JSON list.
void add_list(std::string& line, const char* name, std::string_view joined) {
  if (joined.empty()) return;
  std::string list;
  while (!joined.empty()) {
    const std::size_t end = joined.find("; ");
    list += (list.empty() ? "" : ", ") + json_string(joined.substr(0, end));
    joined.remove_prefix(end == joined.npos ? joined.size() : end + 2);
  }
  line += fmt::format(", \"{}\": [{}]", name, list);
}

std::string keys_text(std::string_view json) {
  const auto keys = keys_from_json(json);
  if (!keys) return {};
  std::string text = shown_text(*keys);
  for (const char* name : {"site", "side", "time"}) {
    const std::string_view word = key_value(*keys, name);
    if (!word.empty()) text += (text.empty() ? "" : ", ") + std::string(word);
  }
  return text;
}

}  // namespace

std::string fact_json(std::string_view document, std::string_view sha256,
                      const StoredFact& fact, std::int64_t page) {
  std::string line = "{\"document\": " + json_string(document);
  line += ", \"case\": " + json_string(fact.case_id);
  add(line, "kind", fact.kind);
  add(line, "name", fact.name);
  const auto members = json_members(fact.keys);
  if (members) {
    for (const JsonMember& key : *members)
      line += ", " + json_string(key.name) + ": " + std::string(key.value);
  }
  add(line, "assertion", fact.assertion);
  add_list(line, "flags", fact.flags);
  add_list(line, "readings", fact.readings);
  add(line, "quote", fact.quote);
  line += fmt::format(", \"start\": {}, \"end\": {}", fact.begin, fact.end);
  if (page > 0) line += fmt::format(", \"page\": {}", page);
  add(line, "section", fact.section);
  add(line, "language", fact.language);
  add(line, "rule", fact.rule);
  add(line, "id", fact_id(sha256, fact));
  add(line, "decided", fact.decided);
  return line + "}";
}

std::optional<StoredFact> fact_from_json(std::string_view line,
                                         std::string& document) {
  const auto members = json_members(line);
  if (!members) return std::nullopt;
  StoredFact fact;
  fact.assertion = "present";
  fact.begin = -1;
  const std::map<std::string_view, std::string*> texts = {
      {"document", &document},        {"case", &fact.case_id},
      {"kind", &fact.kind},           {"name", &fact.name},
      {"assertion", &fact.assertion}, {"quote", &fact.quote},
      {"section", &fact.section},     {"language", &fact.language},
      {"rule", &fact.rule},           {"decided", &fact.decided}};
  std::string keys;
  for (const JsonMember& member : *members) {
    const auto text = texts.find(member.name);
    if (text != texts.end()) {
      *text->second = json_text(member.value);
    } else if (member.name == "start" || member.name == "end") {
      const std::optional<double> place = decimal(member.value);
      if (!place || *place < 0) return std::nullopt;
      (member.name == "start" ? fact.begin : fact.end) =
          static_cast<std::int64_t>(*place);
    } else if (!member.value.starts_with('[') && member.name != "id" &&
               member.name != "page") {
      keys += (keys.empty() ? "" : ",") + json_string(member.name) + ":" +
              std::string(member.value);
    }
  }
  fact.keys = "{" + keys + "}";
  if (document.empty() || fact.kind.empty() || fact.begin < 0)
    return std::nullopt;
  return fact;
}

std::string fact_text(const StoredFact& fact) {
  std::string text = fact.kind;
  if (!fact.name.empty()) text += " " + fact.name;
  const std::string keys = keys_text(fact.keys);
  if (!keys.empty()) text += " " + keys;
  if (fact.assertion != "present") text += " (" + fact.assertion + ")";
  if (!fact.decided.empty()) text += " [" + fact.decided + "]";
  return text;
}

std::string decision_words(const Decision& decision) {
  std::string text = fmt::format("{} {}: {}", decision.at.substr(0, 10),
                                 decision.by, decision.verdict);
  if (decision.verdict == "correct") {
    StoredFact said;
    said.kind = json_field(decision.change, "kind");
    said.name = json_field(decision.change, "name");
    said.assertion = json_field(decision.change, "assertion");
    const auto members = json_members(decision.change);
    for (const JsonMember& member : members.value_or(std::vector<JsonMember>{}))
      if (member.name == "keys") said.keys = member.value;
    text += " → " + fact_text(said);
  }
  if (decision.verdict == "move")
    text += " → case " + json_field(decision.change, "case");
  if (decision.verdict == "same") {
    const bool one = json_field(decision.change, "one") == "yes";
    text +=
        fmt::format(" patient: {}, {:.8}#{} and {:.8}#{}", one ? "yes" : "no",
                    decision.sha256, decision.fact.case_id,
                    json_field(decision.change, "sha256"),
                    json_field(decision.change, "case"));
  }
  if (decision.verdict == "undo")
    text += " of " + json_field(decision.change, "undoes");
  if (!decision.note.empty()) text += " (" + decision.note + ")";
  return text;
}

std::string decision_text(const Decision& decision) {
  return decision.id + " " + decision_words(decision);
}

std::vector<const Decision*> decisions_about(
    const std::vector<Decision>& decisions, std::string_view fact) {
  std::vector<const Decision*> about;
  for (const Decision& one : decisions) {
    if (!one.fact.kind.empty() && one.verdict != "same" &&
        fact_id(one.sha256, one.fact) == fact)
      about.push_back(&one);
  }
  return about;
}

}  // namespace casebook
