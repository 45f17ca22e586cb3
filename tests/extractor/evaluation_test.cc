#include "extractor/evaluation.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

TEST(Expression, IsReadIntoTermsAndAlternatives) {
  const Expression expression = parse_expression("$s.site|last:site|none");
  ASSERT_EQ(expression.alternatives.size(), 3U);
  const Term& capture = expression.alternatives[0][0];
  EXPECT_EQ(capture.kind, Term::Kind::kCapture);
  EXPECT_EQ(capture.text, "s");
  EXPECT_EQ(capture.attribute, "site");
  const Term& last = expression.alternatives[1][0];
  EXPECT_EQ(last.kind, Term::Kind::kLast);
  EXPECT_EQ(last.text, "site");
  EXPECT_EQ(expression.alternatives[2][0].text, "none");
}

TEST(Expression, JoinsAddsAndNegates) {
  const Expression sum = parse_expression("$a+$b");
  ASSERT_EQ(sum.alternatives[0].size(), 2U);
  EXPECT_TRUE(sum.alternatives[0][1].added);
  EXPECT_TRUE(parse_expression("-$n").alternatives[0][0].negated);
  const Expression joined = parse_expression("$l.spine_letter$i.value");
  ASSERT_EQ(joined.alternatives[0].size(), 2U);
  EXPECT_FALSE(joined.alternatives[0][1].added);
}

TEST(Expression, KeepsWhatIsNoCaptureAsItStands) {
  EXPECT_EQ(parse_expression("g/cm2").alternatives[0][0].text, "g/cm2");
  EXPECT_EQ(parse_expression("delivery number").alternatives[0][0].text,
            "delivery number");
}

// A rule of a small grammar, run on one sentence.
class Evaluation : public testing::Test {
 protected:
  // The value that the expression has where the pattern first matches.
  std::string value(const std::string& pattern, const std::string& expression,
                    const std::string& sentence, const Memory& memory = {}) {
    folder_.rules("<fact id=\"x\" kind=\"lab\"><pattern>" + pattern +
                  "</pattern><set name=\"lab\"/><hit>a</hit><miss>b</miss>"
                  "</fact>\n");
    const GrammarLoad load = folder_.load();
    if (!load.errors.empty()) return load.errors[0].to_text();
    const Seen seen(sentence, "en", load.grammar);
    const CompiledRule& rule = load.grammar.compiled->language("en")->facts[0];
    std::vector<RuleMatch> matches;
    find_matches(seen.view(), rule, rule.patterns[0], matches);
    if (matches.empty()) return "no match";
    const Expression parsed = parse_expression(expression);
    const auto found = evaluate(parsed, {seen.view(), matches[0], memory, {}});
    return std::string(found ? found->text : "nothing");
  }
  GrammarFolder folder_;
};

TEST_F(Evaluation, ACaptureIsItsFigureOrItsName) {
  const std::string pattern = "{analyte:a} was {number:v}";
  EXPECT_EQ(value(pattern, "$v", "Ca was 9.20"), "9.20");
  EXPECT_EQ(value(pattern, "$a", "Ca was 9.20"), "calcium");
}

TEST_F(Evaluation, TheFirstAlternativeWithAValueCounts) {
  const std::string pattern = "{analyte:a}? was {number:v}";
  EXPECT_EQ(value(pattern, "$a|unknown", "it was 9"), "unknown");
  EXPECT_EQ(value(pattern, "$a|unknown", "Na was 9"), "sodium");
}

TEST_F(Evaluation, AnExpressionWithAMissingPartHasNoValue) {
  EXPECT_EQ(value("{analyte:a}? was {number:v}", "$a$v", "it was 9"),
            "nothing");
}

TEST_F(Evaluation, FiguresAreAddedAndNegated) {
  const std::string pattern = "{number:a} and {number:b}";
  EXPECT_EQ(value(pattern, "$a+$b", "20 and 8"), "28");
  EXPECT_EQ(value(pattern, "-$a", "20 and 8"), "-20");
  EXPECT_EQ(value(pattern, "$a$b", "20 and 8"), "208");
}

TEST_F(Evaluation, LastLooksBackInTheSentence) {
  EXPECT_EQ(value("was {number:v}", "last:analyte", "Na and Ca was 9"),
            "calcium");
  EXPECT_EQ(value("was {number:v}", "last:analyte", "it was 9"), "nothing");
}

TEST_F(Evaluation, FarLooksIntoTheSentencesBefore) {
  const Memory memory{{"analyte", "sodium"}};
  EXPECT_EQ(value("was {number:v}", "far:analyte", "it was 9", memory),
            "sodium");
  EXPECT_EQ(value("was {number:v}", "last:analyte", "it was 9", memory),
            "nothing");
}

TEST_F(Evaluation, NextLooksAhead) {
  EXPECT_EQ(value("{number:v} of", "next:analyte", "9 of all Ca"), "calcium");
}

TEST_F(Evaluation, MatchesAreFoundLeftToRightWithoutOverlap) {
  folder_.rules(GrammarFolder::fact("x", "{analyte:a} was {number:v}"));
  const GrammarLoad load = folder_.load();
  ASSERT_TRUE(load.errors.empty());
  const Seen seen("Ca was 9 and Na was 140 and Ca was 8", "en", load.grammar);
  const CompiledRule& rule = load.grammar.compiled->language("en")->facts[0];
  std::vector<RuleMatch> matches;
  find_matches(seen.view(), rule, rule.patterns[0], matches);
  ASSERT_EQ(matches.size(), 3U);
  EXPECT_EQ(matches[0].begin, 0U);
  EXPECT_EQ(matches[1].begin, 4U);
  EXPECT_EQ(matches[2].begin, 8U);
}

}  // namespace
}  // namespace casebook
