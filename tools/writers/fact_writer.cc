#include "tools/writers/fact_writer.h"

#include <fmt/format.h>

#include <array>

#include "corpus/how_many.h"
#include "corpus/page_number.h"
#include "extractor/fact.h"
#include "kb/stored_fact.h"

namespace casebook {
namespace {

std::string nothing() { return ""; }

std::string write_jsonl(const Document& document, const Extraction& found) {
  std::string out;
  for (const Fact& fact : found.facts) out += to_json(fact, document) + "\n";
  return out;
}

// A cell by RFC 4180. Words that a spreadsheet would run as a formula get an
// apostrophe before them; figures never do.
std::string csv_cell(std::string_view text, bool number) {
  std::string cell(text);
  const bool formula =
      !cell.empty() &&
      std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
  if (formula && !number) cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

// Keys of the contract that have a column of their own.
constexpr std::array<const char*, 18> kKeyColumns = {
    "value", "low",     "high",      "sd",       "unit",
    "site",  "side",    "time",      "dose",     "dose_unit",
    "route", "status",  "frequency", "duration", "duration_unit",
    "order", "ref_low", "ref_high"};

std::string csv_head() {
  std::string line = "document,case,kind,name";
  for (const char* key : kKeyColumns) line += fmt::format(",{}", key);
  return line + ",assertion,flags,quote,start,end,section,language,rule\r\n";
}

const FactKey* find_key(const Fact& fact, std::string_view name) {
  for (const FactKey& key : fact.keys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

std::string csv_line(const Document& document, const Fact& fact) {
  std::string line = csv_cell(document.id, false);
  for (const std::string& cell : {fact.case_id, fact.kind, fact.name}) {
    line += fmt::format(",{}", csv_cell(cell, false));
  }
  for (const char* name : kKeyColumns) {
    const FactKey* key = find_key(fact, name);
    line += key == nullptr
                ? ","
                : fmt::format(",{}", csv_cell(key->value, key->number));
  }
  const std::string_view quote = slice(document.text, fact.span);
  line += fmt::format(
      ",{},{},{},{},{},{},{},{}", csv_cell(fact.assertion, false),
      csv_cell(fmt::format("{}", fmt::join(fact.flags, "; ")), false),
      csv_cell(folded_space(quote), false), fact.span.begin, fact.span.end,
      to_text(fact.section), csv_cell(fact.language, false),
      csv_cell(fact.rule, false));
  return line + "\r\n";
}

std::string write_csv(const Document& document, const Extraction& found) {
  std::string out;
  for (const Fact& fact : found.facts) out += csv_line(document, fact);
  return out;
}

// "-4.5 lumbar spine baseline": what the keys say, in the contract's order.
std::string said(const Fact& fact) {
  std::string text = fact.name;
  for (const FactKey& key : fact.keys) {
    if (key.value.empty()) continue;
    const bool plain = key.name == "value" || key.name.ends_with("unit") ||
                       key.name == "site" || key.name == "dose" ||
                       key.name == "time" || key.name == "frequency" ||
                       key.name == "route" || key.name == "side";
    text += text.empty() ? "" : " ";
    text += plain ? key.value : key.name + " " + key.value;
  }
  return text;
}

std::string write_list(const Document& document, const Extraction& found) {
  std::string out = fmt::format("{}: {}, {}\n", document.id,
                                how_many(found.facts.size(), "fact"),
                                how_many(found.cases.size(), "case"));
  for (const Fact& fact : found.facts) {
    const std::uint32_t page = page_at(document, fact.span.begin);
    out += fmt::format(
        "  {:<4} {:<12} {:<36} {:<9} “{}” ({}{})\n",
        fact.case_id.empty() ? "–" : fact.case_id, fact.kind, said(fact),
        fact.assertion == "present" ? "" : fact.assertion,
        folded_space(slice(document.text, fact.span)), fact.span.to_text(),
        page == 0 ? "" : fmt::format(", p. {}", page));
  }
  return out;
}

constexpr std::array<FactWriter, 3> kWriters = {{
    {"jsonl", "one fact a line, by the contract", nothing, write_jsonl},
    {"csv", "one fact a row, for a spreadsheet", csv_head, write_csv},
    {"table", "a list for people", nothing, write_list},
}};

}  // namespace

std::span<const FactWriter> fact_writers() { return kWriters; }

const FactWriter* fact_writer(std::string_view name) {
  for (const FactWriter& writer : kWriters) {
    if (name == writer.name) return &writer;
  }
  return nullptr;
}

}  // namespace casebook
