#include "extractor/lexicon.h"

#include <gtest/gtest.h>

#include "corpus/fold.h"
#include "grammars.h"

namespace casebook {
namespace {

TEST(Vocabulary, GivesEachWordItsNumber) {
  Vocabulary words;
  const WordId bone = words.add("bone");
  EXPECT_NE(bone, 0U);
  EXPECT_EQ(words.add("bone"), bone);
  EXPECT_NE(words.add("pain"), bone);
  EXPECT_EQ(words.find("bone"), bone);
  EXPECT_EQ(words.find("ache"), 0U);
}

TEST(Vocabulary, FindsAWordThatIsWrittenWithoutItsMarks) {
  Vocabulary words;
  const WordId birth = words.add("doğum"), ten = words.add("on");
  const WordId front = words.add("ön");
  const WordId long_one = words.add("gebeliğin başlangıcındaki");
  words.add_spelling("dogum", birth);
  words.add_spelling("on", front);
  words.add_spelling("gebeligin başlangıcındaki", long_one);
  EXPECT_EQ(words.find("dogum"), birth);
  EXPECT_EQ(words.find("on"), ten) << "a word of its own stays what it is";
  EXPECT_EQ(words.find("gebeligin başlangıcındaki"), long_one);
  EXPECT_EQ(words.find("dogumu"), 0U);
}

TEST(Vocabulary, FindsNoWordBySpellingThatTwoShare) {
  Vocabulary words;
  const WordId ash = words.add("kül"), hair = words.add("kuğl");
  words.add_spelling("kul", ash);
  EXPECT_EQ(words.find("kul"), ash);
  words.add_spelling("kul", hair);
  EXPECT_EQ(words.find("kul"), 0U);
}

class Stems : public testing::Test {
 protected:
  // The known words that `word` may be, by the language's own table.
  std::vector<std::string> stems(const std::string& language,
                                 const std::vector<std::string>& known,
                                 const std::string& word) {
    std::vector<Error> errors;
    const SuffixTable table =
        SuffixTable::read(file_text(std::filesystem::path(CASEBOOK_SOURCE_DIR) /
                                    "grammars" / language / "suffixes.tsv"),
                          "suffixes.tsv", errors);
    EXPECT_TRUE(errors.empty());
    Vocabulary words;
    std::vector<std::string> by_id{""};
    for (const std::string& one : known) {
      words.add(fold_key(one));
      by_id.push_back(one);
    }
    std::vector<WordId> found;
    table.stems(fold_key(word), words, found);
    std::vector<std::string> texts;
    texts.reserve(found.size());
    for (const WordId id : found) texts.push_back(by_id[id]);
    return texts;
  }
  using Words = std::vector<std::string>;
};

TEST_F(Stems, OfTurkishAreFoundUnderTheirEndings) {
  EXPECT_EQ(stems("tr", {"kırık"}, "kırıkları"), Words{"kırık"});
  EXPECT_EQ(stems("tr", {"kırık"}, "kırığı"), Words{"kırık"});
  EXPECT_EQ(stems("tr", {"kırık"}, "kırığının"), Words{"kırık"});
  EXPECT_EQ(stems("tr", {"vertebra"}, "vertebrasında"), Words{"vertebra"});
  EXPECT_EQ(stems("tr", {"vertebra"}, "vertebralarında"), Words{"vertebra"});
  EXPECT_EQ(stems("tr", {"alendronat"}, "alendronata"), Words{"alendronat"});
  EXPECT_EQ(stems("tr", {"alendronat"}, "alendronatın"), Words{"alendronat"});
  EXPECT_EQ(stems("tr", {"yükseklik"}, "yüksekliğinde"), Words{"yükseklik"});
  EXPECT_EQ(stems("tr", {"teriparatid"}, "teriparatidle"),
            Words{"teriparatid"});
  EXPECT_EQ(stems("tr", {"hafta"}, "haftasında"), Words{"hafta"});
}

TEST_F(Stems, OfEnglishArePluralsAndPossessives) {
  EXPECT_EQ(stems("en", {"fracture"}, "fractures"), Words{"fracture"});
  EXPECT_EQ(stems("en", {"therapy"}, "therapies"), Words{"therapy"});
  EXPECT_EQ(stems("en", {"fracture"}, "fractured"), Words{});
}

TEST_F(Stems, AreNotFoundWhereTheStemIsNotKnownOrTooShort) {
  EXPECT_EQ(stems("tr", {"kalça"}, "kırıkları"), Words{});
  EXPECT_EQ(stems("tr", {"a"}, "ada"), Words{});
}

TEST_F(Stems, AnEndingOfALaterSlotDoesNotStandBeforeAnEarlierOne) {
  // The plural comes first: "-da-lar" is no ending.
  EXPECT_EQ(stems("tr", {"kırık"}, "kırıkdalar"), Words{});
}

TEST_F(Stems, AWordOfAThousandLettersIsNoWord) {
  std::string word = "kırık";
  for (int i = 0; i < 500; ++i) word += "lar";
  EXPECT_EQ(stems("tr", {"kırık"}, word), Words{});
}

TEST(SuffixTable, ReportsEveryLineThatItDoesNotUnderstand) {
  std::vector<Error> errors;
  SuffixTable::read("suffix\tslot\nler\nlar\tx\nda\t9\ni\t4\nğ\tsoft\tk\n",
                    "tr/suffixes.tsv", errors);
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_EQ(errors[0].where, "tr/suffixes.tsv:2");
  EXPECT_EQ(errors[2].where, "tr/suffixes.tsv:4");
}

TEST(WordTrie, FindsTheEndOfASequence) {
  WordTrie trie;
  EXPECT_EQ(trie.add({1, 2}, 0), 0U);
  EXPECT_EQ(trie.add({1, 2, 3}, 1), 1U);
  EXPECT_EQ(trie.add({1, 2}, 2), 0U);
  const std::uint32_t one = trie.step(0, 1);
  ASSERT_NE(one, WordTrie::kNone);
  EXPECT_EQ(trie.end_at(one), WordTrie::kNone);
  EXPECT_EQ(trie.end_at(trie.step(one, 2)), 0U);
  EXPECT_EQ(trie.step(one, 3), WordTrie::kNone);
}

TEST(Lexicon, SpellsAFormAsTheTextIsSpelt) {
  EXPECT_EQ(form_words("Lumbar Spine"),
            (std::vector<std::string>{"lumbar", "spine"}));
  EXPECT_EQ(form_words(" Old  FRACTURES "),
            (std::vector<std::string>{"old", "fractures"}));
  EXPECT_TRUE(form_words(" ").empty());
  EXPECT_EQ(form_words("25(OH)D"),
            (std::vector<std::string>{"25", "(", "oh", ")", "d"}));
  EXPECT_EQ(form_words("KIRIK"), std::vector<std::string>{"kirik"});
}

TEST(Lexicon, KnowsAMentionUnderItsEnding) {
  EXPECT_EQ(Seen("Alendronata geçildi.", "tr").names("drug"), "alendronate");
  EXPECT_EQ(Seen("L1 vertebrasında kırığı vardı.", "tr").names("fracture_word"),
            "fracture");
}

TEST(Lexicon, TakesTheLongestForm) {
  EXPECT_EQ(Seen("in the femoral neck", "en").names("site"), "femoral neck");
}

}  // namespace
}  // namespace casebook
