// Names that were misspelt in a grammar and passed.
#include "extractor/grammar_check.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

class MisspeltName : public testing::Test {
 protected:
  // All mistakes of the folder, a line each.
  std::string said() const {
    std::string text;
    for (const Error& error : folder_.load().errors)
      text += error.to_text() + "\n";
    return text;
  }
  void expect_said(const std::string& piece) const {
    const std::string all = said();
    EXPECT_NE(all.find(piece), std::string::npos) << piece << "\n" << all;
  }
  // A rule that is right but for what the test puts in.
  void rule(const std::string& pattern, const std::string& more) const {
    folder_.rules("<fact id=\"x\" kind=\"lab\"><pattern>" + pattern +
                  "</pattern><set name=\"$a\"/>" + more +
                  "<hit>calcium</hit><miss>no</miss></fact>\n");
  }
  GrammarFolder folder_;
};

TEST_F(MisspeltName, OfAClassWithinEachIsFound) {
  rule("{analyte:a}", R"(<each of="a" class="analite"/>)");
  expect_said("{analite}, which nothing in 'en' is; did you mean 'analyte'?");
  rule("{analyte:a}", R"(<each of="a" class="analyte" within="analite"/>)");
  expect_said("{analite}");
  rule("{analyte:a} {number:v}",
       R"(<each of="a" class="analyte" zip="v" zip-class="nubmer"/>)");
  expect_said("{nubmer}, which nothing in 'en' is; did you mean 'number'?");
}

TEST_F(MisspeltName, OfAKeyWithinEachIsFound) {
  rule("{analyte:a}",
       R"(<each of="a" class="analyte" key="uint" values="a b"/>)");
  expect_said("no key 'uint'; did you mean 'unit'?");
}

TEST_F(MisspeltName, OfAClassThatMustNotOrMustAsWellBeIsFound) {
  rule("{word^analite:a}", "");
  expect_said("{analite}");
  rule("{word&amp;analite:a}", "");
  expect_said("{analite}");
  rule("{analyte^word:a}", "");
  EXPECT_EQ(said(), "");
}

// {drug^analyte|drug_class^analyte} was read as one drug that is neither an
// analyte nor a "drug_class^analyte": ten patterns found less than they said.
TEST_F(MisspeltName, ASecondLimitInOnePairOfBracesIsRefused) {
  rule("{word^analyte|number^analyte:a}", "");
  expect_said("two limits in one pair of braces: …number^analyte");
  expect_said("write {a|c^b} or ({a^b}|{c^d})");
}

TEST_F(MisspeltName, ClassesArePartedByBlanks) {
  rule("{analyte:a}", "");
  folder_.rules(
      "<phrase id=\"b\" class=\"high,low\"><pattern>b</pattern></phrase>\n",
      "en/rules/b.xml");
  expect_said("'high,low' is no name of a class");
}

// "T & P" is what people write; "expected entity name for reference" told them
// nothing, and half the rule was said to lack its <miss>.
TEST_F(MisspeltName, OfAnAmpersandIsToldWithItsLineAlone) {
  folder_.rules(
      "<fact id=\"x\" kind=\"lab\">\n<pattern>{analyte:a}</pattern>"
      "<set name=\"$a\"/>\n<hit>Ca & P: calcium</hit>\n"
      "<miss>no</miss></fact>\n");
  expect_said("en/rules/lab.xml:4:");
  expect_said("a '&' is written &amp; here [E-XML-SYNTAX]");
  EXPECT_EQ(said().find("<miss>"), std::string::npos) << said();
  folder_.rules(
      "<fact id=\"x\" kind=\"lab\">\n"
      "<pattern>{analyte&word:a}</pattern></fact>\n");
  expect_said("en/rules/lab.xml:3:");
  expect_said("a '&' is written &amp; here");
  folder_.rules(
      "<fact id=\"x\" kind=\"lab\">\n<pattern>{analyte:a}</pattern>"
      "<hit>calcium < 20</hit></fact>\n");
  expect_said("a '<' that begins no tag is written &lt; here");
}

TEST_F(MisspeltName, OfAnElementOrAttributeIsNamedWithTheNearest) {
  folder_.rules("<fact id=\"x\" kind=\"lab\"><patern>a</patern></fact>\n");
  expect_said("did you mean 'pattern'?");
  folder_.rules("<fact id=\"x\" knid=\"lab\"><pattern>a</pattern></fact>\n");
  expect_said("did you mean 'kind'?");
  folder_.write("kinds.xml",
                "<kinds version=\"1\"><kind name=\"lab\"><key name=\"value\" "
                "type=\"nmber\"/></kind></kinds>\n");
  expect_said("did you mean 'number'?");
}

}  // namespace
}  // namespace casebook
