#include "extractor/figure_marks.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

// "figure|mark"
std::string parts(std::string_view words) {
  const MarkedFigure one = marked_figure(words);
  return std::string(words.substr(0, one.size)) + "|" + std::string(one.mark);
}

TEST(FigureMarks, StandBehindFigures) {
  EXPECT_EQ(parts("-2.6*"), "-2.6|*");
  EXPECT_EQ(parts("41 \u2020\u2021"), "41|\u2020\u2021");
  EXPECT_EQ(parts("0.701 \u00B1 0.080*"), "0.701 \u00B1 0.080|*");
  EXPECT_EQ(parts("0.702b"), "0.702|b");
  EXPECT_EQ(parts("0.702 (a)"), "0.702|(a)");
  EXPECT_EQ(parts("-2.6\u1D43"), "-2.6|\u1D43");
}

TEST(FigureMarks, AreNoPartsOfWordsOrOfFigures) {
  EXPECT_EQ(parts("-2.6"), "-2.6|");
  EXPECT_EQ(parts("41 a"), "41 a|");
  EXPECT_EQ(parts("1.5 d"), "1.5 d|");
  EXPECT_EQ(parts("10\u00B2"), "10\u00B2|");
  EXPECT_EQ(parts("8.2 (L)"), "8.2 (L)|");
  EXPECT_EQ(parts("0.688 (-3.4)"), "0.688 (-3.4)|");
  EXPECT_EQ(parts("none*"), "none*|");
  EXPECT_EQ(parts("*"), "*|");
  EXPECT_EQ(parts(""), "|");
}

TEST(FigureMarks, LeadToWhatTheFootnotesSay) {
  const std::string text = "* Z-score; b: another device; none a word";
  Grid grid;
  grid.footnotes = {{0, static_cast<std::uint32_t>(text.size())}};
  EXPECT_EQ(note_behind(text, grid, "*"), " Z-score");
  EXPECT_EQ(note_behind(text, grid, "b"), ": another device");
  EXPECT_EQ(note_behind(text, grid, "\u2020"), "");
}

}  // namespace
}  // namespace casebook
