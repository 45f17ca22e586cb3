#include "corpus/paragraph_shape.h"

#include <gtest/gtest.h>

#include <string>

namespace casebook {
namespace {

// A table's wordy cell was once taken for the text behind the table: only
// where rows show columns may a short line end one of several paragraphs.
TEST(ParagraphShape, TakesSentencesThatEndAmidTheLinesForProseOnlyIfAsked) {
  const std::string text =
      "All the women received vitamin D at the usual daily dose.\n"
      "At first, nine were given teriparatide for two years, and\n"
      "eight took bisphosphonates.\n"
      "Two received teriparatide, and bisphosphonates after that.\n"
      "All of them went home well.\n";
  const Lines lines = lines_of(text);
  const ParagraphShape shape(text, lines);
  EXPECT_FALSE(shape.is_prose(0));
  EXPECT_TRUE(shape.is_prose(0, true));
}

bool names_issue(const std::string& text) {
  const Lines lines = lines_of(text);
  return ParagraphShape(text, lines).names_issue(0);
}

TEST(ParagraphShape, KnowsTheLineOfAJournalsIssue) {
  EXPECT_TRUE(names_issue("J Spine Trauma Case Rep 2021; 9(2): 88-91"));
  EXPECT_TRUE(names_issue("Türk Osteoporoz Dergisi 2019;25:45-8"));
  EXPECT_FALSE(names_issue("Trauma care in 2021; 9 (2) women: 88"));
  EXPECT_FALSE(names_issue("A fracture of T8 in 2021; L1: 2"));
  EXPECT_FALSE(names_issue("2021"));
}

bool is_reference_list(const std::string& text) {
  const Lines lines = lines_of(text);
  return ParagraphShape(text, lines).is_reference_list(0);
}

// A report in numbered paragraphs was left unread for its years.
TEST(ParagraphShape, TellsCitationsFromNumberedParagraphs) {
  EXPECT_TRUE(is_reference_list(
      "1. Orme AB, Vane C. Spines of bakers. J Bones 2019;25:45-8.\n"
      "2. Cruz P. Hips. J Bones 2014;2:5-8.\n"
      "3. Çınar Ş, Ateş Ü. Omurlar. Kemik Derg 2011;3:12-5.\n"
      "4. Moss D. Wrists. J Bones 2001;1:1-2.\n"));
  EXPECT_TRUE(is_reference_list(
      "[1] World Bone Office, Report of bones, Utopia, 1994.\n"
      "[2] N. Moss, Wrists, Bones 12 (2001) 45–50.\n"
      "[3] Ateş Ü. Omurlar. Kemik, 2011.\n"
      "[4] Vane C. Spines. Bones, 2012.\n"));
  EXPECT_FALSE(is_reference_list(
      "1. I was asked for a report on the claimant, born in 1989.\n"
      "2. She gave birth on 11 June 2022, by the normal route.\n"
      "3. On 2 August 2022 she saw her doctor for pain in the back.\n"
      "4. A scan of 19 September 2022 showed fractures of T7 and L1.\n"));
  EXPECT_FALSE(is_reference_list(
      "1. Davacı 1989 doğumludur ve bir lisede öğretmendir.\n"
      "2. İkinci doğumunu 11 Haziran 2022 günü yapmıştır.\n"
      "3. Doktora 2 Ağustos 2022 günü sırt ağrısı ile gitmiştir.\n"
      "4. Eylül 2022 tarihli MR T7 ve L1 kırığını göstermiştir.\n"));
}

}  // namespace
}  // namespace casebook
