#include "extractor/vocabulary.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace casebook {
namespace {

// Short words stand in their slots, longer ones by hash: lengths around eight
// and fifteen bytes are where they could be taken for one another.
TEST(Vocabulary, TellsWordsOfEveryLengthApart) {
  std::vector<std::string> words;
  for (std::size_t length = 0; length <= 40; ++length) {
    words.push_back(std::string(length, 'a'));
    for (std::size_t at = 0; at < length; ++at) {
      words.push_back(std::string(length, 'a'));
      words.back()[at] = 'b';
      words.push_back(std::string(length, 'a'));
      words.back()[at] = '\0';
    }
  }
  Vocabulary vocabulary;
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_EQ(vocabulary.add(words[i]), i + 1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(vocabulary.find(words[i]), i + 1);
    EXPECT_EQ(vocabulary.add(words[i]), i + 1);
    EXPECT_EQ(vocabulary.find(words[i] + "c"), 0U);
  }
}

TEST(Vocabulary, KnowsNothingWhenCleared) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.find("bone"), 0U);
  vocabulary.add("bone");
  vocabulary.clear();
  EXPECT_EQ(vocabulary.find("bone"), 0U);
  EXPECT_EQ(vocabulary.add("spine"), 1U);
}

}  // namespace
}  // namespace casebook
