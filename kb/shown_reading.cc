#include "kb/shown_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "corpus/ascii.h"
#include "extractor/tsv.h"
#include "kb/csv.h"

namespace casebook {
namespace {

Error unreadable(std::string_view text) {
  return {Fault::kInput, "E-XLSX-EDIT", "",
          fmt::format("'{}' is not understood", text),
          "write figures as the table does: 31, −2.5, 2–16 years, 20 ug daily, "
          "for 12 months"};
}

std::string replaced(std::string_view text, std::string_view what,
                     std::string_view by) {
  std::string made(text);
  for (std::size_t at = made.find(what); at != std::string::npos;
       at = made.find(what, at + by.size()))
    made.replace(at, what.size(), by);
  return made;
}

// A number at the text's begin, with a point; takes it off. "1,200" might be a
// thousand or a bit more than one, so it is none.
std::optional<std::string> take_number(std::string_view& text) {
  std::string number;
  std::string_view rest = text;
  if (rest.starts_with('-') || rest.starts_with('+')) {
    if (rest.front() == '-') number = "-";
    rest.remove_prefix(1);
  }
  std::size_t whole = 0;
  while (whole < rest.size() && is_digit(rest[whole])) ++whole;
  if (whole == 0) return std::nullopt;
  number += rest.substr(0, whole);
  rest.remove_prefix(whole);
  const bool point = rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') &&
                     is_digit(rest[1]);
  if (point) {
    std::size_t digits = 1;
    while (digits < rest.size() && is_digit(rest[digits])) ++digits;
    if (rest[0] == ',' && digits == 4) return std::nullopt;
    number += '.';
    number += rest.substr(1, digits - 1);
    rest.remove_prefix(digits);
  }
  if (plain_number(number).empty()) return std::nullopt;
  text = rest;
  return number;
}

// As the contract writes it.
std::string unit_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12>
      kShort = {{{"years", "year"},
                 {"yr", "year"},
                 {"yrs", "year"},
                 {"months", "month"},
                 {"mo", "month"},
                 {"mos", "month"},
                 {"weeks", "week"},
                 {"wk", "week"},
                 {"wks", "week"},
                 {"days", "day"},
                 {"d", "day"},
                 {"g/cm\u00b2", "g/cm2"}}};
  std::string unit = replaced(text, "\u00b5g", "ug");
  unit = replaced(unit, "\u03bcg", "ug");
  for (const auto& [written, meant] : kShort)
    if (unit == written) return std::string(meant);
  return unit;
}

// "2-16", "-2.5 to -1", "31 ± 2", "≥3", "7": takes the figure off.
bool take_figure(std::string_view& text, KeyList& keys) {
  for (const auto& [sign, key] :
       {std::pair("\u2265", "low"), std::pair("\u2264", "high")}) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(std::string_view(sign).size());
    text = trimmed(text);
    const auto bound = take_number(text);
    if (bound) keys.emplace_back(key, *bound);
    return bound.has_value();
  }
  const auto first = take_number(text);
  if (!first) return false;
  std::string_view rest = trimmed(text);
  if (rest.starts_with("\u00b1")) {
    rest.remove_prefix(std::string_view("\u00b1").size());
    rest = trimmed(rest);
    const auto sd = take_number(rest);
    if (!sd) return false;
    keys.emplace_back("value", *first);
    keys.emplace_back("sd", *sd);
    text = rest;
    return true;
  }
  for (const char* dash : {"\u2013", "to ", "-"}) {
    if (!rest.starts_with(dash)) continue;
    rest.remove_prefix(std::string_view(dash).size());
    rest = trimmed(rest);
    const auto last = take_number(rest);
    if (!last) return false;
    keys.emplace_back("low", *first);
    keys.emplace_back("high", *last);
    text = rest;
    return true;
  }
  keys.emplace_back("value", *first);
  return true;
}

