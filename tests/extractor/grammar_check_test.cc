// Names that were misspelt in a grammar and passed.
#include "extractor/grammar_check.h"

#include <gtest/gtest.h>

#include "extractor/grammar_files.h"
#include "extractor/likely_slips.h"
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

// A rule may have the patterns of one above it; its own examples show that it
// finds what they find.
TEST_F(MisspeltName, OfTheRuleWhosePatternsAreTakenIsFound) {
  const auto like = [this](const std::string& id) {
    folder_.rules(
        "<fact id=\"first\" kind=\"lab\"><pattern>{analyte:a}</pattern>"
        "<set name=\"$a\"/><hit>calcium</hit><miss>no</miss></fact>\n"
        "<fact id=\"second\" kind=\"lab\" like=\"" +
        id + "\"><set name=\"$a\"/><hit>calcium</hit><miss>no</miss></fact>\n");
  };
  like("first");
  EXPECT_EQ(said(), "");
  const GrammarLoad load = folder_.load();
  const RuleList rules = load.grammar.compiled->rules();
  ASSERT_EQ(rules.size(), 2U);
  EXPECT_EQ(rules[1]->patterns, rules[0]->patterns);
  like("frist");
  expect_said("no rule 'frist' stands before it in the file");
  expect_said("did you mean 'first'?");
  like("second");
  expect_said("no rule 'second' stands before it in the file");
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

TEST_F(MisspeltName, OfAColumnIsFound) {
  rule("{analyte:a}", "");
  folder_.write("concepts/analyte.tsv", "name\tisa\tcodes\tform\ncalcium\n");
  expect_said("concepts/analyte.tsv:1: the column 'form' is not known");
  expect_said("did you mean 'forms'?");
  folder_.write("concepts/analyte.tsv", "name\tforms\tbone\ncalcium\n");
  folder_.write("en/lexicon/analyte.tsv", "name\tform\ncalcium\tCa\n");
  expect_said("en/lexicon/analyte.tsv:1: the first line must name the columns");
}

TEST_F(MisspeltName, OfWhatAKindCanSayIsFound) {
  rule("{analyte:a}", "");
  folder_.write(
      "kinds.xml",
      "<kinds version=\"1\">\n<kind name=\"lab\" of=\"docment\" "
      "front=\"grop\" value=\"cuont\" caption=\"rosw\" placed=\"uint\">"
      "<key name=\"unit\"/>\n<plausible low=\"0\" high=\"1\" "
      "minus=\"expcted\" outside=\"refused\"/></kind>\n</kinds>\n");
  expect_said(
      "kinds.xml:2: 'docment' is nothing that of can say; did you mean "
      "'document'?");
  for (const char* meant :
       {"'group'", "'count'", "'rows'", "'unit'", "'expected'"})
    expect_said(std::string("did you mean ") + meant);
  expect_said("kinds.xml:3: 'refused'");
}

TEST_F(MisspeltName, OfACueIsFoundAtItsLine) {
  rule("{analyte:a}", "");
  folder_.write("kinds.xml",
                "<kinds version=\"1\"><kind name=\"lab\"><key name=\"unit\"/>"
                "</kind><kind name=\"drug\"><key name=\"status\"/></kind>"
                "</kinds>\n");
  folder_.write("en/cues.tsv",
                "# forms\nno\tabsnt\tafter\tclause\n"
                "nor\tabsent\taftre\tclause\n"
                "now\tabsent\tafter\t3\tlap\n"
                "then\tstatus:started\tafter\t3\tlab\n"
                "stop\tabsent\tafter\t3\tlab,drug\n");
  expect_said(
      "en/cues.tsv:2: 'absnt' is no effect of a cue; did you mean "
      "'absent'?");
  expect_said(
      "en/cues.tsv:3: direction or reach is not understood: 'aftre', "
      "'clause'");
  expect_said(
      "en/cues.tsv:4: the cue 'now' acts on 'lap', which is no kind; "
      "did you mean 'lab'?");
  expect_said(
      "en/cues.tsv:5: the cue 'then' sets 'status', a key that no kind "
      "that it acts on has");
  expect_said(
      "en/cues.tsv:6: the cue 'stop' acts on 'lab,drug', which is no "
      "kind; kinds are parted by blanks");
}

TEST_F(MisspeltName, OfAClassInAListOfClassesIsFound) {
  rule("{analyte:a}", "");
  folder_.write("transparent.tsv", "analite\n");
  expect_said(
      "transparent.tsv:1: 'analite' is no class; did you mean "
      "'analyte'?");
  folder_.write("transparent.tsv", "analyte\n");
  folder_.write("stems.tsv", "ending\tclass\nemia\tanalyt\n");
  expect_said("stems.tsv:2: 'analyt' is no class; did you mean 'analyte'?");
}

TEST_F(MisspeltName, OfALanguagesPropertyIsFound) {
  rule("{analyte:a}", "");
  folder_.write("en/language.tsv", "name\tEnglish\ndecimla\t.\n");
  expect_said(
      "en/language.tsv:2: 'decimla' is not known here; did you mean "
      "'decimal'?");
}

TEST_F(MisspeltName, OfWhatAnAuditComparesIsFound) {
  rule("{analyte:a}", "");
  folder_.write("audit.xml",
                "<audit>\n<agree kind=\"lab\" key=\"vlaue\" until=\"lap\"/>\n"
                "<dismiss id=\"x\" why=\"y\" sections=\"casse\"/>\n"
                "</audit>\n");
  expect_said("'lab' has no key 'vlaue'; did you mean 'value'?");
  expect_said("'lap' is no kind; did you mean 'lab'?");
  expect_said("audit.xml:3: no section is called 'casse'");
}

class LikelySlip : public MisspeltName {
 protected:
  std::string noted() const {
    const GrammarLoad load = folder_.load();
    std::string text;
    for (const Error& one : load.errors) ADD_FAILURE() << one.to_text();
    for (const Error& one : likely_slips(GrammarFiles(folder_.path()),
                                         load.grammar.compiled->rules()))
      text += one.to_text() + "\n";
    return text;
  }
};

TEST_F(LikelySlip, CommasWhereBarsPartFormsAreNotedWithTheRightSpelling) {
  rule("{analyte:a}", "");
  EXPECT_EQ(noted(), "");
  folder_.write("en/lexicon/analyte.tsv",
                "name\tforms\ncalcium\tserum calcium, blood calcium\n");
  EXPECT_NE(noted().find("en/lexicon/analyte.tsv:2: 'serum calcium, blood "
                         "calcium' is one form, comma and all; forms are "
                         "parted by bars: serum calcium|blood calcium"),
            std::string::npos)
      << noted();
  // Beside bars, or with a blank before it, the comma is meant.
  folder_.write("en/lexicon/analyte.tsv",
                "name\tforms\ncalcium\tcalcium, total|Ca\n");
  folder_.write("en/cues.tsv", "mother , who\tfamily\tafter\tclause\n");
  EXPECT_EQ(noted(), "");
  folder_.write("en/cues.tsv", "no, without\tabsent\tafter\tclause\n");
  EXPECT_NE(noted().find("en/cues.tsv:1: 'no, without'"), std::string::npos);
}

TEST_F(LikelySlip, CommasWhereBarsPartChoicesAreNoted) {
  rule("{analyte:a} (was, is) {number}", "");
  EXPECT_NE(noted().find("'x' asks for all of (was, is), comma and all; "
                         "choices are parted by bars: (was|is)"),
            std::string::npos)
      << noted();
  rule("{analyte:a} (was|, is|,) {number} (, and)?", "");
  EXPECT_EQ(noted(), "");
}

TEST_F(LikelySlip, FilesThatNothingReadsAreNotedWithTheNearestName) {
  rule("{analyte:a}", "");
  for (const char* name : {"en/cue.tsv", "en/lexcon/analyte.tsv",
                           "rule/lab.xml", "en/lexicon/analyte.xml"})
    folder_.write(name, "x\n");
  const std::string text = noted();
  for (const char* said :
       {"en/cue.tsv: is read by nothing; did you mean 'cues.tsv'?",
        "en/lexcon/analyte.tsv: is read by nothing; did you mean 'lexicon'?",
        "rule/lab.xml: is read by nothing; did you mean 'rules'?",
        "en/lexicon/analyte.xml: is read by nothing; lexicon/ holds .tsv"})
    EXPECT_NE(text.find(said), std::string::npos) << said << "\n" << text;
}

TEST_F(LikelySlip, TheProjectsOwnGrammarHasNone) {
  const std::filesystem::path folder =
      std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars";
  for (const Error& one :
       likely_slips(GrammarFiles(folder), project_grammar().compiled->rules()))
    ADD_FAILURE() << one.to_text();
}

TEST_F(MisspeltName, CommasBetweenClassesAreToldToBeBars) {
  rule("{analyte,word:a}", "");
  expect_said("classes in braces are parted by bars: {a|b}");
}

}  // namespace
}  // namespace casebook
