// What a page printed around the text: a head with its number over the title,
// and between two paragraphs.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "plain_document.h"

namespace casebook {
namespace {

// "case Case report" for each section, two blanks a step of depth.
std::string heads(const Document& d) {
  std::string lines;
  for (const Section& section : d.sections) {
    lines += std::string(section.depth * 2UL, ' ') + to_text(section.kind) +
             " " + std::string(slice(d.text, section.heading)) + "\n";
  }
  return lines;
}

const std::string kEnglish =
    " Annals of Made Up Skeletons Vol. 3, Issue 1                           "
    "41\n"
    "Broken shoulder blade after a fall from a ladder in an elderly\n"
    "gardener with a long history of falls and dizziness\n"
    "\n"
    "Department of Bones, General Hospital, Utopia\n"
    "\n"
    "Abstract\n"
    "Falls from ladders are common in gardeners. We describe a man who\n"
    "fell and broke his shoulder blade, and what was done for him.\n"
    "\n"
    "Case Report\n"
    "\n"
    "A gardener of 71 years fell from a ladder while he was picking some\n"
    "apples for his neighbour. He felt pain at once and could not lift his\n"
    "arm. A film showed the fracture, and he was given a sling for some\n"
    "weeks and then exercises until he could work again in his garden and\n"
    " Annals of Made Up Skeletons Vol. 3, Issue 1                           "
    "43\n"
    "Discussion\n"
    "\n"
    "Such fractures are rare and heal well when nothing else is broken at\n"
    "the same time, as all of the earlier reports have shown before ours.\n";

TEST(PageFront, ATitleOverTwoFullLinesIsNoAbstract) {
  const Document d = read(kEnglish);
  EXPECT_EQ(d.meta.title,
            "Broken shoulder blade after a fall from a ladder in an elderly "
            "gardener with a long history of falls and dizziness");
  EXPECT_EQ(heads(d),
            "title \nabstract Abstract\ncase Case Report\n  back \n"
            "discussion Discussion\n");
}

TEST(PageFront, AHeadWithThePagesNumberIsSetApartThoughItStandsOnce) {
  const Document d = read(
      "Kürek kemiği kırığı\n"
      "\n"
      "Olgu\n"
      "\n"
      "Yetmiş bir yaşındaki bahçıvan merdivenden düştü ve kolunu kaldıramaz\n"
      "oldu. Çekilen grafide kırık görüldü, birkaç hafta askı uygulandı ve\n"
      " 90                                           Uydurma Kemik Bülteni "
      "2031\n"
      "ardından egzersiz verildi. Hasta üç ay sonra bahçesine geri dönebildi.\n"
      " 91                                           Uydurma Kemik Bülteni "
      "2031\n"
      "Tartışma\n"
      "\n"
      "Bu kırıklar nadirdir ve başka bir yeri kırılmayan hastalarda kendi\n"
      "kendine iyileşir, önceki bütün bildiriler de bunu göstermiştir.\n");
  EXPECT_EQ(heads(d),
            "title \ncase Olgu\n  back \n  back \ndiscussion Tartışma\n");
  const std::size_t before = d.text.find("askı uygulandı ve");
  const std::size_t behind = d.text.find("ardından egzersiz");
  const auto paragraph = [&](std::size_t at) {
    const auto found = std::find_if(
        d.sentences.begin(), d.sentences.end(), [&](const Sentence& s) {
          return s.span.begin <= at && at < s.span.end;
        });
    return found->paragraph;
  };
  EXPECT_EQ(paragraph(before), paragraph(behind));
}

TEST(PageFront, CarriageReturnsAloneEndLinesToo) {
  std::string old = kEnglish;
  std::replace(old.begin(), old.end(), '\n', '\r');
  EXPECT_EQ(heads(read(old)), heads(read(kEnglish)));
}

TEST(PageFront, ALineWithASemicolonIsNoHeading) {
  const Document d = read(
      "Kürek kemiği kırığı\n\nOlgu\n\n"
      "Bahçıvan merdivenden düştü ve acile getirildi, burada muayene edildi.\n"
      "\n"
      "Grafide kürek kemiğinin kırıldığı görüldü; omuz\n"
      "Hareketleri ağrılıydı ve kısıtlanmıştı. Bunun üzerine askı uygulandı,\n"
      "ilaç verildi ve hasta bir hafta sonra yeniden görülmek üzere evine\n"
      "gönderildi.\n");
  EXPECT_EQ(heads(d), "title \ncase Olgu\n");
}

// A text below it that has no title was taken for references.
TEST(PageFront, AJournalsIssueIsNoTitleAndEndsWithItsLine) {
  const Document titled = read(
      "Journal of Made Up Bones 2019;25:41-4\nBroken ribs of a baker\n\n"
      "Introduction\nRibs break.\n");
  EXPECT_EQ(titled.meta.title, "Broken ribs of a baker");
  const Document amid = read(
      "Uydurma Kemik Dergisi 2019;25:41-4                  43\n"
      "bacağına vurmayan bel ağrısı vardı. Yaşı 29, boyu 1,57 m idi.\n");
  EXPECT_EQ(heads(amid), "back \n \n");
}

}  // namespace
}  // namespace casebook