// "(12 mo)" at the text's end: takes it off.
bool take_offset(std::string_view& text, KeyList& keys) {
  if (!text.ends_with(')')) return true;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) return false;
  std::string_view inner = text.substr(open + 1);
  inner.remove_suffix(1);
  const auto number = take_number(inner);
  const std::string unit = unit_of(trimmed(inner));
  const bool known =
      unit == "year" || unit == "month" || unit == "week" || unit == "day";
  if (!number || !known) return false;
  keys.emplace_back("offset", *number);
  keys.emplace_back("offset_unit", unit);
  text = trimmed(text.substr(0, open));
  return true;
}

bool is_unit(std::string_view word) {
  return !word.empty() && word.size() <= 12 &&
         std::all_of(word.begin(), word.end(), [](char c) {
           return static_cast<unsigned char>(c) > ' ' && c != '(' && c != ')' &&
                  c != '"' && c != ';';
         });
}

bool read_measure(std::string_view text, KeyList& keys) {
  if (!take_offset(text, keys) || !take_figure(text, keys)) return false;
  text = trimmed(text);
  if (text.empty()) return true;
  if (!is_unit(text)) return false;
  keys.emplace_back("unit", unit_of(text));
  return true;
}

// "20 ug daily": a unit begins with a letter and is short; the rest says how
// often.
bool read_dose(std::string_view text, KeyList& keys) {
  const auto dose = take_number(text);
  if (!dose) return false;
  keys.emplace_back("dose", *dose);
  text = trimmed(text);
  const std::size_t space = std::min(text.find(' '), text.size());
  const std::string unit = unit_of(text.substr(0, space));
  constexpr std::array<std::string_view, 12> kUnits = {
      "mg",    "ug",    "g",    "IU", "mL",    "mg/kg",
      "ug/kg", "mg/m2", "mmol", "U",  "drops", "mcg"};
  if (std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end()) {
    keys.emplace_back("dose_unit", unit == "mcg" ? "ug"
                                   : unit == "U" ? "IU"
                                                 : unit);
    text = trimmed(text.substr(space));
  }
  if (!text.empty()) keys.emplace_back("frequency", text);
  return true;
}

bool read_duration(std::string_view text, KeyList& keys) {
  const auto number = take_number(text);
  const std::string unit = unit_of(trimmed(text));
  if (!number || !is_unit(unit)) return false;
  keys.emplace_back("duration", *number);
  keys.emplace_back("duration_unit", unit);
  return true;
}

// A word that is no figure: a route, what became of the course, or how often.
bool read_word(std::string_view text, const ShownReading& reading,
               KeyList& keys) {
  constexpr std::array<std::string_view, 4> kStatus = {"started", "stopped",
                                                       "switched", "held"};
  const auto among = [text](const auto& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
  };
  const char* const key = among(reading.routes) ? "route"
                          : among(kStatus)      ? "status"
                                                : "frequency";
  if (!reading.dose || !value_of(keys, key).empty()) return false;
  keys.emplace_back(key, text);
  return true;
}

}  // namespace

std::string_view value_of(const KeyList& keys, std::string_view name) {
  for (const auto& [key, value] : keys)
    if (key == name) return value;
  return {};
}

Result<KeyList> read_shown(std::string_view text, const ShownReading& reading) {
  const std::string plain = replaced(text, "\u2212", "-");
  KeyList keys;
  std::string_view left = plain;
  bool first = true;
  while (!left.empty()) {
    const std::size_t comma = left.find(", ");
    const std::string_view part = trimmed(left.substr(0, comma));
    left = comma == std::string_view::npos ? std::string_view()
                                           : left.substr(comma + 2);
    if (part.empty()) continue;
    const bool figure = is_digit(part.front()) || part.front() == '-' ||
                        part.front() == '+' || part.starts_with("\u2265") ||
                        part.starts_with("\u2264");
    const bool fine =
        part.starts_with("for ") ? read_duration(part.substr(4), keys)
        : figure && first
            ? (reading.dose ? read_dose(part, keys) : read_measure(part, keys))
            : !figure && read_word(part, reading, keys);
    if (!fine) return unreadable(text);
    first = false;
  }
  return keys;
}

}  // namespace casebook
