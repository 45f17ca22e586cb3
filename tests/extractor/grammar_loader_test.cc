// Bad grammars: every mistake of a folder in one run, each with its place.
#include <gtest/gtest.h>

#include <chrono>
#include <ctime>

#include "extractor/grammar_files.h"
#include "extractor/grammar_test.h"
#include "grammars.h"

namespace casebook {
namespace {

class BadGrammar : public testing::Test {
 protected:
  // The load's mistakes; all of them are the grammar's.
  std::vector<Error> mistakes() {
    GrammarLoad const load = folder_.load();
    for (const Error& error : load.errors) {
      EXPECT_EQ(error.fault, Fault::kGrammar) << error.to_text();
      EXPECT_FALSE(error.where.empty()) << error.to_text();
    }
    return load.errors;
  }
  // Expects one mistake, of this code, whose text holds the piece.
  void expect_only(const std::string& code, const std::string& piece) {
    const std::vector<Error> errors = mistakes();
    ASSERT_EQ(errors.size(), 1U) << all_text(errors);
    EXPECT_EQ(errors[0].code, code) << errors[0].to_text();
    EXPECT_NE(errors[0].to_text().find(piece), std::string::npos)
        << errors[0].to_text();
  }
  static std::string all_text(const std::vector<Error>& errors) {
    std::string text;
    for (const Error& error : errors) text += error.to_text() + "\n";
    return text;
  }
  static std::string good() {
    return GrammarFolder::fact("lab.was", "{analyte:a} was {number:v}");
  }
  GrammarFolder folder_;
};

TEST_F(BadGrammar, TheFolderOfTheseTestsHasNone) {
  folder_.rules(good());
  EXPECT_EQ(all_text(mistakes()), "");
}

TEST_F(BadGrammar, AFolderWithoutKindsIsNone) {
  const GrammarLoad load = load_grammar(folder_.path() / "en");
  ASSERT_EQ(load.errors.size(), 1U);
  EXPECT_EQ(load.errors[0].code, "E-GRAMMAR-FOLDER");
}

TEST_F(BadGrammar, AnUnknownKindIsNamedWithTheNearest) {
  folder_.rules(
      "<fact id=\"x\" kind=\"lap\"><pattern>calcium</pattern>"
      "<set name=\"calcium\"/><hit>calcium</hit><miss>no</miss>"
      "</fact>\n");
  expect_only("E-RULE-KIND", "'lap' is no kind; did you mean 'lab'?");
}

TEST_F(BadGrammar, AnUnknownKeyIsNamedWithTheNearest) {
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} was {number:v}",
                                    R"(name="$a" vlaue="$v")"));
  expect_only("E-RULE-KEY", "no key 'vlaue'; did you mean 'value'?");
}

TEST_F(BadGrammar, AnUnknownKeyOfAnExampleIsFoundAtItsLine) {
  folder_.rules(
      "<fact id=\"x\" kind=\"lab\"><pattern>{analyte:a}</pattern>\n"
      "<set name=\"$a\"/>\n<hit><m nmae=\"calcium\">calcium</m></hit>\n"
      "<miss>no</miss></fact>\n");
  expect_only("E-RULE-KEY", "en/rules/lab.xml:4");
}

TEST_F(BadGrammar, AnUnknownClassIsNamedWithTheNearest) {
  folder_.rules(GrammarFolder::fact("x", "{analite:a} was {number:v}"));
  expect_only("E-RULE-CLASS",
              "{analite}, which nothing in 'en' is; did you "
              "mean 'analyte'?");
}

TEST_F(BadGrammar, AClassThatLastLooksForMustExistToo) {
  folder_.rules(GrammarFolder::fact("x", "was {number:v}",
                                    R"(name="last:analite" value="$v")"));
  expect_only("E-RULE-CLASS", "analite");
}

TEST_F(BadGrammar, ACaptureThatNoPatternHasIsNamed) {
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} was {number:v}",
                                    R"(name="$a" value="$w")"));
  expect_only("E-RULE-CAPTURE", "no pattern captures 'w'");
}

