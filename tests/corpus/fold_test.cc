#include "corpus/fold.h"

#include <gtest/gtest.h>

#include <chrono>

#include "corpus/unicode.h"
#include "random_text.h"

namespace casebook {
namespace {

TEST(Fold, LowersTurkishAndEnglishAlike) {
  EXPECT_EQ(fold_key("KIRI\u011EI"), fold_key("k\u0131r\u0131\u011F\u0131"));
  EXPECT_EQ(fold_key("K\u0130L\u0130T"), "kilit");
  EXPECT_EQ(fold_key("I\u0307"), "i");
  EXPECT_EQ(fold_key("MRI of L1"), "mri of l1");
  EXPECT_EQ(fold_key("ÇÖÜŞĞ"), "çöüşğ");
}

TEST(Fold, GivesOneDashOneSpaceOneMicro) {
  EXPECT_EQ(fold_key("\u22124.5"), "-4.5");
  EXPECT_EQ(fold_key("L1\u2013L4 \u2014 \u2010 \u2011 \u2012"),
            "l1-l4 - - - -");
  EXPECT_EQ(fold_key("5\u00A0\u2009mg"), "5  mg");
  EXPECT_EQ(fold_key("20 \u03BCg \u00B5g \u039Cg"),
            "20 \u00B5g \u00B5g \u00B5g");
  EXPECT_EQ(fold_key("\u201Ca\u201D \u2018b\u2019"), "\"a\" 'b'");
}

TEST(Fold, OpensLigaturesAndDropsSoftHyphens) {
  EXPECT_EQ(fold_key("\uFB01nding o\uFB03ce"), "finding office");
  EXPECT_EQ(fold_key("osteo\u00ADporosis"), "osteoporosis");
}

TEST(Fold, KeepsSuperscriptsAndFractions) {
  EXPECT_EQ(fold_key("10⁵ m² 2½"), "10⁵ m² 2½");
}

TEST(Fold, ComposesMarks) {
  EXPECT_EQ(fold_key("E\u0301 u\u0308"), "é ü");
  EXPECT_EQ(fold_key("s\u0327"), "ş");
}

TEST(Fold, MarksAWordThatALineEndMayHaveCut) {
  EXPECT_EQ(fold("den-\nsity").text,
            std::string("den") + kMaybeJoined + "sity");
  EXPECT_EQ(fold("teri- \n\nparatide").text,
            std::string("teri") + kMaybeJoined + "paratide");
  EXPECT_EQ(fold("X-\nray").text, std::string("x") + kMaybeJoined + "ray");
  EXPECT_EQ(fold("teri\u2010\nparatide").text,
            std::string("teri") + kMaybeJoined + "paratide");
  EXPECT_EQ(fold("alen\u00AD\ndronate").text,
            std::string("alen") + kMaybeJoined + "dronate");
  EXPECT_EQ(fold("alen\u00ADdronate \u2010 x").text, "alendronate - x");
  EXPECT_EQ(fold("L1-\nL4").text, "l1-\nl4");
  EXPECT_EQ(fold("2-\n4").text, "2-\n4");
  EXPECT_EQ(fold("a - b").text, "a - b");
  const Folded cut = fold("den-\nsity low");
  EXPECT_EQ(cut.map.to_source({0, 8}), (Span{0, 9}));
}

TEST(Fold, LeadsBackToTheBytes) {
  const std::string text = "K\u0130L\u0130T \uFB01x";
  const Folded view = fold(text);
  ASSERT_EQ(view.text, "kilit fix");
  EXPECT_EQ(slice(text, view.map.to_source({0, 5})), "K\u0130L\u0130T");
  EXPECT_EQ(slice(text, view.map.to_source({6, 7})), "\uFB01");
  EXPECT_EQ(slice(text, view.map.to_source({8, 9})), "x");
}

TEST(Fold, WithAndWithoutMapGivesTheSameText) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const std::string text = random_text(seed, 60);
    EXPECT_EQ(fold(text).text, fold_key(text));
  }
}

// Made → source → made comes back over the byte; spans cut no character and
// never step back; the map tiles both texts.
TEST(Fold, MapsRandomTextsExactly) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    const std::string text = random_text(seed, 80);
    const Folded view = fold(text);
    ASSERT_EQ(view.map.made_size(), view.text.size());
    ASSERT_EQ(view.map.source_size(), text.size());
    Span last{0, 0};
    for (std::uint32_t at = 0; at < view.text.size();) {
      const std::uint32_t size = std::max(1U, decode_utf8(view.text, at).size);
      const Span made{at, at + size};
      const Span source = view.map.to_source(made);
      ASSERT_LE(last.begin, source.begin);
      ASSERT_LE(last.end, source.end);
      ASSERT_TRUE(view.map.to_made(source).contains(made));
      for (const std::uint32_t edge : {source.begin, source.end}) {
        ASSERT_TRUE(edge == text.size() ||
                    (static_cast<unsigned char>(text[edge]) & 0xC0U) != 0x80U)
            << "seed " << seed << " cuts a character at " << edge;
      }
      // What stands as it is folds to itself alone.
      if (source.size() == 1 && size == 1) {
        ASSERT_EQ(fold_key(slice(text, source)).size(), 1U);
      }
      last = source;
      at += size;
    }
  }
}

TEST(Fold, LeavesAFoldedWordAsItIs) {
  for (const char* word : {"KIRI\u011EI", "\uFB01nding", "\u2212 4,5",
                           "E\u0301tude", "20 \u03BCg", "\u0130I\u0131i"}) {
    EXPECT_EQ(fold_key(fold_key(word)), fold_key(word));
  }
}

TEST(Fold, OfLongRunsOfMarksTakesLinearTimeAndCapsThem) {
  std::string text = "a";
  while (text.size() < 800'000) text += "\u0301\u0316";
  const auto begin = std::chrono::steady_clock::now();
  const Folded view = fold(text);
  const auto spent = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(spent, std::chrono::seconds(2));  // quadratic: minutes
  EXPECT_LT(view.text.size(), 80U);
  EXPECT_EQ(view.map.source_size(), text.size());
}

}  // namespace
}  // namespace casebook
