// What the index leaves out could not have matched.
#include "extractor/rule_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extractor/evaluation.h"
#include "grammars.h"

namespace casebook {
namespace {

using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Ends matches_of(const SentenceView& view, const CompiledRule& rule,
                std::size_t pattern, std::uint64_t starts) {
  std::vector<RuleMatch> matches;
  find_matches(view, rule, rule.patterns[pattern], matches, starts);
  Ends ends;
  for (const RuleMatch& match : matches)
    ends.emplace_back(match.begin, match.end);
  return ends;
}

struct Count {
  std::size_t patterns = 0, tried = 0, matches = 0;
};

// Compares all patterns, tried everywhere, with where the index says.
void compare(const SentenceView& view, const std::vector<CompiledRule>& rules,
             const RuleIndex& index, Count& count) {
  std::vector<RuleIndex::Place> places;
  index.candidates(view.met(), places);
  count.tried += places.size();
  auto next = places.begin();
  for (std::uint32_t r = 0; r < rules.size(); ++r) {
    for (std::uint32_t p = 0; p < rules[r].patterns.size(); ++p) {
      const bool named =
          next != places.end() && next->rule == r && next->pattern == p;
      const std::uint64_t starts = named ? (next++)->starts : 0;
      const Ends all = matches_of(view, rules[r], p, SymbolProgram::kAnywhere);
      EXPECT_EQ(named ? matches_of(view, rules[r], p, starts) : Ends{}, all)
          << rules[r].rule->id << ": " << rules[r].rule->patterns[p].first;
      count.matches += all.size();
      ++count.patterns;
    }
  }
  EXPECT_EQ(next, places.end());  // in the rules' order
}

TEST(RuleIndex, LosesNoMatch) {
  std::string list = "She had";
  for (int i = 0; i < 40; ++i) list += " calcium 9.4 mg/dL, a T-score of -3.1,";
  const std::vector<std::pair<std::string, std::string>> sentences = {
      {"en", "A 26-year-old woman had a spinal T-score of -3.7 that winter."},
      {"en", "MRI showed fractures of T11, T12 and L1, but not L2."},
      {"en", "She took teriparatide 20 mcg daily for 18 months."},
      {"en", "The second patient, aged 31, weighed 52 kg; no fall was told."},
      {"en", "Patient A. B. was seen again at 3 and 12 months."},
      {"en", list + " and back pain."},  // too long to know places
      {"tr", "26 yaşında kadın hastanın L1-L4 T skoru -3,7 idi."},
      {"tr", "Günde 20 mcg teriparatid 18 ay boyunca verildi."},
      {"tr", "Kalsiyum 9,4 mg/dL, 25(OH)D 12 ng/mL bulundu."}};
  Count count;
  for (const auto& [language, sentence] : sentences) {
    SCOPED_TRACE(sentence);
    const Seen seen(sentence, language);
    const LanguageGrammar& grammar = seen.view().grammar();
    compare(seen.view(), grammar.facts, grammar.fact_index, count);
    compare(seen.view(), grammar.cases, grammar.case_index, count);
    for (std::size_t i = 0; i < grammar.passes.size(); ++i)
      compare(seen.view(), grammar.passes[i], grammar.pass_indexes[i], count);
  }
  EXPECT_GT(count.matches, 20U);
  EXPECT_LT(count.tried * 20, count.patterns);
}

class Windows : public testing::Test {
 protected:
  // How many patterns are tried on a sentence.
  static std::size_t tried(const std::string& pattern,
                           const std::string& sentence) {
    const GrammarFolder folder;
    folder.rules(GrammarFolder::fact("one", pattern));
    const GrammarLoad load = folder.load();
    for (const Error& error : load.errors) ADD_FAILURE() << error.to_text();
    const Seen seen(sentence, "en", load.grammar);
    std::vector<RuleIndex::Place> places;
    seen.view().grammar().fact_index.candidates(seen.view().met(), places);
    return places.size();
  }
};

TEST_F(Windows, ItemsMustStandInOrder) {
  const std::string pattern = "{analyte:a} was {number:v}";
  EXPECT_EQ(tried(pattern, "Her calcium was 9."), 1U);
  EXPECT_EQ(tried(pattern, "Of 9 it was the calcium."), 0U);
}

TEST_F(Windows, AGapIsAsLongAsTheRuleSays) {
  const std::string pattern = "{analyte:a} {word}*3 {number:v}";
  EXPECT_EQ(tried(pattern, "Her calcium was as low as 9."), 0U);
  EXPECT_EQ(tried(pattern, "Her calcium was but then 9."), 1U);
  EXPECT_EQ(tried(pattern, "Her calcium 9."), 1U);
}

TEST_F(Windows, AGapWithoutEndHasNone) {
  const std::string pattern = "{analyte:a} {word}* {number:v}";
  EXPECT_EQ(tried(pattern, "Her calcium was then as low as some 9."), 1U);
  EXPECT_EQ(tried(pattern, "Some 9 times she had calcium and bread."), 0U);
}

}  // namespace
}  // namespace casebook
