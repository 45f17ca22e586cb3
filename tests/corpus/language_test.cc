#include "corpus/language.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "corpus/fold.h"
#include "corpus/unicode.h"
#include "profiles.h"

namespace casebook {
namespace {

// What count_votes() does, word by word and without haste.
LanguageVotes counted_slowly(const std::string& text,
                             const LanguageProfiles& profiles) {
  LanguageVotes votes(profiles.size());
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    ++votes.words;
    for (std::size_t p = 0; p < profiles.size(); ++p) {
      votes.hits[p] += profiles[p].stop_word_set.contains(word) ? 1 : 0;
    }
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const std::uint32_t size = c.size == 0 ? 1 : c.size;
    const bool two =
        c.size == 2 && c.value >= 0xC0 && c.value != 0xD7 && c.value != 0xF7;
    if (c.size > 0 && (is_letter(c.value) || two)) {
      for (std::size_t p = 0; two && p < profiles.size(); ++p) {
        const std::string_view letter = std::string_view(text).substr(at, 2);
        votes.hits[p] += profiles[p].letter_set.contains(letter) ? 1 : 0;
      }
      const bool dotless = c.value == 0x130 || c.value == 0x131;
      append_utf8(word, dotless ? U'i' : simple_lower(c.value));
    } else {
      end_word();
    }
    at += size;
  }
  end_word();
  return votes;
}

TEST(Language, VotesAreThoseOfASlowCount) {
  const LanguageProfiles& profiles = test_profiles();
  const std::vector<std::string> parts = {
      "the",     "and", " ",    "  ",     ", ",
      "ve",      "bir", "için", "ğ",      "–",
      "°",       "25",  "İ",    "ı",      "-",
      "bununla", "x",   "\n",   "olarak", "between",
      "\xC3",    "é",   "αβ",   ".",      "abcdefghijklmnopqrstu",
      "hasta"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) {
      text += parts[random() % parts.size()];
    }
    LanguageVotes votes(profiles.size());
    count_votes(text, profiles, votes);
    const LanguageVotes slow = counted_slowly(text, profiles);
    ASSERT_EQ(votes.words, slow.words) << text;
    ASSERT_EQ(votes.hits, slow.hits) << text;
  }
}

}  // namespace
}  // namespace casebook
