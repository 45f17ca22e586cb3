#include "extractor/phrases.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

// Each course of a sentence as "drug dose unit frequency".
std::vector<std::string> courses(const std::string& sentence,
                                 const char* language = "en") {
  const Seen seen(sentence, language);
  std::vector<std::string> all;
  for (const ItemId id : seen.view().sequence()) {
    const Item& item = seen.view().item(id);
    if (!seen.view().is(item, "course")) continue;
    std::string text;
    for (const char* key : {"drug", "dose", "dose_unit", "frequency"}) {
      if (const Attribute* found = item.find(key))
        text.append(text.empty() ? "" : " ").append(found->value);
    }
    all.push_back(text);
  }
  return all;
}

using Courses = std::vector<std::string>;

TEST(Phrases, ARegimenMayStandBehindItsDrugs) {
  EXPECT_EQ(courses("calcium 1000 mg and vitamin D 800 IU were given"),
            (Courses{"calcium 1000 mg", "vitamin D 800 IU"}));
}

TEST(Phrases, ARegimenMayStandBeforeItsDrugs) {
  EXPECT_EQ(courses("1000 mg calcium and 800 IU vitamin D were given"),
            (Courses{"calcium 1000 mg", "vitamin D 800 IU"}));
}

TEST(Phrases, AFrequencyBelongsToItsRegimen) {
  EXPECT_EQ(courses("teriparatide 20 µg/day was begun"),
            (Courses{"teriparatide 20 ug daily"}));
  EXPECT_EQ(courses("alendronate 70 mg weekly was begun"),
            (Courses{"alendronate 70 mg weekly"}));
}

TEST(Phrases, TurkishDosesHaveTheirMarks) {
  EXPECT_EQ(courses("Günde 20 µg teriparatid başlandı.", "tr"),
            (Courses{"teriparatide 20 ug daily"}));
}

TEST(Phrases, ADurationHasAFigureAndAUnit) {
  const Seen seen("for eighteen months", "en");
  EXPECT_EQ(seen.attribute("duration", "value"), "18");
  EXPECT_EQ(seen.attribute("duration", "unit"), "month");
  const Seen turkish("on sekiz ay boyunca", "tr");
  EXPECT_EQ(turkish.attribute("duration", "value"), "18");
  EXPECT_EQ(turkish.attribute("duration", "unit"), "month");
}

TEST(Phrases, WordsMakeFigures) {
  EXPECT_EQ(Seen("twenty-four women", "en").attribute("number", "value"), "24");
  EXPECT_EQ(Seen("yirmi sekiz kadın", "tr").attribute("number", "value"), "28");
}

TEST(Phrases, EverySignMakesAFigureNegative) {
  for (const char* text : {"was -3.2", "was –3.2", "was −3.2", "was minus 3.2"})
    EXPECT_EQ(Seen(text, "en").attribute("signed", "value"), "-3.2") << text;
  EXPECT_EQ(Seen("eksi 3,2 idi", "tr").attribute("signed", "value"), "-3.2");
}

TEST(Phrases, ARangeHasBothEnds) {
  const Seen seen("between 2 and 16 of 28-42 years", "en");
  const Item* range = seen.first("duration_range");
  ASSERT_NE(range, nullptr);
  EXPECT_EQ(range->find("low")->value, "28");
  EXPECT_EQ(range->find("high")->value, "42");
}

TEST(Phrases, AMeanHasItsDeviation) {
  const Seen seen("was 31.2 ± 4.5 in all", "en");
  EXPECT_EQ(seen.attribute("mean", "value"), "31.2");
  EXPECT_EQ(seen.attribute("mean", "sd"), "4.5");
}

TEST(Phrases, PartsKeepTheirPlaceInTheText) {
  const Seen seen("She took alendronate 70 mg weekly.", "en");
  const Item* course = seen.first("course");
  ASSERT_NE(course, nullptr);
  EXPECT_EQ(seen.text_of(*course), "alendronate 70 mg weekly");
}

TEST(Phrases, OfASmallGrammarCoverTheMost) {
  const GrammarFolder folder;
  folder.rules(
      "<phrase id=\"short\" class=\"short\"><pattern>calcium was</pattern>"
      "</phrase>\n"
      "<phrase id=\"long\" class=\"long\"><pattern>calcium was {number}"
      "</pattern></phrase>\n");
  const GrammarLoad load = folder.load();
  ASSERT_TRUE(load.errors.empty()) << load.errors[0].to_text();
  EXPECT_NE(Seen("calcium was 9", "en", load.grammar).first("long"), nullptr);
  EXPECT_NE(Seen("calcium was low", "en", load.grammar).first("short"),
            nullptr);
}

}  // namespace
}  // namespace casebook
