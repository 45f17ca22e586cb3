// Where the sentences of a plain text begin and end.
#include "corpus/sentences.h"

#include <gtest/gtest.h>

#include "plain_document.h"
#include "profiles.h"

namespace casebook {
namespace {

using Words = std::vector<std::string>;

TEST(Sentences, DividesNoSentenceAtAbbreviationsInitialsOrOrdinals) {
  EXPECT_EQ(sentences_of("Dr. A. B. Smith et al. [3] saw it in Fig. 2. It was "
                         "mild, e.g. at 3.5 mm. She took vit. D 800 IU.\n"),
            (Words{"Dr. A. B. Smith et al. [3] saw it in Fig. 2.",
                   "It was mild, e.g. at 3.5 mm.", "She took vit. D 800 IU."}));
  EXPECT_EQ(sentences_of("Yılmaz ve ark. 30. haftada görüldüğünü bildirdi. 27 "
                         "yaşında bir hasta vb. durumlar. 3. ayda geçti.\n"),
            (Words{"Yılmaz ve ark. 30. haftada görüldüğünü bildirdi.",
                   "27 yaşında bir hasta vb. durumlar.", "3. ayda geçti."}));
  EXPECT_EQ(
      sentences_of("She took vitamin D. Pain went. Byrd et al. The end.\n"),
      (Words{"She took vitamin D.", "Pain went.", "Byrd et al.", "The end."}));
  EXPECT_EQ(
      sentences_of("Inj. insulin 8 IU s.c. OD was given i.v. She left.\n"),
      (Words{"Inj. insulin 8 IU s.c. OD was given i.v.", "She left."}));
}

TEST(Sentences, DividesNoSentenceBetweenAnOrdinalFigureAndAWordThatGoesOn) {
  LanguageProfiles profiles = test_profiles();
  ASSERT_TRUE(read_profile_file("abbreviations.tsv", "Kind\tgoes on\n", "x",
                                profiles[0]));
  const std::string text = "Sie bekam ihr 2. Kind. Er war 2. Sie sah es.";
  const std::vector<Block> blocks{
      {{0, static_cast<std::uint32_t>(text.size())}, 0, 0, false, false}};
  Words found;
  for (const Sentence& one : split_sentences(text, blocks, profiles))
    found.emplace_back(slice(text, one.span));
  EXPECT_EQ(found,
            (Words{"Sie bekam ihr 2. Kind.", "Er war 2.", "Sie sah es."}));
}

TEST(Sentences, LeavesACitationWithTheSentenceThatItStandsBehind) {
  EXPECT_EQ(sentences_of("This is rare.[4,5] It was seen. [7] Others agree.\n"),
            (Words{"This is rare.[4,5]", "It was seen. [7]", "Others agree."}));
  EXPECT_EQ(sentences_of("She had pain. (It went.) All was well.\n"),
            (Words{"She had pain.", "(It went.)", "All was well."}));
}

// "2020'de benzer bir hasta" was of the sentence before, and all of another's.
TEST(Sentences, EndBehindADecimalBeforeAFigure) {
  EXPECT_EQ(sentences_of("Her lumbar Z-score was -3.4. 2020 was better.\n"),
            (Words{"Her lumbar Z-score was -3.4.", "2020 was better."}));
  EXPECT_EQ(
      sentences_of("Lomber Z-skoru -3,4. 2020'de benzer bir hasta geldi.\n"),
      (Words{"Lomber Z-skoru -3,4.", "2020'de benzer bir hasta geldi."}));
  EXPECT_EQ(sentences_of("Hasta 14.02. 2022 günü geldi ve yattı.\n"),
            (Words{"Hasta 14.02. 2022 günü geldi ve yattı."}));
}

}  // namespace
}  // namespace casebook
