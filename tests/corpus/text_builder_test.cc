#include "corpus/text_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace casebook {
namespace {

// The folding, as simple as it can be said.
std::string fold_simply(const std::string& text) {
  std::string folded;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

TEST(TextBuilder, RandomTextsAreFoldedAndLeadBackToTheirBytes) {
  std::mt19937 random(20);  // NOLINT: the same texts each time
  for (int turn = 0; turn < 3000; ++turn) {
    std::string source;
    const std::size_t size = random() % 60;
    while (source.size() < size) {
      static const std::string pieces[] = {"a",  "b",  "ı",  "€",  "😀",
                                           " ",  " ",  " ",  "\n", "\t",
                                           "\r", "  ", "cd", "e",  "f g"};
      source += pieces[random() % 15];
    }
    TextBuilder builder;
    // In pieces, as a parser gives them.
    for (std::size_t at = 0; at < source.size();) {
      const std::size_t length =
          std::min(1 + random() % 20, source.size() - at);
      builder.put(std::string_view(source).substr(at, length),
                  {static_cast<std::uint32_t>(at),
                   static_cast<std::uint32_t>(at + length)});
      at += length;
    }
    const std::string text = builder.take_text();
    ASSERT_EQ(text, fold_simply(source));
    const SourceMap map = builder.take_map();
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (text[i] == ' ') continue;
      const Span origin = map.to_source({i, i + 1});
      ASSERT_EQ(origin.size(), 1U);
      ASSERT_EQ(source[origin.begin], text[i]);
    }
  }
}

TEST(TextBuilder, SeparatorsAreWrittenOnlyBetweenTexts) {
  TextBuilder builder;
  builder.end_block();
  builder.put(" one ", {0, 5});
  builder.end_line();
  builder.end_block();
  builder.put("two", {6, 9});
  builder.end_line();
  builder.cells(2);
  builder.put("x", {12, 13});
  builder.end_block();
  EXPECT_EQ(builder.text(), "one\n\ntwo\n\t\tx");
}

TEST(TextBuilder, AMarkIsWhereTheNextCharacterStands) {
  TextBuilder builder;
  builder.put("one", {0, 3});
  const TextBuilder::Mark mark = builder.mark();
  EXPECT_TRUE(builder.since(mark).empty());
  builder.end_block();
  builder.put("two", {4, 7});
  EXPECT_EQ(builder.since(mark), (Span{5, 8}));
}

TEST(TextBuilder, MadeCharactersStandForTheirSource) {
  TextBuilder builder;
  builder.put("10", {0, 2});
  builder.put_as("⁵", {7, 8});
  builder.insert("[");
  builder.put("&", {20, 25});
  EXPECT_EQ(builder.text(), "10⁵[&");
  const SourceMap map = builder.take_map();
  EXPECT_EQ(map.to_source({2, 5}), (Span{7, 8}));
  EXPECT_EQ(map.to_source({6, 7}), (Span{20, 25}));
}

}  // namespace
}  // namespace casebook
