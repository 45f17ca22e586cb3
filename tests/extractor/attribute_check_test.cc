// "$v.unti" for "$v.unit" passed every check, and the facts had no unit: what
// is asked of a captured item must be something that it can have.
#include "extractor/attribute_check.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class MisspeltValue : public testing::Test {
 protected:
  MisspeltValue() {
    folder_.rules(
        "<phrase id=\"amount\" class=\"amount\" pass=\"1\">"
        "<pattern>{number:n} (mg|g)</pattern>"
        "<set value=\"$n\" unit=\"mg\"/></phrase>\n"
        "<phrase id=\"rise\" class=\"rise\" pass=\"2\">"
        "<pattern>to {amount:a}</pattern><spread of=\"a\"/></phrase>\n",
        "en/rules/1.xml");
    folder_.write("concepts/analyte.tsv",
                  "name\tforms\tcanon\ncalcium\tCa\tcalcium\nsodium\tNa\t\n");
  }
  // What is said of the <set> of a rule with that pattern.
  std::string said_of(const std::string& pattern, const std::string& set) {
    folder_.rules("<fact id=\"x\" kind=\"lab\">\n<pattern>" + pattern +
                  "</pattern>\n<set " + set +
                  "/>\n<hit>calcium</hit><miss>no</miss></fact>\n");
    std::string text;
    for (const Error& error : folder_.load().errors) {
      EXPECT_EQ(error.fault, Fault::kGrammar) << error.to_text();
      text += error.to_text() + "\n";
    }
    return text;
  }
  GrammarFolder folder_;
};

TEST_F(MisspeltValue, AnAttributeIsNamedWithItsLineAndTheNearest) {
  const std::string said =
      said_of("{analyte:a} {amount:v}", R"(name="$a" unit="$v.unti")");
  EXPECT_NE(said.find("en/rules/lab.xml:4: 'x': unit"), std::string::npos)
      << said;
  EXPECT_NE(said.find("$v.unti"), std::string::npos) << said;
  EXPECT_NE(said.find("did you mean 'unit'?"), std::string::npos) << said;
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
}

TEST_F(MisspeltValue, WhatItemsHaveIsFine) {
  EXPECT_EQ(said_of("{analyte:a} {amount:v}",
                    R"(name="$a" value="$v.value" unit="$v.unit")"),
            "");
  EXPECT_EQ(said_of("{analyte:a} {rise:v}", R"(name="$a" unit="$v.unit")"), "");
  EXPECT_EQ(said_of("{analyte:a} {number:v}", R"(name="$a" value="$v.value")"),
            "");
  EXPECT_EQ(said_of("{analyte:a}", R"(name="$a.analyte|$a.canon|$a.text")"),
            "");
  EXPECT_EQ(said_of("{analyte} {!amount:v}", R"(name="$v.value")"), "");
  EXPECT_EQ(said_of("{amount}", R"(name="last:analyte" unit="g/dL")"), "");
}

TEST_F(MisspeltValue, AFigureHasNoUnit) {
  EXPECT_NE(said_of("{analyte:a} {number:v}", R"(name="$a" unit="$v.unit")")
                .find("it has value"),
            std::string::npos);
}

TEST_F(MisspeltValue, AConceptsNameNeedsNoWord) {
  EXPECT_NE(said_of("{analyte:a} is", R"(name="$a.name")")
                .find("its name is $a alone"),
            std::string::npos);
  EXPECT_NE(said_of("{amount} is", R"(name="last:analyte.analite")")
                .find("last:analyte.analite"),
            std::string::npos);
}

TEST_F(MisspeltValue, AnItemWithoutAValueIsAskedForAPart) {
  folder_.rules(
      "<phrase id=\"pair\" class=\"pair\"><pattern>{analyte:a} ratio</pattern>"
      "<set first=\"$a\"/></phrase>\n",
      "en/rules/2.xml");
  EXPECT_NE(said_of("{pair:p}", R"(name="$p")").find("first"),
            std::string::npos);
  EXPECT_EQ(said_of("{pair:p}", R"(name="$p.first")"), "");
}

TEST_F(MisspeltValue, AForgottenDollarIsNotTakenForWords) {
  EXPECT_NE(said_of("{analyte:a} {amount:v}", R"(name="$a" unit="v.unit")")
                .find("did you mean '$v.unit'?"),
            std::string::npos);
  EXPECT_NE(said_of("{analyte:a} {number:v}", R"(name="$a" value="v")")
                .find("'v' is no figure for value"),
            std::string::npos);
}

TEST_F(MisspeltValue, AMisspeltWordThatLooksForItemsIsNotTakenForWords) {
  EXPECT_NE(said_of("{amount}", R"(name="lsat:analyte")")
                .find("did you mean 'last'?"),
            std::string::npos);
}

// Phrases may spread from one another in a ring: what one has all have.
TEST_F(MisspeltValue, RingsOfPhrasesEndAndKnowAllThatIsInThem) {
  folder_.rules(
      "<phrase id=\"a\" class=\"ring_a\"><pattern>a {ring_b:b}</pattern>"
      "<spread of=\"b\"/></phrase>\n"
      "<phrase id=\"a2\" class=\"ring_a\"><pattern>aa {number:n}</pattern>"
      "<set last=\"$n\"/></phrase>\n"
      "<phrase id=\"b\" class=\"ring_b\"><pattern>b {ring_a:a}</pattern>"
      "<spread of=\"a\"/><set first=\"$a.last\"/></phrase>\n",
      "en/rules/2.xml");
  EXPECT_EQ(said_of("{ring_a:a}", R"(name="$a.first|$a.last")"), "");
  EXPECT_EQ(said_of("{ring_b:b}", R"(name="$b.first|$b.last")"), "");
  EXPECT_NE(said_of("{ring_b:b}", R"(name="$b.frist")"), "");
}

}  // namespace
}  // namespace casebook
