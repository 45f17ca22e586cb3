#include "kb/query_words.h"

#include <gtest/gtest.h>

#include <string>

namespace casebook {
namespace {

std::string fts(const std::string& words) {
  const auto tree = parse_words(words);
  if (!tree) return tree.error().code;
  return *tree ? plain_expression(**tree) : "";
}

TEST(QueryWords, StandTogetherUnlessAnOperatorSaysOtherwise) {
  EXPECT_EQ(fts("back pain"), R"(("back" AND "pain"))");
  EXPECT_EQ(fts("back AND pain"), R"(("back" AND "pain"))");
  EXPECT_EQ(fts("back OR hip pain"), R"(("back" OR ("hip" AND "pain")))");
  EXPECT_EQ(fts("pain NOT hip"), R"(("pain" NOT "hip"))");
  EXPECT_EQ(fts("pain NOT hip NOT rib back"),
            R"((("pain" AND "back") NOT ("hip" OR "rib")))");
}

TEST(QueryWords, TakePhrasesPrefixesAndParentheses) {
  EXPECT_EQ(fts("\"Back Pain\""), R"("back pain")");
  EXPECT_EQ(fts("osteo*"), R"("osteo" *)");
  EXPECT_EQ(fts("(back OR hip) pain"), R"((("back" OR "hip") AND "pain"))");
  EXPECT_EQ(fts("PTH(1-34)"), "\"pth(1-34\"");
}

TEST(QueryWords, OperatorsAreInCapitalsOnly) {
  EXPECT_EQ(fts("not or and"), R"(("not" AND "or" AND "and"))");
  EXPECT_EQ(fts("\"NOT\""), R"("not")");
}

TEST(QueryWords, WhatDoesNotCloseIsAMark) {
  EXPECT_EQ(fts("(weaning"), R"("weaning")");
  EXPECT_EQ(fts("weaning))"), R"("weaning")");
  EXPECT_EQ(fts(")weaning("), R"("weaning")");
  EXPECT_EQ(fts("a () b"), R"(("a" AND "b"))");
  EXPECT_EQ(fts("pain, (back)."), R"(("pain" AND "back"))");
  EXPECT_EQ(fts("\"open"), R"("open")");
}

TEST(QueryWords, AnOperatorWithNothingBesideItIsExplained) {
  for (const char* words : {"a OR", "OR a", "NOT a", "a AND", "a NOT", "AND",
                            "a OR OR b", "(NOT a) b", "a NOT NOT b"})
    EXPECT_EQ(fts(words), "E-QUERY-SYNTAX") << words;
}

TEST(QueryWords, DeepNestingEnds) {
  const std::string deep = std::string(500, '(') + "a" + std::string(500, ')');
  EXPECT_EQ(fts(deep), R"("a")");
}

}  // namespace
}  // namespace casebook
