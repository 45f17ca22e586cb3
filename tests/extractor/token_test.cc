#include "extractor/token.h"

#include <gtest/gtest.h>

#include "corpus/fold.h"

namespace casebook {
namespace {

struct Tokens {
  std::string folded;
  std::vector<Token> all;
};

Tokens tokens_of(const std::string& text,
                 const std::vector<std::string>& known = {}) {
  Tokens made{fold(text).text, {}};
  tokenize(
      made.folded, {0, static_cast<std::uint32_t>(made.folded.size())},
      [&](std::string_view word) {
        return std::find(known.begin(), known.end(), word) != known.end();
      },
      made.all);
  return made;
}

// The tokens' texts with a bar between them.
std::string split(const std::string& text,
                  const std::vector<std::string>& known = {}) {
  const Tokens made = tokens_of(text, known);
  std::string joined;
  for (const Token& token : made.all)
    joined += (joined.empty() ? "" : "|") + token_text(made.folded, token);
  return joined;
}

TEST(Token, PartsLettersFromDigits) {
  EXPECT_EQ(split("T11"), "t|11");
  EXPECT_EQ(split("G3P2"), "g|3|p|2");
  EXPECT_EQ(split("20µg/d"), "20|\xC2\xB5g|/|d");
}

TEST(Token, KeepsADecimalWhole) {
  EXPECT_EQ(split("was 3.2."), "was|3.2|.");
  EXPECT_EQ(split("0,540 g/cm2"), "0,540|g|/|cm|2");
}

TEST(Token, LeavesACaseEndingBehindAnApostropheOut) {
  EXPECT_EQ(split("L4'te kırık"), "l|4|kirik");
  EXPECT_EQ(split("MR’da"), "mr");
  EXPECT_EQ(split("0,65 g/cm²'den"), "0,65|g|/|cm|²");
  EXPECT_EQ(split("(T12)'de"), "(|t|12|)");
  EXPECT_EQ(split("( 'so' )"), "(|'|so|'|)") << "a quote is no ending";
}

TEST(Token, TellsASignFromADash) {
  for (const char* text :
       {"was -3.2", "was −3.2", "was –3.2", "(-3.2)", "=-3.2", "-3.2",
        "to →-3.2", "to →−3.2", "は-3.2", "：-3.2"}) {
    const Tokens made = tokens_of(text);
    const auto dash =
        std::find_if(made.all.begin(), made.all.end(), [&](const Token& token) {
          return slice(made.folded, token.span) == "-";
        });
    ASSERT_NE(dash, made.all.end()) << text;
    EXPECT_TRUE(dash->sign) << text;
  }
  for (const char* text :
       {"T11-L5", "24-36", "24 - 36", "T-score", "µ-3", "é-3"}) {
    for (const Token& token : tokens_of(text).all)
      EXPECT_FALSE(token.sign) << text;
  }
}

TEST(Token, SaysWhichTokensTouch) {
  const Tokens made = tokens_of("T11 L1");
  ASSERT_EQ(made.all.size(), 4U);
  EXPECT_TRUE(made.all[1].glued);
  EXPECT_FALSE(made.all[2].glued);
}

TEST(Token, JoinsAWordBrokenAtALineEndWhereItIsKnown) {
  EXPECT_EQ(split("teripara-\ntide", {"teriparatide"}), "teriparatide");
}

TEST(Token, JoinsABrokenWordWhereNeitherHalfIsKnown) {
  EXPECT_EQ(split("osteo-\nporosis"), "osteoporosis");
}

TEST(Token, KeepsAHyphenBetweenTwoKnownWordsAtALineEnd) {
  // The mark is a token of its own that no lexicon spells.
  EXPECT_EQ(split("follow-\nup", {"follow", "up"}), "follow||up");
}

TEST(Token, SpansLeadBackToTheirPlace) {
  const std::string text = "  Kırık L4'te.";
  const Folded folded = fold(text);
  std::vector<Token> tokens;
  tokenize(
      folded.text, {0, static_cast<std::uint32_t>(folded.text.size())},
      [](std::string_view) { return false; }, tokens);
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(slice(text, folded.map.to_source(tokens[0].span)), "Kırık");
  EXPECT_EQ(slice(text, folded.map.to_source(tokens[2].span)), "4");
}

TEST(Token, SurvivesBytesThatEndInACharacter) {
  const std::string cut = "ab\xE2\x82";
  std::vector<Token> tokens;
  tokenize(
      cut, {0, 4}, [](std::string_view) { return false; }, tokens);
  EXPECT_FALSE(tokens.empty());
}

}  // namespace
}  // namespace casebook
