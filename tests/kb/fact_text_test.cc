#include "kb/fact_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace casebook {
namespace {

using Keys = std::vector<FactKey>;

TEST(FactText, KeysKeepTheirDigitsThereAndBack) {
  const Keys keys = {{"value", "0.540", true},
                     {"low", "-3", true},
                     {"unit", "g/cm2", false},
                     {"site", "a \"b\"\\\n", false},
                     {"order", "2", true},
                     {"name", "ışık", false},
                     {"big", "123456789012345678901234567890", true}};
  const std::string json = keys_to_json(keys);
  EXPECT_EQ(json.substr(0, 33), R"({"value":0.540,"low":-3,"unit":"g)");
  const Keys back = keys_from_json(json).value_or(Keys());
  ASSERT_EQ(back.size(), keys.size());
  for (std::size_t i = 0; i + 1 < keys.size(); ++i)
    EXPECT_EQ(back[i], keys[i]) << i;
}

TEST(FactText, ANumberThatIsNoneInJsonBecomesAString) {
  EXPECT_EQ(keys_to_json({{"value", "007", true}}), R"({"value":"007"})");
  EXPECT_EQ(keys_to_json({{"value", ".5", true}}), R"({"value":".5"})");
  EXPECT_EQ(keys_to_json({{"value", "1\"}", true}}), R"({"value":"1\"}"})");
}

TEST(FactText, WhatIsNoFlatObjectIsRefused) {
  for (const char* json : {"", "[]", "{", R"({"a":[1]})", R"({"a":{"b":1}})",
                           R"({"a":null})", "7"})
    EXPECT_FALSE(keys_from_json(json)) << json;
}

TEST(FactText, IsShownAsPeopleWriteIt) {
  const auto shown = [](const Keys& keys) { return shown_text(keys); };
  EXPECT_EQ(shown({{"value", "-4.5", true}}), "−4.5");
  EXPECT_EQ(shown({{"value", "24", true}, {"unit", "year", false}}),
            "24 years");
  EXPECT_EQ(shown({{"value", "1", true}, {"unit", "month", false}}), "1 month");
  EXPECT_EQ(shown({{"value", "28.1", true}, {"sd", "4.2", true}}),
            "28.1 ± 4.2");
  EXPECT_EQ(shown({{"low", "2", true},
                   {"high", "16.3", true},
                   {"unit", "year", false}}),
            "2–16.3 years");
  EXPECT_EQ(shown({{"low", "-3.5", true}, {"high", "-2.8", true}}),
            "−3.5 to −2.8");
  EXPECT_EQ(shown({{"dose", "20", true},
                   {"dose_unit", "ug", false},
                   {"frequency", "daily", false},
                   {"route", "subcutaneous", false},
                   {"duration", "18", true},
                   {"duration_unit", "month", false}}),
            "20 ug daily, subcutaneous, for 18 months");
  EXPECT_EQ(shown({{"value", "12.5", true}, {"unit", "%", false}}), "12.5%");
  EXPECT_EQ(shown({{"site", "L1", false}}), "");
}

}  // namespace
}  // namespace casebook
