#include "extractor/fact.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace casebook {
namespace {

class Facts : public testing::Test {
 protected:
  Facts() {
    document_.id = "a report";
    document_.text = "Kırık: \"T\n  skoru\" −3,20 idi.";
    fact_.case_id = "1";
    fact_.kind = "bmd";
    fact_.name = "T-score";
    fact_.set("value", "-3.20", true);
    fact_.set("site", "lumbar spine", false);
    fact_.span = {0, static_cast<std::uint32_t>(document_.text.size())};
    fact_.section = SectionKind::kCase;
    fact_.language = "tr";
    fact_.rule = "bmd.score-figure";
  }
  nlohmann::json json() const {
    return nlohmann::json::parse(to_json(fact_, document_), nullptr, false);
  }

  Document document_;
  Fact fact_;
};

TEST_F(Facts, AreOneLineOfJson) {
  EXPECT_EQ(to_json(fact_, document_).find('\n'), std::string::npos);
  const nlohmann::json line = json();
  ASSERT_TRUE(line.is_object());
  EXPECT_EQ(line["document"], "a report");
  EXPECT_EQ(line["case"], "1");
  EXPECT_EQ(line["kind"], "bmd");
  EXPECT_EQ(line["name"], "T-score");
  EXPECT_EQ(line["site"], "lumbar spine");
  EXPECT_EQ(line["assertion"], "present");
  EXPECT_EQ(line["section"], "case");
  EXPECT_EQ(line["language"], "tr");
  EXPECT_EQ(line["rule"], "bmd.score-figure");
  EXPECT_EQ(line["start"], 0);
}

TEST_F(Facts, KeepTheDigitsThatWerePrinted) {
  EXPECT_NE(to_json(fact_, document_).find("\"value\": -3.20,"),
            std::string::npos);
}

TEST_F(Facts, FoldTheWhiteSpaceOfTheQuoteOnly) {
  EXPECT_EQ(json()["quote"], "Kırık: \"T skoru\" −3,20 idi.");
}

TEST_F(Facts, LeaveOutWhatDoesNotApply) {
  fact_.case_id.clear();
  fact_.name.clear();
  const nlohmann::json line = json();
  EXPECT_EQ(line["case"], "");
  EXPECT_FALSE(line.contains("name"));
  EXPECT_FALSE(line.contains("flags"));
  EXPECT_FALSE(line.contains("dose"));
}

TEST_F(Facts, ShowFlagsAndReadings) {
  fact_.flags = {"doubtful sign"};
  fact_.readings = {"3.2", "-3.2"};
  const nlohmann::json line = json();
  EXPECT_EQ(line["flags"], nlohmann::json({"doubtful sign"}));
  EXPECT_EQ(line["readings"], nlohmann::json({"3.2", "-3.2"}));
}

TEST_F(Facts, EscapeWhatMustBeWhereverItStands) {
  for (const std::string odd :
       {"\"", "\\", "\n", "\x1F", "\x7F", "ı", "!", "]"}) {
    for (std::size_t at = 0; at < 20; ++at) {
      fact_.name = std::string(19, 'a').insert(at, odd);
      const std::string line = to_json(fact_, document_);
      EXPECT_NE(line.find("\"name\": " + nlohmann::json(fact_.name).dump()),
                std::string::npos)
          << line;
    }
  }
}

TEST_F(Facts, AreJsonWhateverFigureStandsInThem) {
  for (const char* value :
       {"007", "-0.5", "0", "00.50", "seven", "-", "1.", "4 months", "1e5"}) {
    fact_.set("value", value, true);
    EXPECT_FALSE(json().is_discarded()) << to_json(fact_, document_);
  }
  fact_.set("value", "007", true);
  EXPECT_EQ(json()["value"], 7);
}

TEST_F(Facts, SetAKeyOnce) {
  fact_.set("site", "hip", false);
  EXPECT_EQ(fact_.get("site"), "hip");
  EXPECT_EQ(fact_.keys.size(), 2U);
  EXPECT_EQ(fact_.get("dose"), "");
}

}  // namespace
}  // namespace casebook
