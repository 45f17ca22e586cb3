#include "corpus/page_words.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

constexpr const char* kHead =
    "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\t"
    "width\theight\tconf\ttext\n"
    "1\t1\t0\t0\t0\t0\t0.0\t0.0\t595.0\t842.0\t-1\t###PAGE###\n"
    "4\t1\t0\t0\t0\t0\t0.0\t0.0\t595.0\t842.0\t-1\t###LINE###\n";

std::string word(const char* place, const char* text) {
  return std::string("5\t1\t0\t0\t0\t0\t") + place + "\t100\t" + text + "\n";
}

TEST(PageWords, AreGatheredInRunsWithTheirSpaces) {
  const PageWords words = parse_page_words(
      kHead + word("10\t100\t20\t10", "kg/m") + word("30\t97\t4\t7", "2") +
      word("34\t100\t3\t10", ".") + word("41\t100\t20\t10", "Nine"));
  ASSERT_EQ(words.pages.size(), 1U);
  ASSERT_EQ(words.pages[0].runs.size(), 1U);
  const PageRun& run = words.pages[0].runs[0];
  EXPECT_EQ(run.text(), "kg/m2. Nine");
  EXPECT_TRUE(run.words[1].raised);
  EXPECT_FALSE(run.words[2].raised);
  EXPECT_FLOAT_EQ(run.base, 110);
  EXPECT_EQ(words.pages[0].width, 595);
}

TEST(PageWords, ALoweredDigitIsNotRaised) {
  const PageWords words = parse_page_words(kHead + word("10\t100\t8\t10", "D") +
                                           word("18\t105\t4\t7", "3"));
  EXPECT_FALSE(words.pages[0].runs[0].words[1].raised);
  EXPECT_EQ(words.pages[0].runs[0].text(), "D3");
}

TEST(PageWords, FarWordsOfOneLineAreTwoRuns) {
  const PageWords words = parse_page_words(
      kHead + word("10\t100\t30\t10", "Age") + word("90\t100\t30\t10", "Site"));
  EXPECT_EQ(words.pages[0].runs.size(), 2U);
}

TEST(PageWords, NonsenseIsSkippedAndCounted) {
  const PageWords words = parse_page_words(
      std::string("5\t1\tword before any page\n") + kHead +
      word("nan\t100\t30\t10", "a") + word("1\tinf\t30\t10", "b") +
      word("1\t1\t30\t10", "   ") + "no table at all\n" +
      word("1e30\t-1e30\t-5\t-5", "far"));
  ASSERT_EQ(words.pages.size(), 1U);
  ASSERT_EQ(words.pages[0].runs.size(), 1U);
  const Box& box = words.pages[0].runs[0].box;
  EXPECT_LE(box.right, 1e6F);
  EXPECT_GE(box.bottom, box.top);
  EXPECT_EQ(words.skipped, 5U);
}

TEST(PageWords, AnEmptyTableHasNoPages) {
  EXPECT_TRUE(parse_page_words("").pages.empty());
}

}  // namespace
}  // namespace casebook
