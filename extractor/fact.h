// Fact: one statement about one case with the characters that say so, by the
// fact contract (see extractor/README.md).
//
// Keys are generic: kinds.xml declares which a kind has. Numbers keep the
// decimal text they were printed with, so that 0.540 stays 0.540 and nothing
// is lost to binary fractions.
// Invariant: slice(document.text, span) is the quote.
// Threads: a value.
//
//   fact.get("site")  →  "lumbar spine"
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/document.h"
#include "corpus/span.h"

namespace casebook {

struct FactKey {
  std::string name;   // "value", "site", "dose_unit" …
  std::string value;  // a number in canonical decimal form, or a word
  bool number = false;

  bool operator==(const FactKey&) const = default;
};

struct Fact {
  std::string case_id;  // "1", "2" …; "" when about no reported case
  std::string kind;
  std::string name;           // may be empty
  std::vector<FactKey> keys;  // in the order of the contract
  std::string assertion = "present";
  std::vector<std::string> flags;
  std::vector<std::string> readings;  // of a doubtful figure
  Span span;
  SectionKind section = SectionKind::kNone;
  std::string language;
  std::string rule;

  // "" where the key does not apply.
  std::string_view get(std::string_view key) const;
  void set(std::string_view key, std::string_view value, bool number);
  bool operator==(const Fact&) const = default;
};

// One line of JSON Lines, without the line's end.
std::string to_json(const Fact& fact, const Document& document);

}  // namespace casebook
