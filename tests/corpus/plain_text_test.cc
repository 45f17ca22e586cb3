#include "corpus/plain_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "corpus/finish.h"
#include "plain_document.h"
#include "profiles.h"
#include "random_text.h"

namespace casebook {
namespace {

// One line a section and a sentence, as a person would note it:
// "case|en Case 1" for a heading, "case|en: She …" for a sentence.
std::string outline(const Document& d) {
  std::string lines;
  for (const Sentence& s : d.sentences) {
    const Section& section = d.sections[s.section];
    std::string words(slice(d.text, s.span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    lines += std::string(section.depth * 2UL, ' ') + to_text(section.kind) +
             "|" + s.language + (s.heading ? " " : ": ") + words + "\n";
  }
  return lines;
}

using Words = std::vector<std::string>;

TEST(PlainText, IsStoredUnchangedAndKnownByItsHash) {
  const std::string text = "A title of it\n\nThe woman had pain.\r\nIt went.\n";
  const Document d = read(text);
  EXPECT_EQ(d.text, text);
  EXPECT_EQ(d.encoding, "UTF-8");
  EXPECT_EQ(d.sha256.size(), 64U);
  EXPECT_EQ(d.meta.title, "A title of it");
}

TEST(PlainText, FindsSectionsByHeadingsOfAllStyles) {
  EXPECT_EQ(outline(read("Case Report\n"
                         "Brittle bones in a young mother\n"
                         "\n"
                         "Abstract. We report a woman with pain.\n"
                         "\n"
                         "1. Introduction\n"
                         "This is rare, and it was known before.\n"
                         "\n"
                         "2. Cases\n"
                         "2.1. Case 1\n"
                         "She was 31 years old.\n"
                         "TREATMENT\n"
                         "She was treated with rest.\n"
                         "2.2. Case 2\n"
                         "She was 28 years old.\n"
                         "\n"
                         "3. Discussion\n"
                         "There is little to say of it.\n")),
            "title|en: Case Report\n"
            "title|en: Brittle bones in a young mother\n"
            "abstract|en Abstract.\n"
            "abstract|en: We report a woman with pain.\n"
            "introduction|en 1. Introduction\n"
            "introduction|en: This is rare, and it was known before.\n"
            "case|en 2. Cases\n"
            "  case|en 2.1. Case 1\n"
            "  case|en: She was 31 years old.\n"
            "    case|en TREATMENT\n"
            "    case|en: She was treated with rest.\n"
            "  case|en 2.2. Case 2\n"
            "  case|en: She was 28 years old.\n"
            "discussion|en 3. Discussion\n"
            "discussion|en: There is little to say of it.\n");
}

TEST(PlainText, TellsTheLanguageOfEachSection) {
  const Document d = read(
      "Öz\nBu yazıda bel ağrısı olan bir kadın hasta sunulmaktadır.\n\n"
      "Abstract\nWe report a woman with back pain after her delivery.\n\n"
      "Giriş\nBu tablo nadir görülür ve çoğu kez gözden kaçar.\n\n"
      "Zusammenfassung der Ergebnisse in der Sprache des Nachbarn\n"
      "Die Patientin klagte über starke Rückenschmerzen nach der Geburt und "
      "wurde deshalb in unsere Klinik überwiesen, wo man sie untersuchte.\n");
  EXPECT_EQ(d.language, "tr");
  ASSERT_GE(d.sections.size(), 3U);
  EXPECT_EQ(d.sections[0].language, "tr");
  EXPECT_EQ(d.sections[1].language, "en");
  EXPECT_EQ(d.sections[2].language, "tr");
  EXPECT_EQ(d.sentences.back().language, "de");
}

TEST(PlainText, ReadsOverLineEndsPageBreaksAndFigures) {
  const Document d = read(
      "Discussion\n\n"
      "Bone loss of this kind is seen in the weeks that follow a\n"
      "birth, and it is often found late. The fractures are most\n"
      "commonly\n\n"
      "Fig. 1. Radiograph of the spine from the side.\n"
      " seen in the lower part of the back, where the load is\n"
      "\n"
      "greatest. They heal.\n");
  EXPECT_EQ(outline(d),
            "discussion|en Discussion\n"
            "discussion|en: Bone loss of this kind is seen in the weeks that "
            "follow a birth, and it is often found late.\n"
            "discussion|en: The fractures are most commonly\n"
            "  figure|en: Fig. 1.\n"
            "  figure|en: Radiograph of the spine from the side.\n"
            "discussion|en: seen in the lower part of the back, where the load "
            "is  greatest.\n"
            "discussion|en: They heal.\n");
  EXPECT_EQ(d.sentences[2].paragraph, d.sentences[5].paragraph);
}

TEST(PlainText, SetsLooseTablesApart) {
  const Document d = read(
      "Case presentation\n"
      "The woman had been well until the birth of her second child.\n\n"
      "Table 1. Bone density at each visit\n"
      "Site      Before    After\n"
      "Spine     -3.5      -2.6\n"
      "(all T-scores)\n\n"
      "She was then treated with calcium and rest for the whole of a year, "
      "and the pain went away.\n");
  EXPECT_EQ(outline(d),
            "case|en Case presentation\n"
            "case|en: The woman had been well until the birth of her second "
            "child.\n"
            "  table|en Table 1. Bone density at each visit\n"
            "  table|en: Site      Before    After\n"
            "  table|en: Spine     -3.5      -2.6\n"
            "  table|en: (all T-scores)\n"
            "case|en: She was then treated with calcium and rest for the whole "
            "of a year, and the pain went away.\n");
}

TEST(PlainText, FindsReferenceListsWithAndWithoutHeading) {
  const std::string list =
      "1. Smith A, Jones B. Bones and birth. J Bone. 1999;12:3-9.\n"
      "2. Weber C. Another one. Acta Bone. 2004;1:22.\n"
      "3. Kaya D. The third of them. Bone J. 2011;7:101-4.\n";
  for (const std::string& head : {std::string("References\n"), std::string()}) {
    std::string text =
        "Discussion\nThere is little to say of it, as was seen.\n\n";
    const Document d = read(text.append(head).append(list));
    EXPECT_EQ(d.sections.back().kind, SectionKind::kReferences) << head;
    EXPECT_EQ(section_at(d, static_cast<std::uint32_t>(d.text.find("Weber"))),
              SectionKind::kReferences);
  }
}

TEST(PlainText, SetsRunningHeadsAndPageNumbersApart) {
  std::string text = "Introduction\n";
  for (const std::string page : {"one", "two", "three", "four"}) {
    text.append("The bones of the mother give ").append(page);
    text.append(" parts in ten of what\nthe child needs in week ");
    text.append(page).append(", and they take it all\nback by the end of ");
    text.append(page).append(" months or a little later, as\n");
    text.append("\f12 Journal of Made-up Bones\n");
  }
  text += "was said before.\n";
  const Document d = read(text);
  for (const Sentence& s : d.sentences) {
    const bool head =
        slice(d.text, s.span).find("Made-up") != std::string_view::npos;
    EXPECT_EQ(d.sections[s.section].kind == SectionKind::kBack, head)
        << slice(d.text, s.span);
  }
}

TEST(PlainText, SetsNumberedHeadsOfTwoSidesApart) {
  const std::string gap(40, ' ');
  const std::string body =
      "She was seen at the clinic in the spring, and again in the summer\n"
      "after it, when she could walk to the shop and back without a stick.\n";
  const Document d =
      read(" Made-up Journal of Bones Vol. 3, Issue 2" + gap + "41\n" +
           "The mother's bones\n\nCase report\n\n" + body + " 42" + gap +
           "Bones given away and got back\n" + body +
           " Made-up Journal of Bones Vol. 3, Issue 2" + gap + "43\n" +
           "Discussion\n\n" + body);
  EXPECT_NE(outline(d).find("discussion|en Discussion"), std::string::npos)
      << outline(d);
}

TEST(PlainText, KeepsAStructuredAbstractTogether) {
  EXPECT_EQ(outline(read("Abstract\n"
                         "Background: This is rare. Little is known.\n"
                         "Case: A woman had pain.\n"
                         "Keywords: bone, birth\n\n"
                         "Introduction\n"
                         "The bones give what the child needs.\n")),
            "abstract|en Abstract\n"
            "  abstract|en Background:\n"
            "  abstract|en: This is rare.\n"
            "  abstract|en: Little is known.\n"
            "  abstract|en Case:\n"
            "  abstract|en: A woman had pain.\n"
            "back|en Keywords:\n"
            "back|en: bone, birth\n"
            "introduction|en Introduction\n"
            "introduction|en: The bones give what the child needs.\n");
}

TEST(PlainText, SeesNoCaseInAReviewsTreatment) {
  const Document d = read(
      "Introduction\nThis is rare, and it has been known for long.\n\n"
      "Treatment\nMany drugs were tried by others, and some of them help.\n");
  EXPECT_EQ(d.sections.back().kind, SectionKind::kNone);
}

TEST(PlainText, FindsCitationsAndLeavesFiguresAlone) {
  const auto citations = [](const std::string& text) {
    const Document d = read(text);
    Words all;
    for (const Span& span : d.citations) all.emplace_back(slice(d.text, span));
    return all;
  };
  EXPECT_EQ(citations("As was shown [4], by two [2,3] and more [5-7]. PTH was "
                      "34 pg/mL [12-65], BMI 21 kg/m² and 10⁵ cells.\n"),
            (Words{"[4]", "[2,3]", "[5-7]"}));
  EXPECT_EQ(citations("Rare events¹² were seen.³⁻⁵ The area was 3 cm².\n"),
            (Words{"¹²", "³⁻⁵"}));
  EXPECT_EQ(
      citations("It is known (1). Others agree (2,3). Some do not (4).\n"),
      (Words{"(1)", "(2,3)", "(4)"}));
  EXPECT_EQ(citations("Drugs were given (2), spray (1), and rest (1). Values "
                      "were 9,6 mg/dl (8,5-10,5).\n"),
            Words{});
}

// Nothing but spaces stands outside the sentences.
void expect_conserved(const std::string& text) {
  const Document d = read(text);
  ASSERT_EQ(d.text, text);
  std::uint32_t at = 0;
  for (const Sentence& s : d.sentences) {
    ASSERT_GE(s.span.begin, at) << text;
    for (; at < s.span.begin; ++at) {
      ASSERT_TRUE(std::string_view(" \t\r\n\f\v:-").find(d.text[at]) !=
                  std::string_view::npos)
          << "lost at " << at << " of:\n"
          << text;
    }
    ASSERT_TRUE(d.sections.at(s.section).span.contains(s.span));
    at = s.span.end;
  }
  for (; at < text.size(); ++at) {
    ASSERT_TRUE(std::string_view(" \t\r\n\f\v").find(d.text[at]) !=
                std::string_view::npos)
        << text;
  }
}

TEST(PlainText, LosesNoCharacter) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    expect_conserved("x" + random_text(seed, 120));
  }
  const char* lines[] = {"Case 1",
                         "Table 1. Values of it",
                         "Abstract. We saw",
                         "\n",
                         "\n\n",
                         "1. Smith A. Bones. 1999;1:2.",
                         "Fig. 2. The spine",
                         "a woman of 30 had pain.",
                         "-3.5   2.1   4",
                         "Keywords: bone",
                         " page begins",
                         "References",
                         "\f",
                         "Summary We saw it all, for it was not rare with us."};
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string text = "x\n";
    for (int i = 0; i < 25; ++i) {
      text += lines[random() % std::size(lines)];
      text += '\n';
    }
    expect_conserved(text);
    expect_conserved("Bone Lett 2019;12:14-15   43\n" + text);
  }
}

// Pages of a text that shows none: a number far from the margin, below it the
// line that stands above the text.
std::string paged(const std::string& number, const std::string& next) {
  return "Bone Letters 2019;12:14-15            Alder et al.\n\n\n"
         "Broken spines\n\nResults\nThe women are in Table 1.\n\n"
         "Table 1. Ages\n\nNo    Age   Months\n1     24    6\n\n\n"
         "                         " +
         number +
         "\nBone Letters 2019;12:14-15            Spines\n\n"
         "2     31    3\n\n\n"
         "                         " +
         next + "\n";
}

TEST(PlainText, LeavesPageNumbersAndHeadsOutOfATable) {
  const Document d = read(paged("14", "15"));
  ASSERT_EQ(d.tables.size(), 1U);
  EXPECT_EQ(d.tables[0].rows, 3);
  EXPECT_EQ(cell_text(d.text, *d.tables[0].at(2, 1)), "31");
}

TEST(PlainText, TakesNumbersThatDoNotGoOnForNoPages) {
  const Document d = read(paged("14", "17"));
  EXPECT_TRUE(d.tables.empty());
}

TEST(PlainText, CutsEndlessSentences) {
  std::string text;
  while (text.size() < 50'000) text += "pain and ";
  const Document d = read(text);
  for (const Sentence& s : d.sentences) EXPECT_LE(s.span.size(), kMaxSentence);
  EXPECT_GE(d.sentences.size(), 12U);
}

TEST(PlainText, ReadsLongRunsOfMarksInLinearTime) {
  std::string text = "a";
  while (text.size() < 800'000) text += "\u0301\u0316";
  const auto begin = std::chrono::steady_clock::now();
  const Document d = read(text);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4));
  EXPECT_EQ(d.text, text);
}

TEST(PlainText, LinesOfATextThatNobodyBrokeStandApart) {
  std::string text;
  for (int i = 0; i < 3; ++i) {
    text +=
        "She was admitted with pain in the back that had come on while she "
        "was lifting the child out of the bath, and the films that were taken "
        "on the same evening showed that two of the vertebrae had given way "
        "to the load.\n";
  }
  text +=
      "\nMEDICATION\n"
      "Colecalciferol 40,000 units by mouth once weekly, then 800 units daily\n"
      "Calcium carbonate 1.25 g twice daily, to be reviewed after one year\n"
      "Paracetamol as needed\n";
  const std::vector<std::string> found = sentences_of(text);
  EXPECT_NE(std::find(found.begin(), found.end(),
                      "Calcium carbonate 1.25 g twice daily, to be reviewed "
                      "after one year"),
            found.end());
}

}  // namespace
}  // namespace casebook
