#include "kb/decision_request.h"

#include <fmt/format.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/decision.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

constexpr std::size_t kMaxName = 200;
constexpr std::size_t kMaxNote = 65536;

constexpr std::array<std::string_view, 10> kNumbers = {
    "value", "low",    "high",    "sd",       "dose",
    "order", "offset", "ref_low", "ref_high", "duration"};
constexpr std::array<std::string_view, 8> kAssertions = {
    "present", "absent", "not done", "possible",
    "advised", "past",   "family",   "general"};

Error usage(std::string code, std::string what, std::string hint = "") {
  return {Fault::kUsage, std::move(code), "", std::move(what), std::move(hint)};
}

// Text that JSON can hold: whole UTF-8 without control characters.
bool is_clean(std::string_view text) {
  const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
  });
  return !controls && json_text(json_string(text)) == text;
}

// Digits, a sign and a point at most: "inf" and "nan" are figures to C only.
bool is_figure(std::string_view value) {
  return decimal(value) &&
         value.find_first_not_of("+-.0123456789") == std::string_view::npos;
}

constexpr std::array<std::string_view, 12> kWords = {
    "unit",  "site",   "side",   "time",        "dose_unit",     "frequency",
    "route", "status", "anchor", "offset_unit", "duration_unit", "assertion"};

// When something holds may be said of a fact of any kind.
constexpr std::array<std::string_view, 3> kOfAnyKind = {"anchor", "offset",
                                                        "offset_unit"};

bool is_key(std::string_view name) {
  return std::find(kNumbers.begin(), kNumbers.end(), name) != kNumbers.end() ||
         std::find(kWords.begin(), kWords.end(), name) != kWords.end();
}

// Whether facts of the kind have all of these keys: a dose is nothing for an
// age. Of a fact that stays of its kind, only the keys that are changed count.
Status check_declared(const std::vector<FactKey>& keys, const std::string& kind,
                      const DecisionRequest& request) {
  const Kind* known =
      request.kinds == nullptr ? nullptr : request.kinds->find(kind);
  if (known == nullptr) return Ok{};
  for (const FactKey& key : keys) {
    const bool asked =
        request.kind ||
        std::any_of(request.keys.begin(), request.keys.end(),
                    [&](const auto& one) { return one.first == key.name; });
    const bool any = std::find(kOfAnyKind.begin(), kOfAnyKind.end(),
                               key.name) != kOfAnyKind.end();
    if (!asked || any || known->has_key(key.name)) continue;
    std::vector<std::string_view> has;
    has.reserve(known->keys.size());
    for (const KindKey& one : known->keys) has.push_back(one.name);
    return usage("E-DECISION-KEY",
                 fmt::format("a fact of kind '{}' has no '{}'", kind, key.name),
                 has.empty() ? "it has a name and an assertion alone"
                             : fmt::format("it has: {}", fmt::join(has, ", ")));
  }
  return Ok{};
}

}  // namespace

std::string time_text() {
  timeval now{};
  gettimeofday(&now, nullptr);
  std::tm parts{};
  gmtime_r(&now.tv_sec, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  return fmt::format("{}.{:03}Z", text.data(), now.tv_usec / 1000);
}

Status check_request(const DecisionRequest& request) {
  if (request.by.empty() || request.by.size() > kMaxName) {
    return usage("E-DECISION-BY", "a decision needs the name of who decides",
                 "say --by NAME");
  }
  if (request.note.size() > kMaxNote) {
    return usage("E-DECISION-NOTE",
                 fmt::format("a note holds at most {} bytes", kMaxNote));
  }
  bool clean = is_clean(request.by) && is_clean(request.note) &&
               is_clean(request.name.value_or("")) &&
               is_clean(request.case_id.value_or(""));
  for (const auto& [key, value] : request.keys)
    clean = clean && is_clean(key) && is_clean(value);
  if (!clean) {
    return usage("E-DECISION-TEXT",
                 "the words are no clean UTF-8 or hold control characters");
  }
  if (request.assertion && std::find(kAssertions.begin(), kAssertions.end(),
                                     *request.assertion) == kAssertions.end()) {
    return usage("E-DECISION-ASSERTION",
                 "'" + *request.assertion + "' is no assertion",
                 fmt::format("one of: {}", fmt::join(kAssertions, ", ")));
  }
  return Ok{};
}

Result<std::string> edited_keys(const std::string& keys,
                                const std::string& kind,
                                const DecisionRequest& request) {
  std::vector<FactKey> all =
      keys_from_json(keys).value_or(std::vector<FactKey>{});
  for (const auto& [name, value] : request.keys) {
    if (!is_key(name)) {
      return usage("E-DECISION-KEY", "'" + name + "' is no key of a fact",
                   fmt::format("one of: {}, {}", fmt::join(kNumbers, ", "),
                               fmt::join(kWords, ", ")));
    }
    const bool number =
        std::find(kNumbers.begin(), kNumbers.end(), name) != kNumbers.end();
    if (number && !value.empty() && !is_figure(value)) {
      return usage("E-DECISION-NUMBER",
                   fmt::format("'{}' is no figure for {}", value, name),
                   "write it with digits and a point: -3.2");
    }
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const auto& k) { return k.name == name; });
    if (value.empty()) {
      if (at != all.end()) all.erase(at);
    } else if (at != all.end()) {
      *at = {name, value, number};
    } else {
      all.push_back({name, value, number});
    }
  }
  const Status declared = check_declared(all, kind, request);
  if (!declared) return declared.error();
  return keys_to_json(all);
}

}  // namespace casebook