TEST_F(BadGrammar, UnbalancedBracesAndParenthesesAreQuoted) {
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} (was {number:v}"));
  expect_only("E-RULE-PATTERN", "'(' is not closed at «(was {number:v}");
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} was {number:v"));
  expect_only("E-RULE-PATTERN", "{number:v");
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} was) {number:v}"));
  expect_only("E-RULE-PATTERN", "unexpected ')'");
}

TEST_F(BadGrammar, ARuleWithoutAHitOrAMissIsReported) {
  folder_.rules(
      "<fact id=\"x\" kind=\"lab\"><pattern>calcium</pattern>"
      "<set name=\"calcium\"/><hit>calcium</hit></fact>\n"
      "<fact id=\"y\" kind=\"lab\"><pattern>sodium</pattern>"
      "<set name=\"sodium\"/><miss>no</miss></fact>\n");
  const std::vector<Error> errors = mistakes();
  ASSERT_EQ(errors.size(), 2U) << all_text(errors);
  EXPECT_NE(errors[0].what.find("no <miss>"), std::string::npos);
  EXPECT_NE(errors[1].what.find("no <hit>"), std::string::npos);
}

TEST_F(BadGrammar, AFailingExampleIsFoundByRunningThem) {
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} is {number:v}"));
  const GrammarLoad load = folder_.load();
  ASSERT_EQ(all_text(load.errors), "");
  EXPECT_EQ(test_grammar(load.grammar).failures.size(), 1U);
}

TEST_F(BadGrammar, ADuplicateIdNamesBothPlaces) {
  folder_.rules(good(), "en/rules/a.xml");
  folder_.rules(good(), "en/rules/b.xml");
  expect_only("E-RULE-ID",
              "en/rules/b.xml:2: the id 'lab.was' stands also at "
              "en/rules/a.xml:2");
}

TEST_F(BadGrammar, APatternThatMatchesNothingAtAllIsRefused) {
  folder_.rules(GrammarFolder::fact("x", "{analyte:a}? {number:v}?"));
  expect_only("E-RULE-EMPTY", "matches nothing");
}

TEST_F(BadGrammar, APatternThatIsTooLargeIsRefusedInTime) {
  folder_.rules(GrammarFolder::fact(
      "x", "((({analyte:a} was)*40 x)*40 y)*40 {number:v}"));
  const auto start = std::chrono::steady_clock::now();
  expect_only("E-RULE-PATTERN", "too large");
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  EXPECT_LT(took.count(), 5.0);
}

TEST_F(BadGrammar, APatternWithTooManyCapturesIsRefused) {
  std::string pattern = "{analyte:a} {number:v}";
  for (int i = 0; i < 30; ++i)
    pattern += " {number:n" + std::to_string(i) + "}";
  folder_.rules(GrammarFolder::fact("x", pattern));
  expect_only("E-RULE-PATTERN", "groups");
}

TEST_F(BadGrammar, WhatAnotherPatternLanguageMeansIsRefused) {
  folder_.rules(GrammarFolder::fact("x", "\\b{analyte:a} was {number:v}"));
  expect_only("E-RULE-PATTERN", "'\\'");
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} _* {number:v}"));
  expect_only("E-RULE-PATTERN", "gap without an end");
}

TEST_F(BadGrammar, AWrongEncodingIsFoundWithItsLine) {
  folder_.rules(good());
  folder_.write("en/cues.tsv", "no\tabsent\tafter\tclause\nyok \xFE\tend\n");
  expect_only("E-GRAMMAR-ENCODING", "en/cues.tsv:2");
}

TEST_F(BadGrammar, ARuleFileInAWrongEncodingIsRefused) {
  folder_.write("en/rules/lab.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rules>\n"
                "<!-- k\xFDr\xFDk --></rules>\n");
  ASSERT_FALSE(mistakes().empty());
  EXPECT_TRUE(mistakes()[0].where.starts_with("en/rules/lab.xml"));
}

