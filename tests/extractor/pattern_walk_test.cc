// The slow walk finds what the fast machine finds, and says where it stopped.
#include "extractor/pattern_walk.h"

#include <gtest/gtest.h>

#include "extractor/evaluation.h"
#include "extractor/pattern_reader.h"
#include "grammars.h"

namespace casebook {
namespace {

PatternNode parsed(const std::string& text) {
  static ItemTests tests;
  const Result<PatternNode> node = PatternReader(tests).read(text);
  EXPECT_TRUE(node) << text;
  return node ? *node : PatternNode{};
}

// Items are words; a class is the word.
class Words {
 public:
  explicit Words(std::vector<std::string> words)
      : words_(std::move(words)),
        walk_(static_cast<std::uint32_t>(words_.size()),
              [this](std::uint32_t at, const std::string& cls) {
                return "=" + words_[at] == cls || words_[at] == cls;
              }) {}
  PatternWalk& walk() { return walk_; }

 private:
  std::vector<std::string> words_;
  PatternWalk walk_;
};

TEST(PatternWalk, FindsTheMatchAndItsCaptures) {
  Words words({"her", "score", "was", "low"});
  const PatternNode node = parsed("{score:n} (was|of)* {low:v}");
  EXPECT_FALSE(words.walk().match(node, 0));
  ASSERT_TRUE(words.walk().match(node, 1));
  EXPECT_EQ(words.walk().matched(), (Span{1, 4}));
  ASSERT_EQ(words.walk().captures().size(), 2U);
  EXPECT_EQ(words.walk().captures()[1].second, 3U);
}

TEST(PatternWalk, SaysWhichConditionFailedFirst) {
  Words words({"score", "was", "never", "low"});
  const PatternNode node = parsed("score was low");
  const PatternProgress progress = words.walk().progress(node, 0);
  ASSERT_EQ(progress.wanted.size(), 1U);
  EXPECT_EQ(progress.stopped, 2U);
  EXPECT_EQ(PatternWalk::shown(*progress.wanted[0]), "“low”");
  EXPECT_GT(progress.needed, progress.weight);
}

TEST(PatternWalk, GivesUpInTimeOnAPatternThatTakesForEver) {
  Words words(std::vector<std::string>(60, "a"));
  EXPECT_FALSE(words.walk().match(parsed("((a|a a)* (a|a a)*)*40 b"), 0));
}

// The walk finds what the engine does; how often that was, is counted.
int compare(const SentenceView& view, const CompiledRule& rule,
            PatternWalk& walk) {
  int compared = 0;
  const auto items = static_cast<std::uint32_t>(view.sequence().size());
  for (std::size_t p = 0; p < rule.patterns.size(); ++p) {
    std::vector<RuleMatch> matches;
    find_matches(view, rule, rule.patterns[p], matches);
    std::uint32_t from = 0;
    for (const RuleMatch& match : matches) {
      while (from < items &&
             !(walk.match(rule.rule->patterns[p].second, from) &&
               !walk.matched().empty()))
        ++from;
      EXPECT_EQ(walk.matched(), (Span{match.begin, match.end}))
          << rule.rule->id;
      from = match.end;
      ++compared;
    }
  }
  return compared;
}

// The engine proper is the other side of the comparison.
TEST(PatternWalk, AgreesWithTheEngineOnTheSamples) {
  int compared = 0;
  for (const char* sentence :
       {"A 26-year-old woman had a spinal T-score of -3.7 that winter.",
        "MRI showed fractures of T11, T12 and L1, but not L2.",
        "She took teriparatide 20 mcg daily for 18 months after delivery.",
        "No history of smoking, alcohol or steroid use; calcium was 9.4 mg/dL.",
        "Her second patient, aged 31, weighed 52 kg and was 160 cm tall."}) {
    const Seen seen(sentence, "en");
    const SentenceView& view = seen.view();
    const auto items = static_cast<std::uint32_t>(view.sequence().size());
    PatternWalk walk(items, [&](std::uint32_t at, const std::string& cls) {
      return view.is(view.item(view.sequence()[at]), cls);
    });
    SCOPED_TRACE(sentence);
    for (const CompiledRule& rule : view.grammar().facts)
      compared += compare(view, rule, walk);
  }
  EXPECT_GT(compared, 10);
}

}  // namespace
}  // namespace casebook
