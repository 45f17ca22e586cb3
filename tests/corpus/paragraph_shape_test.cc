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

}  // namespace
}  // namespace casebook
