#include "kb/fact_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/ascii.h"

namespace casebook {
namespace {

// JSON's numbers: no plus, no bare point, no leading zero.
bool is_json_number(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  if (!digits(whole) || (whole.size() > 1 && whole.front() == '0'))
    return false;
  return point == std::string_view::npos || digits(text.substr(point + 1));
}

// Takes a flat object apart; keeps numbers as they are written.
class KeysReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return false; }
  bool boolean(bool) override { return false; }
  bool number_integer(number_integer_t value) override {
    return add(std::to_string(value), true);
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add(std::to_string(value), true);
  }
  bool number_float(number_float_t, const string_t& text) override {
    return add(text, true);
  }
  bool string(string_t& text) override { return add(text, false); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return ++depth_ == 1; }
  bool key(string_t& text) override {
    name_ = text;
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return false; }
  bool end_array() override { return false; }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::json::exception&) override {
    return false;
  }

  std::vector<FactKey> keys;

 private:
  bool add(std::string value, bool number) {
    if (depth_ != 1) return false;
    keys.push_back({name_, std::move(value), number});
    return true;
  }
  int depth_ = 0;
  std::string name_;
};

std::string signed_text(std::string_view number) {
  if (number.empty() || number.front() != '-') return std::string(number);
  return fmt::format("\u2212{}", number.substr(1));
}

// "12 months", "1 year", "20 ug".
std::string with_unit(const std::string& amount, std::string_view unit) {
  constexpr std::array<std::string_view, 4> kCounted = {"year", "month", "week",
                                                        "day"};
  if (unit.empty()) return amount;
  if (unit == "%") return amount + "%";
  const bool counted =
      std::find(kCounted.begin(), kCounted.end(), unit) != kCounted.end();
  return fmt::format("{} {}{}", amount, unit,
                     counted && amount != "1" ? "s" : "");
}

std::string range_text(std::string_view low, std::string_view high) {
  const bool negative = low.starts_with('-') || high.starts_with('-');
  return signed_text(low) + (negative ? " to " : "\u2013") + signed_text(high);
}

std::string figure_text(const std::vector<FactKey>& keys) {
  const std::string_view value = key_value(keys, "value");
  const std::string_view low = key_value(keys, "low");
  const std::string_view high = key_value(keys, "high");
  const std::string_view sd = key_value(keys, "sd");
  std::string text;
  if (!value.empty()) {
    text = signed_text(value);
    if (!sd.empty()) text += " \u00b1 " + std::string(sd);
  }
  if (!low.empty() && !high.empty()) {
    const std::string range = range_text(low, high);
    text = text.empty() ? range : text + " (" + range + ")";
  } else if (!low.empty()) {
    text += "\u2265" + signed_text(low);
  } else if (!high.empty()) {
    text += "\u2264" + signed_text(high);
  }
  return text.empty() ? text : with_unit(text, key_value(keys, "unit"));
}

}  // namespace

std::string_view key_value(const std::vector<FactKey>& keys,
                           std::string_view name) {
  for (const FactKey& key : keys)
    if (key.name == name) return key.value;
  return {};
}

void append_json_string(std::string_view text, std::string& json) {
  json += '"';
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (!control && c != '"' && c != '\\') continue;
    json += text.substr(done, at - done);
    if (control) {
      json += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      json += '\\';
      json += c;
    }
    done = at + 1;
  }
  json += text.substr(done);
  json += '"';
}

std::string json_string(std::string_view text) {
  std::string json;
  append_json_string(text, json);
  return json;
}

std::string keys_to_json(const std::vector<FactKey>& keys) {
  std::string json = "{";
  for (const FactKey& key : keys) {
    if (json.size() > 1) json += ',';
    append_json_string(key.name, json);
    json += ':';
    if (key.number && is_json_number(key.value)) {
      json += key.value;
    } else {
      append_json_string(key.value, json);
    }
  }
  json += '}';
  return json;
}

std::optional<std::vector<FactKey>> keys_from_json(std::string_view json) {
  KeysReader reader;
  if (!nlohmann::json::sax_parse(json, &reader)) return std::nullopt;
  return std::move(reader.keys);
}

std::string shown_text(const std::vector<FactKey>& keys) {
  std::string text;
  const auto add = [&text](std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += ", ";
    text += part;
  };
  // Most facts say something of a site or a time, or nothing besides.
  const bool more = std::any_of(keys.begin(), keys.end(), [](const auto& key) {
    return key.name != "site" && key.name != "side" && key.name != "time";
  });
  if (!more) return text;
  add(figure_text(keys));
  const std::string_view dose = key_value(keys, "dose");
  const std::string_view frequency = key_value(keys, "frequency");
  std::string course;
  if (!dose.empty())
    course = with_unit(std::string(dose), key_value(keys, "dose_unit"));
  if (!course.empty() && !frequency.empty()) course += ' ';
  course += frequency;
  add(course);
  add(key_value(keys, "route"));
  const std::string_view duration = key_value(keys, "duration");
  if (!duration.empty()) {
    add("for " +
        with_unit(std::string(duration), key_value(keys, "duration_unit")));
  }
  return text;
}

std::optional<double> decimal(std::string_view text) {
  double value = 0;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

}  // namespace casebook
