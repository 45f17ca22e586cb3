#include "kb/word_forms.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <utility>

#include "extractor/concept_listing.h"
#include "kb/vocabulary_store.h"
#include "scratch.h"

namespace casebook {
namespace {

class Forms : public testing::Test {
 protected:
  Forms() : kb_(scratch_.base()) {
    const auto listing =
        list_concepts(std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars");
    EXPECT_TRUE(listing);
    EXPECT_TRUE(store_vocabulary(kb_, *listing, "h"));
    Result<WordForms> forms = WordForms::load(kb_.connection());
    EXPECT_TRUE(forms);
    if (forms) forms_ = std::move(*forms);
  }
  Scratch scratch_;
  KnowledgeBase kb_;
  WordForms forms_{{}};
};

TEST_F(Forms, TurkishEndingsAndSoftenedLettersMakeNoOtherWord) {
  for (const char* form : {"kirik", "kiriklar", "kiriği", "kirigi", "kiriklari",
                           "kiriğinin", "kirikta"})
    EXPECT_TRUE(forms_.akin("kirik", form)) << form;
  EXPECT_TRUE(forms_.akin("kiriği", "kiriklar"));
  EXPECT_TRUE(forms_.akin("istanbul", "istanbul'da") ||
              forms_.akin("istanbul", "istanbulda"));
  EXPECT_FALSE(forms_.akin("kirik", "kirmizi"));
}

TEST_F(Forms, EnglishEndingsMakeNoOtherWord) {
  EXPECT_TRUE(forms_.akin("fracture", "fractures"));
  EXPECT_TRUE(forms_.akin("fractured", "fracture"));
  EXPECT_TRUE(forms_.akin("weaning", "weaned"));
  EXPECT_TRUE(forms_.akin("pregnancies", "pregnancy"));
  EXPECT_FALSE(forms_.akin("bone", "bonn"));
  EXPECT_FALSE(forms_.akin("pain", "paint"));
}

TEST(Unaccented, TakesTheMarksOffLatinLettersOnly) {
  EXPECT_EQ(unaccented("kiriği ölçü çekme"), "kirigi olcu cekme");
  EXPECT_EQ(unaccented("μ 中 x"), "μ 中 x");
  EXPECT_EQ(unaccented("\xff\xfe"), "\xff\xfe");
}

}  // namespace
}  // namespace casebook
