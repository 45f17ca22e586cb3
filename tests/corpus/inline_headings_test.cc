// Headings amid a paragraph, with a mark behind them or none.
#include <gtest/gtest.h>

#include <string>

#include "plain_document.h"

namespace casebook {
namespace {

// "case Case report:" for each section that has a heading.
std::string heads(const std::string& text) {
  const Document d = read(text);
  std::string all;
  for (const Section& one : d.sections) {
    if (one.heading.empty()) continue;
    all += all.empty() ? "" : ", ";
    all += to_text(one.kind);
    all += " " + std::string(slice(d.text, one.heading));
  }
  return all;
}

TEST(InlineHeadings, PartAnAbstractOfOneParagraph) {
  EXPECT_EQ(heads("Background: It is rare. Case presentation: A woman of 31 "
                  "fell. Conclusion: Think of it.\n"),
            "introduction Background:, case Case presentation:, conclusion "
            "Conclusion:");
  EXPECT_EQ(heads("Amaç: Nadirdir. Olgu: 31 yaşında kadın düştü. Tartışma – "
                  "Az bilinir. Sonuç: Akla gelmeli.\n"),
            "introduction Amaç:, case Olgu:, discussion Tartışma –, conclusion "
            "Sonuç:");
}

TEST(InlineHeadings, PartLinesThatAPageHasBroken) {
  EXPECT_EQ(heads("ABSTRACT\nBACKGROUND: It is a rare thing to see, and few\n"
                  "know it. CASE REPORT: A woman of 31 fell from a low\n"
                  "chair. CONCLUSION: It should be thought of.\n"),
            "abstract ABSTRACT, abstract BACKGROUND:, abstract CASE REPORT:, "
            "abstract CONCLUSION:");
}

TEST(InlineHeadings, InCapitalsNeedNoMark) {
  EXPECT_EQ(heads("INTRODUCTION Falls are common. CASE REPORT A woman of 31 "
                  "fell. She was well again. DISCUSSION Falls hurt.\n"),
            "introduction INTRODUCTION, case CASE REPORT, discussion "
            "DISCUSSION");
  EXPECT_EQ(heads("GİRİŞ Düşmeler sıktır. OLGU SUNUMU 31 yaşında kadın düştü. "
                  "TARTIŞMA Düşmeler bu yaşta nadirdir.\n"),
            "introduction GİRİŞ, case OLGU SUNUMU, discussion TARTIŞMA");
}

TEST(InlineHeadings, AsBareWordsNeedAllOfAnAbstract) {
  EXPECT_EQ(heads("Background Falls are common. Case presentation A woman of "
                  "31 fell. Conclusions Falls hurt.\n"),
            "introduction Background, case Case presentation, conclusion "
            "Conclusions");
  EXPECT_EQ(heads("Background Falls are common. Case 2 A woman fell.\n"), "");
}

TEST(InlineHeadings, AloneAreWordsOfTheSentence) {
  EXPECT_EQ(heads("She came again. Discussion: none was held. She left.\n"),
            "");
  // What a film found and a clinic's note concludes.
  EXPECT_EQ(heads("She came again. Findings: one fracture. Conclusion: she was "
                  "to rest.\n"),
            "");
  EXPECT_EQ(heads("Geldi. Bulgular: tek kırık. Sonuç: istirahat.\n"), "");
  EXPECT_EQ(heads("She came with HELLP. The DISCUSSION Group met.\n"), "");
}

TEST(InlineHeadings, KeepEveryByte) {
  const std::string text =
      "INTRODUCTION Falls hurt.  CASE REPORT A woman of 31 fell.\n";
  const Document d = read(text);
  EXPECT_EQ(d.text, text);
  ASSERT_EQ(d.sentences.size(), 4U);
  EXPECT_EQ(slice(d.text, d.sentences[1].span), "Falls hurt.");
  EXPECT_EQ(slice(d.text, d.sentences[3].span), "A woman of 31 fell.");
}

}  // namespace
}  // namespace casebook
