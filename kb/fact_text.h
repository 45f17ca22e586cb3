// A fact's keys as they are stored (one JSON object, digits as printed) and
// as a person writes them ("20 ug daily, subcutaneous, for 18 months").
//
// Nothing here knows a kind: only the names of the contract's keys.
// Threads: pure.
//
//   keys_to_json({{"value", "0.540", true}, {"unit", "g/cm2", false}})
//     → {"value":0.540,"unit":"g/cm2"}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/fact.h"

namespace casebook {

std::string keys_to_json(const std::vector<FactKey>& keys);
// The inverse; empty for what is not such an object.
std::optional<std::vector<FactKey>> keys_from_json(std::string_view json);

// A minus is U+2212, a range has an en dash. Site, side and time are left to
// the reader of the row.
std::string shown_text(const std::vector<FactKey>& keys);

// "" where there is none.
std::string_view key_value(const std::vector<FactKey>& keys,
                           std::string_view name);
// Of a canonical decimal; nothing where the text is not one.
std::optional<double> decimal(std::string_view text);
// One JSON string with its quotes.
std::string json_string(std::string_view text);
void append_json_string(std::string_view text, std::string& json);

}  // namespace casebook
