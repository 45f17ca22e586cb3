// The grammar's examples, and the runner that runs them.
#include "extractor/grammar_test.h"

#include <gtest/gtest.h>

#include <chrono>

#include "grammars.h"

namespace casebook {
namespace {

std::string all_text(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) text += error.to_text() + "\n";
  return text;
}

TEST(Examples, OfTheProjectsGrammarAllHoldInUnderTwoSeconds) {
  const Grammar& grammar = project_grammar();
  const auto start = std::chrono::steady_clock::now();
  const GrammarTest test = test_grammar(grammar);
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  EXPECT_EQ(all_text(test.failures), "");
  EXPECT_GT(test.hits, 40);
  EXPECT_GT(test.misses, 40);
  EXPECT_LT(took.count(), 2.0);
}

class TinyGrammar : public testing::Test {
 protected:
  GrammarTest run(const std::string& rules) {
    folder_.rules(rules);
    const GrammarLoad load = folder_.load();
    EXPECT_EQ(all_text(load.errors), "");
    return load.errors.empty() ? test_grammar(load.grammar) : GrammarTest{};
  }
  // A rule for "calcium was 9" with these examples.
  static std::string rule(
      const std::string& examples, const std::string& id = "lab.was",
      const std::string& pattern = "{analyte:a} was {number:v}") {
    return "<fact id=\"" + id + "\" kind=\"lab\"><pattern>" + pattern +
           "</pattern><set name=\"$a\" value=\"$v\"/>\n" + examples +
           "</fact>\n";
  }
  GrammarFolder folder_;
  const std::string miss_ = "<miss>She was well.</miss>";
};

TEST_F(TinyGrammar, AHitThatHoldsAndAMissAreCounted) {
  const GrammarTest test = run(rule(
      R"(<hit>The <m name="calcium" value="9.20">calcium was 9.2</m>.</hit>)" +
      miss_));
  EXPECT_EQ(all_text(test.failures), "");
  EXPECT_EQ(all_text(test.remarks), "");
  EXPECT_EQ(test.rules, 1);
  EXPECT_EQ(test.hits, 1);
  EXPECT_EQ(test.misses, 1);
}

// A search is begun again with a memory once it has taken many steps: a rule
// that could try the same words in ever other ways costs time in proportion to
// the text, on every machine the same facts.
TEST_F(TinyGrammar, ARuleThatCouldTakeForEverEndsInTimeWithItsFacts) {
  folder_.rules(rule(
      R"(<hit>So <m name="calcium" value="9.2">her calcium was 9.2</m>.</hit>)" +
          miss_,
      "lab.slow",
      "(({word}|{word} {word})* ({word}|{word} {word})*)*40"
      " {analyte:a} was {number:v} {mark}? $"));
  const GrammarLoad load = folder_.load();
  ASSERT_EQ(all_text(load.errors), "");
  std::string text = "Case report\n\n";
  for (int sentence = 0; sentence < 20; ++sentence) {
    for (int words = 0; words < 60; ++words)
      text += "she was seen at home and her blood was taken and ";
    text += "calcium was 9 and it was sent away.\n\n";
  }
  text += "Her calcium was 9.2.\n";
  const auto begun = std::chrono::steady_clock::now();
  const Extraction found = extract(report(text), load.grammar, {});
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - begun;
  ASSERT_EQ(found.facts.size(), 1U);
  EXPECT_EQ(found.facts[0].get("value"), "9.2");
  // Tried one by one the ways would outlast the machine.
  EXPECT_LT(took.count(), 30);
  ExtractOptions straightforward;
  straightforward.prefilter = false;
  EXPECT_EQ(extract(report(text), load.grammar, straightforward).facts,
            found.facts);
}

TEST_F(TinyGrammar, AKeyWithSeveralValuesAsksForAFactEach) {
  const std::string both =
      R"(<hit><m name="calcium" value="9">calcium was 9</m> and )"
      R"(<m name="sodium" value="140">sodium was 140</m></hit>)";
  EXPECT_EQ(all_text(run(rule(both + miss_)).failures), "");
  const std::string crossed =
      R"(<hit><m name="sodium" value="9">calcium was 9</m> and )"
      R"(<m name="calcium" value="140">sodium was 140</m></hit>)";
  EXPECT_EQ(run(rule(crossed + miss_)).failures.size(), 1U);
}

TEST_F(TinyGrammar, AHitWithAnotherFigureShowsWhatWasFound) {
  const GrammarTest test = run(rule(
      R"(<hit><m name="calcium" value="8">calcium was 9</m></hit>)" + miss_));
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_EQ(test.failures[0].code, "E-EXAMPLE-KEYS");
  EXPECT_EQ(test.failures[0].where, "en/rules/lab.xml:3");
  EXPECT_EQ(test.failures[0].fault, Fault::kGrammar);
  EXPECT_NE(test.failures[0].what.find("value=\"9\""), std::string::npos);
}

TEST_F(TinyGrammar, AHitThatIsNotFoundShowsWhatRulesSee) {
  const GrammarTest test = run(rule(
      R"(<hit><m name="calcium" value="9">calcium is 9</m></hit>)" + miss_));
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_EQ(test.failures[0].code, "E-EXAMPLE-HIT");
  EXPECT_NE(test.failures[0].hint.find("{analyte} is {number"),
            std::string::npos)
      << test.failures[0].hint;
  ASSERT_EQ(test.remarks.size(), 1U);
  EXPECT_EQ(test.remarks[0].code, "W-RULE-DEAD");
}

TEST_F(TinyGrammar, MarkedWordsMustStandInTheQuote) {
  const GrammarTest test = run(
      rule(R"(<hit>The <m name="calcium">calcium was 9 and high</m></hit>)" +
           miss_));
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_EQ(test.failures[0].code, "E-EXAMPLE-QUOTE");
}

TEST_F(TinyGrammar, AMissThatGivesAFactFails) {
  const GrammarTest test =
      run(rule(R"(<hit><m value="9">calcium was 9</m></hit>)"
               "<miss>Her sodium was 140.</miss>"));
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_EQ(test.failures[0].code, "E-EXAMPLE-MISS");
}

TEST_F(TinyGrammar, MarksThatCannotBePairedFail) {
  const GrammarTest test = run(rule(
      R"(<hit><m name="calcium" value="1">calcium was 1</m>, <m value="2">)"
      R"(sodium was 2</m>, <m name="sodium" value="3">sodium was 3</m></hit>)" +
      miss_));
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_EQ(test.failures[0].code, "E-EXAMPLE-MARKS");
}

TEST_F(TinyGrammar, ARuleWhoseFiguresAnEarlierOneTakesIsShadowed) {
  const std::string hit =
      R"(<hit><m name="calcium" value="9">calcium was 9</m></hit>)" + miss_;
  const GrammarTest test =
      run(rule(hit, "first") + rule(hit, "second", "{analyte:a} _ {number:v}"));
  EXPECT_EQ(all_text(test.failures), "");
  ASSERT_EQ(test.remarks.size(), 2U);
  EXPECT_EQ(test.remarks[0].code, "W-EXAMPLE-TAKEN");
  EXPECT_NE(test.remarks[0].what.find("'first'"), std::string::npos);
  EXPECT_EQ(test.remarks[1].code, "W-RULE-SHADOWED");
  EXPECT_NE(test.remarks[1].what.find("'second'"), std::string::npos);
}

// Two rules that find one figure each of the same sentence were both said to
// find nothing of their own, for neither found all that the hit marks.
TEST_F(TinyGrammar, RulesThatShareAHitAreNotShadowed) {
  const std::string hit =
      R"(<hit><m name="calcium" value="9">calcium was 9</m> and <m )"
      R"(name="sodium" value="140">sodium 140</m></hit>)" +
      miss_;
  const GrammarTest test = run(
      rule(hit, "first") + rule(hit, "second", "and {analyte:a} {number:v}"));
  EXPECT_EQ(all_text(test.failures), "");
  EXPECT_EQ(all_text(test.remarks), "");
}

// What a kind lacks is told: "an earlier rule has used its figure" was said of
// facts that had no name.
TEST_F(TinyGrammar, AFactWithoutTheNameThatItsKindNeedsIsToldSo) {
  folder_.write("kinds.xml",
                "<kinds version=\"1\"><kind name=\"lab\" named=\"true\"><key "
                "name=\"value\" type=\"number\"/></kind></kinds>\n");
  const GrammarTest test =
      run(rule(R"(<hit><m value="9">it was 9</m></hit>)" + miss_, "nameless",
               "{analyte:a}? was {number:v}"));
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_NE(test.failures[0].what.find("finds no name"), std::string::npos)
      << test.failures[0].what;
}

TEST_F(TinyGrammar, AHitThatAPhraseCoversNamesThePhrase) {
  const std::string phrase =
      "<phrase id=\"amount\" class=\"amount\"><pattern>was {number:n}"
      "</pattern><set value=\"$n\"/></phrase>\n";
  const GrammarTest test =
      run(phrase +
          rule(R"(<hit><m name="calcium" value="9">calcium was 9</m></hit>)" +
               miss_));
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_NE(test.failures[0].hint.find(
                "{amount} is made by 'amount', en/rules/lab.xml:2"),
            std::string::npos)
      << test.failures[0].hint;
}

TEST_F(TinyGrammar, TheSamePatternForTheSameThingIsADuplicate) {
  const std::string hit =
      R"(<hit><m name="calcium" value="9">calcium was 9</m></hit>)" + miss_;
  const GrammarTest test =
      run(rule(hit, "first") +
          rule(hit, "second", "{analyte:a}  was   {number:v}"));
  const std::string remarks = all_text(test.remarks);
  EXPECT_NE(remarks.find("W-RULE-DUPLICATE"), std::string::npos) << remarks;
}

TEST_F(TinyGrammar, SharedRulesRunInTheirExamplesLanguage) {
  folder_.write("tr/language.tsv", "name\tTürkçe\ndecimal\t,\n");
  folder_.write("tr/headings.tsv", "case\tolgu sunumu\n");
  folder_.write("tr/lexicon/analyte.tsv", "name\tforms\ncalcium\tkalsiyum\n");
  folder_.rules(rule(R"(<hit lang="tr"><m name="calcium" value="1">)"
                     R"(kalsiyum 1,000</m></hit><miss>kalsiyum</miss>)",
                     "lab.shared", "{analyte:a} {number:v}"),
                "rules/lab.xml");
  EXPECT_EQ(all_text(run("").failures), "");
}

TEST_F(TinyGrammar, AnExampleInNoKnownLanguageFails) {
  folder_.rules(
      rule(R"(<hit lang="xx"><m value="9">calcium was 9</m></hit>)" + miss_,
           "lab.shared"),
      "rules/lab.xml");
  const GrammarTest test = run("");
  ASSERT_EQ(test.failures.size(), 1U);
  EXPECT_EQ(test.failures[0].code, "E-EXAMPLE-LANG");
}

TEST_F(TinyGrammar, PhrasesAndCaseRulesMayHaveExamplesToo) {
  const std::string rules =
      "<phrase id=\"low\" class=\"low\"><pattern>below {number:n}</pattern>"
      "<set value=\"$n\"/><hit>was <m value=\"5\">below 5</m></hit>"
      "<miss>was 5</miss></phrase>\n"
      "<case id=\"head\" event=\"heading\"><pattern>case {integer:n}</pattern>"
      "<set label=\"$n\"/><hit><m label=\"2\">Case 2</m></hit>"
      "<miss>a case</miss></case>\n";
  const GrammarTest test = run(rules);
  EXPECT_EQ(all_text(test.failures), "");
  EXPECT_EQ(test.hits, 2);
}

}  // namespace
}  // namespace casebook
