#include "corpus/sentence_ends.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "corpus/unicode.h"

namespace casebook {
namespace {

using Ends = std::vector<std::uint32_t>;

Ends ends_of(const std::string& text) {
  Ends result;
  SentenceEnds ends(text);
  while (const auto end = ends.next()) result.push_back(*end);
  return result;
}

// ICU's, with line ends turned into spaces.
Ends ends_by_icu(SentenceBreaks& breaks, std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\r', ' ');
  Ends result;
  breaks.set(text);
  while (const auto end = breaks.next()) result.push_back(*end);
  return result;
}

TEST(SentenceEnds, AreThoseOfPlainSentences) {
  EXPECT_EQ(ends_of("She fell. It hurt.\nWhy? No"), (Ends{10, 19, 24, 26}));
  EXPECT_EQ(ends_of(""), Ends{});
}

TEST(SentenceEnds, StandNeitherInFiguresNorBeforeSmallLetters) {
  EXPECT_EQ(ends_of("At 3.5 mg p.o. daily. End"), (Ends{22, 25}));
  EXPECT_EQ(ends_of("See Fig. (2, a). End"), (Ends{17, 20}));
}

// Pieces that meet every rule, in any order.
TEST(SentenceEnds, AgreeWithIcuOnAnyMixtureOfMarks) {
  const std::array<std::string, 42> pieces = {
      ".",      "!",      "?",      "…",      "a",      "B",  "ş",
      "İ",      "ı",      "7",      " ",      "\n",     "\r", "\u00A0",
      "\u2009", ",",      ";",      ":",      "(",      ")",  "[",
      "”",      "\"",     "'",      "\u0301", "\u00AD", "中", "。",
      "\u2028", "\u0085", "\u200D", "–",      "-",      "٣",  "א",
      "\u037E", "\u2024", "😀",     "𝐀",      "𝐚",      "%",  "؟"};
  std::mt19937 random(20);
  SentenceBreaks breaks;
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    for (std::size_t i = random() % 24; i > 0; --i) {
      text += pieces[random() % pieces.size()];
    }
    ASSERT_EQ(ends_of(text), ends_by_icu(breaks, text)) << text;
  }
}

// Each character once, before and behind a full stop.
TEST(SentenceEnds, AgreeWithIcuOnEveryCharacter) {
  SentenceBreaks breaks;
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "x";
    append_utf8(text, c);
    text += ".";
    append_utf8(text, c);
    text += " ";
    append_utf8(text, c);
    text += "b. ";
    ASSERT_EQ(ends_of(text), ends_by_icu(breaks, text)) << std::size_t{c};
  }
}

TEST(SentenceEnds, AgreeWithIcuOnTheSamplesAndTheSharedTexts) {
  namespace fs = std::filesystem;
  const fs::path root = CASEBOOK_SOURCE_DIR;
  const char* named = std::getenv("CASEBOOK_SHARED");
  const fs::path shared =
      named != nullptr ? fs::path(named) : root / "../shared";
  std::size_t texts = 0;
  SentenceBreaks breaks;
  for (const fs::path& folder : {root / "corpus/samples", shared}) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".txt" &&
          entry.path().extension() != ".xml") {
        continue;
      }
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text((std::istreambuf_iterator<char>(file)), {});
      ASSERT_EQ(ends_of(text), ends_by_icu(breaks, text)) << entry.path();
      ++texts;
    }
  }
  if (!fs::is_directory(shared)) {
    GTEST_SKIP() << "only the samples: no shared texts at " << shared;
  }
  EXPECT_GT(texts, 0U);
}

}  // namespace
}  // namespace casebook
