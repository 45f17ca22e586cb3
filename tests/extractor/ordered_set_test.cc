#include "extractor/ordered_set.h"

#include <gtest/gtest.h>

#include "grammars.h"

namespace casebook {
namespace {

// The levels of the first phrase that is a set of them, or of the vertebra.
std::string levels(const std::string& sentence, const char* language = "en") {
  const Seen seen(sentence, language);
  const Item* item = seen.first("levels");
  if (item == nullptr) return "none";
  std::string names;
  for (const ItemId part : item->parts) {
    if (const Attribute* name = seen.view().item(part).find("name"))
      names.append(names.empty() ? "" : " ").append(name->value);
  }
  return names;
}

TEST(OrderedSet, ARangeHoldsAllBetween) {
  const std::string all = "T11 T12 L1 L2 L3 L4 L5";
  for (const char* text : {"T11-L5", "T11–L5", "T11 to L5", "T11 through L5",
                           "Th11-L5", "D11-L5", "T 11 - L 5"})
    EXPECT_EQ(levels(text), all) << text;
}

TEST(OrderedSet, ARangeMayLeaveOutItsSecondLetter) {
  EXPECT_EQ(levels("fractures of T7-9"), "T7 T8 T9");
}

TEST(OrderedSet, AListMayLeaveOutItsLetters) {
  EXPECT_EQ(levels("L1, 3 and 4"), "L1 L3 L4");
  EXPECT_EQ(levels("L1, L3 and L4"), "L1 L3 L4");
}

TEST(OrderedSet, AListMayHoldARange) {
  EXPECT_EQ(levels("T7, T9–L1"), "T7 T9 T10 T11 T12 L1");
  EXPECT_EQ(levels("T5-T7, T12 and L2-L3"), "T5 T6 T7 T12 L2 L3");
}

TEST(OrderedSet, AChainOfDashesIsAListBehindItsFirstRange) {
  EXPECT_EQ(levels("L1-L2-L3-L5"), "L1 L2 L3 L5");
  EXPECT_EQ(levels("T8-T9, T11-L1"), "T8 T9 T11 T12 L1");
}

TEST(OrderedSet, AnExceptionIsTakenOut) {
  EXPECT_EQ(levels("T12 to L4 except L1"), "T12 L2 L3 L4");
  EXPECT_EQ(levels("T12-L4 except L1 and L3"), "T12 L2 L4");
}

TEST(OrderedSet, InTurkishTheExceptedStandsBeforeItsMark) {
  EXPECT_EQ(levels("T8-T12 (T10 hariç) kırıktı", "tr"), "T8 T9 T11 T12");
  EXPECT_EQ(levels("T8-12, T10 ve T11 hariç", "tr"), "T8 T9 T12");
  EXPECT_EQ(levels("L3 dışında L1'den L5'e dek", "tr"), "L1 L2 L4 L5");
  EXPECT_EQ(levels("L2-L3 hariç T12-L5", "tr"), "T12 L1 L4 L5");
}

TEST(OrderedSet, OlderLettersMeanTheThoracicSpine) {
  EXPECT_EQ(levels("a fracture of D8"), "T8");
  EXPECT_EQ(levels("a fracture of Th8"), "T8");
}

TEST(OrderedSet, ComesInAnatomicalOrderEachOnce) {
  EXPECT_EQ(levels("L2, T12, L1 and T12"), "T12 L1 L2");
}

TEST(OrderedSet, TurkishRangesNameTheirEndsByCase) {
  const std::string all = "T11 T12 L1 L2 L3 L4 L5";
  EXPECT_EQ(levels("T11'den L5'e kadar", "tr"), all);
  EXPECT_EQ(levels("T10-L1 arasında dört vertebra", "tr"), "T10 T11 T12 L1");
  EXPECT_EQ(levels("T10 ile L1 arasında", "tr"), "T10 T11 T12 L1");
  EXPECT_EQ(levels("T7, T9 ve L1'de", "tr"), "T7 T9 L1");
}

TEST(OrderedSet, TurkishIleJoinsAListUnlessAMarkBehindMakesItARange) {
  EXPECT_EQ(levels("D6, D8, D9 ile L1'de kırık", "tr"), "T6 T8 T9 L1");
  EXPECT_EQ(levels("T10, T12 ile L2 arasında", "tr"), "T10 T12 L1 L2");
}

TEST(OrderedSet, ARangeWithItsMarkBehindMayStandInAList) {
  EXPECT_EQ(levels("T5-T7 arası ve T11", "tr"), "T5 T6 T7 T11");
  EXPECT_EQ(levels("T10 ile T12 arasında ve L5", "tr"), "T10 T11 T12 L5");
}

TEST(OrderedSet, ALevelThatNobodyHasIsNone) {
  for (const char* text : {"L9", "T13-T14", "T12-L9"})
    EXPECT_TRUE(levels(text) == "none" || levels(text) == "T12") << text;
}

TEST(OrderedSet, ARangeThatStepsBackIsNotGuessedAt) {
  EXPECT_EQ(levels("L3-T11"), "none");
}

}  // namespace
}  // namespace casebook
