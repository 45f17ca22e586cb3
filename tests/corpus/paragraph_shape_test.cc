#include "corpus/paragraph_shape.h"

#include <gtest/gtest.h>

#include <string>

namespace casebook {
namespace {

// A table's wordy cell was once taken for the text behind the table: only
// where rows show columns may a short line end one of several paragraphs.
TEST(ParagraphShape, TakesSentencesThatEndAmidTheLinesForProseOnlyIfAsked) {
  const std::string text =
      "All the women received vitamin D at the usual daily dose.\n"
      "At first, nine were given teriparatide for two years, and\n"
      "eight took bisphosphonates.\n"
      "Two received teriparatide, and bisphosphonates after that.\n"
      "All of them went home well.\n";
  const Lines lines = lines_of(text);
  const ParagraphShape shape(text, lines);
  EXPECT_FALSE(shape.is_prose(0));
  EXPECT_TRUE(shape.is_prose(0, true));
}

bool names_issue(const std::string& text) {
  const Lines lines = lines_of(text);
  return ParagraphShape(text, lines).names_issue(0);
}

TEST(ParagraphShape, KnowsTheLineOfAJournalsIssue) {
  EXPECT_TRUE(names_issue("J Spine Trauma Case Rep 2021; 9(2): 88-91"));
  EXPECT_TRUE(names_issue("Türk Osteoporoz Dergisi 2019;25:45-8"));
  EXPECT_FALSE(names_issue("Trauma care in 2021; 9 (2) women: 88"));
  EXPECT_FALSE(names_issue("A fracture of T8 in 2021; L1: 2"));
  EXPECT_FALSE(names_issue("2021"));
}

}  // namespace
}  // namespace casebook