TEST_F(BadGrammar, XmlThatIsNotWellFormedIsFoundWithItsPlace) {
  folder_.write("en/rules/lab.xml", "<rules>\n<fact id='x'>\n</rules>\n");
  const std::vector<Error> errors = mistakes();
  ASSERT_FALSE(errors.empty());
  EXPECT_TRUE(errors[0].where.starts_with("en/rules/lab.xml:3:"))
      << errors[0].where;
}

TEST_F(BadGrammar, AnElementThatTheSchemaDoesNotKnowIsFoundWithItsPlace) {
  folder_.rules(
      good() +
      "<fact id=\"y\" kind=\"lab\">\n<patern>sodium</patern></fact>\n");
  const std::vector<Error> errors = mistakes();
  ASSERT_FALSE(errors.empty());
  const bool named =
      std::any_of(errors.begin(), errors.end(), [](const Error& error) {
        return error.what.find("patern") != std::string::npos &&
               error.where.starts_with("en/rules/lab.xml:6:");
      });
  EXPECT_TRUE(named) << all_text(errors);
}

TEST_F(BadGrammar, AClassLoopIsShownAsAChain) {
  folder_.rules(good());
  folder_.write("concepts/analyte.tsv",
                "name\tisa\ncalcium\tmineral\nmineral\tsalt\nsalt\tcalcium\n");
  expect_only("E-LEXICON-LOOP", "calcium > mineral > salt > calcium");
}

TEST_F(BadGrammar, SectionsPassesEventsAndRangesMustExist) {
  folder_.rules(
      "<fact id=\"a\" kind=\"lab\" sections=\"casse\"><pattern>calcium"
      "</pattern><set name=\"x\"/><hit>calcium</hit><miss>no</miss></fact>\n"
      "<phrase id=\"b\" class=\"c\" pass=\"9\"><pattern>b</pattern></phrase>\n"
      "<phrase id=\"c\"><pattern>c</pattern></phrase>\n"
      "<phrase id=\"d\" class=\"d\" range=\"analyte\"><pattern>d</pattern>"
      "</phrase>\n"
      "<case id=\"e\" event=\"hedaing\"><pattern>e</pattern></case>\n");
  const std::string text = all_text(mistakes());
  for (const char* code :
       {"E-RULE-SECTION", "there is no pass 9", "a phrase needs a class",
        "E-RULE-RANGE", "E-RULE-EVENT"})
    EXPECT_NE(text.find(code), std::string::npos) << code << "\n" << text;
}

TEST_F(BadGrammar, CuesMayNameOnlyKindsAndKeysThatExist) {
  folder_.rules(good());
  folder_.write("en/cues.tsv",
                "no\tabsent\tafter\tclause\tlap\nnow\ttiem:x\tafter\t3\n");
  const std::vector<Error> errors = mistakes();
  ASSERT_EQ(errors.size(), 2U) << all_text(errors);
  EXPECT_EQ(errors[0].code, "E-CUE-KIND");
  EXPECT_EQ(errors[1].code, "E-CUE-KEY");
}

TEST_F(BadGrammar, EveryMistakeOfAFolderIsReportedInOneRun) {
  folder_.rules(GrammarFolder::fact("a", "{analite:a} was {number:v}") +
                    GrammarFolder::fact("b", "{analyte:a} (was {number:v}"),
                "en/rules/1.xml");
  folder_.rules(
      "<fact id=\"c\" kind=\"lab\" pass=\"many\"><pattern>calcium"
      "</pattern><set nmae=\"x\"/></fact>\n",
      "en/rules/2.xml");
  folder_.write("en/rules/3.xml", "<rules>");
  folder_.write("en/lexicon/analyte.tsv", "name\tforms\nkalium\tK\n");
  folder_.write("en/suffixes.tsv", "s\tnever\n");
  folder_.write("en/language.tsv", "decimal\t;\n");
  const std::string text = all_text(mistakes());
  for (const char* piece :
       {"E-RULE-CLASS", "E-RULE-PATTERN", "E-RULE-EXAMPLE", "E-RULE-KEY",
        "en/rules/2.xml:2:", "en/rules/3.xml:", "en/lexicon/analyte.tsv:2",
        "en/suffixes.tsv:1", "en/language.tsv:1"})
    EXPECT_NE(text.find(piece), std::string::npos) << piece << "\n" << text;
}

