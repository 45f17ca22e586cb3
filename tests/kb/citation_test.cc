#include "kb/citation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kb/evidence.h"
#include "scratch.h"

namespace casebook {
namespace {

constexpr const char* kRis =
    "TY  - JOUR\r\nAU  - Yılmaz, Ayşe\r\nAU  - Demir, B\r\n"
    "TI  - Bones that broke in the first winter with a newborn\r\n"
    "PY  - 2019/05/01\r\nDO  - https://doi.org/10.1000/XYZ.7\r\n"
    "L1  - C:\\papers\\one.pdf\r\nER  - \r\n\r\n"
    "TY  - JOUR\nA1  - Nobody, N\nT1  - Of something else entirely, it seems\n"
    "Y1  - 2001\nER  - \n"
    "TY  - JOUR\nA1  - Kaya, T\n"
    "T1  - A spine that gave way in the second month of nursing\n"
    "Y1  - 2008\nER  - \n";

Report plain(const std::string& name, const std::string& text) {
  Report made = report(name, text);
  made.document.meta.title = "";
  made.extraction.cases.push_back({"1", "", "", false});
  return made;
}

std::string cell(KnowledgeBase& kb, const char* column, std::size_t row) {
  EvidenceOptions options;
  options.columns = {column};
  return evidence_table(kb, options)->rows.at(row).cells[0].text;
}

TEST(References, AreReadFromRisAndCsv) {
  const auto ris = read_references(kRis, "r.ris");
  ASSERT_TRUE(ris);
  ASSERT_EQ(ris->size(), 3U);
  EXPECT_EQ((*ris)[0].authors, "Yılmaz, Ayşe; Demir, B");
  EXPECT_EQ((*ris)[0].year, "2019");
  EXPECT_EQ((*ris)[0].doi, "10.1000/xyz.7");
  EXPECT_EQ((*ris)[0].files, std::vector<std::string>{"one"});
  const auto csv = read_references(
      "\xEF\xBB\xBF"
      "File;Year;Author;Title\r\n\"a;b.pdf\";2003;\"Su, C\";"
      "\"A \"\"good\"\" one\"\r\n",
      "r.csv");
  ASSERT_TRUE(csv);
  EXPECT_EQ((*csv)[0].files[0], "a;b");
  EXPECT_EQ((*csv)[0].title, "A \"good\" one");
  EXPECT_EQ((*csv)[0].authors, "Su, C");
  for (const char* bad : {"", "x", "\xff\xfe\x00", "a,b\n1,2\n", "\"open"})
    EXPECT_FALSE(read_references(bad, "bad")) << bad;
}

TEST(Citations, FitReportsByFileDoiAndTitleAndShowInTheTable) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ASSERT_FALSE(ingest_reports(kb,
                              {plain("one", "text one."),
                               plain("two", "See doi:10.1000/xyz.7 for it."),
                               plain("three",
                                     "J Bone 2008\nA SPINE THAT gave way\n"
                                     "in the second month of nurs-\ning\n\nx"),
                               plain("four",
                                     "We saw a spine that gave way in the\n"
                                     "second month of nursing, and bones that\n"
                                     "broke in the first winter with a "
                                     "newborn.")},
                              test_options())
                   .error);
  const auto placed = place_references(kb, *read_references(kRis, "r.ris"));
  ASSERT_TRUE(placed) << placed.error().to_text();
  std::string all;
  for (const PlacedReference& one : *placed)
    all += one.document + ":" + one.by + " ";
  EXPECT_EQ(all, "one:file two:doi : three:title ");
  EXPECT_EQ(cell(kb, "author", 0), "Yılmaz et al.");
  EXPECT_EQ(cell(kb, "year", 1), "2019");
  EXPECT_EQ(cell(kb, "title", 2),
            "A spine that gave way in the second month of nursing");
  EXPECT_EQ(cell(kb, "author", 3), "");
}

TEST(Citations, AreGuessedFromAFirstPageAndSaidToBe) {
  const std::string page =
      "Bones that broke\nin the first winter\nAyşe Yılmaz1, Burak Demir2\n"
      "1 Some hospital\n\nJ Bone 2014; 3: 1-4. Received 2013, accepted 2014.\n";
  EXPECT_EQ(guess_citation(page),
            (CitationGuess{"Yılmaz", "2014",
                           "Bones that broke in the first winter"}));
  EXPECT_EQ(guess_citation("A sentence that goes on and on over many lines "
                           "of\ntext, which is no title. In 2014 it ended.\n"),
            CitationGuess{});
  for (const std::string& odd :
       {std::string(), std::string("\n\n\n"), std::string(3000, 'A'),
        std::string("\xff\xfe\xff\n\xff"), std::string("1 2 3\n2014\n")})
    EXPECT_EQ(guess_citation(odd).author, "");
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ASSERT_FALSE(ingest_reports(kb, {plain("g", page)}, test_options()).error);
  EXPECT_EQ(cell(kb, "author", 0), "Yılmaz (guess)");
  EXPECT_EQ(cell(kb, "year", 0), "2014 (guess)");
}

TEST(Citations, AReferenceThatNamesItsFileGoesToNoOtherByTitle) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const std::string title = "Osteoporosis of pregnancy and lactation\n\nShe";
  ASSERT_FALSE(ingest_reports(kb,
                              {plain("one", title + " was well."),
                               plain("two", title + " was ill.")},
                              test_options())
                   .error);
  const auto placed = place_references(
      kb, *read_references("file,title,year\n"
                           "one.pdf,Osteoporosis of pregnancy and lactation,"
                           "1999\n",
                           "r.csv"));
  ASSERT_TRUE(placed);
  ASSERT_EQ(placed->size(), 1U);
  EXPECT_EQ((*placed)[0].document, "one");
}

TEST(Citations, NoYearIsGuessedFromADoseOrASentence) {
  const std::string head = "Bones that broke in winter\n\n";
  for (const char* text :
       {"She took vitamin D 2000 IU daily.", "D vitamini 2000 Ã¼nite/gÃ¼n",
        "Nordin drew attention in 1955 to four women who had broken a bone."})
    EXPECT_EQ(guess_citation(head + text).year, "") << text;
  EXPECT_EQ(guess_citation(head + "J Bone (2019) 4").year, "2019");
  EXPECT_EQ(guess_citation(head + "Ege Bulletin 2016; 54: 201").year, "2016");
}

}  // namespace
}  // namespace casebook