TEST_F(BadGrammar, AFileOfMistakesDoesNotFloodTheScreen) {
  std::string lexicon = "name\tforms\n";
  for (int i = 0; i < 5000; ++i) lexicon += "x" + std::to_string(i) + "\ty\n";
  folder_.rules(good());
  folder_.write("en/lexicon/analyte.tsv", lexicon);
  folder_.write("en/language.tsv", "decimal\t;\n");
  const std::vector<Error> errors = mistakes();
  // What another file says is not drowned.
  ASSERT_EQ(errors.size(), 22U) << all_text(errors);
  EXPECT_EQ(errors[0].where, "en/language.tsv:1");
  EXPECT_EQ(errors[20].where, "en/lexicon/analyte.tsv:21");
  EXPECT_EQ(errors[21].where, "en/lexicon/analyte.tsv");
  EXPECT_NE(errors[21].what.find("4980 more"), std::string::npos);
}

TEST_F(BadGrammar, AMissingSchemaIsAMistake) {
  folder_.rules(good());
  std::filesystem::remove(folder_.path() / "grammar.xsd");
  expect_only("E-GRAMMAR-SCHEMA", "grammar.xsd");
}

TEST_F(BadGrammar, ALoadedGrammarIsNotTouchedByALaterBadOne) {
  folder_.rules(good());
  const GrammarLoad before = folder_.load();
  ASSERT_EQ(all_text(before.errors), "");
  folder_.rules("<fact");
  EXPECT_FALSE(folder_.load().errors.empty());
  EXPECT_EQ(test_grammar(before.grammar).failures.size(), 0U);
}

TEST(LargeGrammar, AHundredThousandNamesLoadAndAreFoundInTime) {
  const GrammarFolder folder;
  std::string list = "name\tisa\tforms\n";
  for (int i = 0; i < 100'000; ++i) {
    const std::string n = std::to_string(i);
    list.append("substance x").append(n).append("\t");
    list.append(i > 0 ? "substance x0" : "").append("\tcompound of y");
    list.append(n).append("|z").append(n).append("\n");
  }
  folder.write("concepts/analyte.tsv", list);
  folder.rules(
      "<fact id=\"x\" kind=\"lab\"><pattern>{analyte:a} was {number:v}"
      "</pattern><set name=\"$a\" value=\"$v\"/>"
      "<hit><m name=\"substance x99999\" value=\"4\">Compound of y99999 was 4"
      "</m>.</hit><miss>Nothing was 4.</miss></fact>\n");
  // Of the processor: the machine may have other things to do.
  const std::clock_t start = std::clock();
  const GrammarLoad load = folder.load();
  const double took =
      static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  ASSERT_TRUE(load.errors.empty()) << load.errors[0].to_text();
  EXPECT_LT(took, 5.0);
  EXPECT_EQ(test_grammar(load.grammar).failures.size(), 0U);
  RecordProperty("seconds", std::to_string(took));
}

TEST(ProjectGrammar, IsTheSameForTheSameFiles) {
  const std::filesystem::path folder =
      std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars";
  EXPECT_EQ(load_grammar(folder).grammar.hash, project_grammar().hash);
  EXPECT_EQ(GrammarFiles(folder).hash(), project_grammar().hash);
  EXPECT_EQ(GrammarFiles(folder / "nowhere").hash(), "");
  EXPECT_EQ(project_grammar().hash.size(), 64U);
  EXPECT_FALSE(project_grammar().version.empty());
}

// Compiling a language is most of a start: a report in one needs no other.
TEST(ProjectGrammar, CompilesNoLanguageBeforeAReportSpeaksIt) {
  const GrammarLoad load =
      load_grammar(std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars");
  ASSERT_FALSE(load.grammar.compiled->languages.empty());
  for (const auto& [code, language] : load.grammar.compiled->languages) {
    // The words of rules are classes once it is compiled.
    for (const std::string& name : language->classes())
      ASSERT_FALSE(name.starts_with('=')) << code << " has " << name;
  }
}

}  // namespace
}  // namespace casebook
