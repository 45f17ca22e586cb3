#include "corpus/records.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "profiles.h"

namespace casebook {
namespace {

struct Outcome {
  std::vector<Document> documents;
  Error error;
};

Outcome read(const std::string& bytes, const std::string& path) {
  Outcome outcome;
  const Status done = read_source({path, "list", bytes}, {}, test_profiles(),
                                  [&](Document&& d) {
                                    outcome.documents.push_back(std::move(d));
                                    return true;
                                  });
  if (!done) outcome.error = done.error();
  return outcome;
}

constexpr const char* kNbib =
    "PMID- 12345\r\n"
    "OWN - NLM\r\n"
    "TI  - A quiet spine after a second\r\n"
    "      delivery.\r\n"
    "LID - 10.1/quiet [doi]\r\n"
    "AB  - BACKGROUND: Vertebral fractures are rare. CASE PRESENTATION: A "
    "woman\r\n"
    "      of 34 had a T score of -3.2.\r\n"
    "FAU - Uydurma, Ayla\r\n"
    "AU  - Uydurma A\r\n"
    "AD  - No Clinic, Bursa, Turkey.\r\n"
    "TT  - Sessiz bir omurga.\r\n"
    "DP  - 2018 Jan\r\n"
    "JT  - Invented journal of bone\r\n"
    "OT  - lactation\r\n"
    "OT  - osteoporosis\r\n"
    "\r\n"
    "PMID- 12346\r\n"
    "TI  - Another one.\r\n";

TEST(Nbib, EachRecordIsADocument) {
  const Outcome outcome = read(kNbib, "list.nbib");
  ASSERT_EQ(outcome.error.to_text(), "");
  ASSERT_EQ(outcome.documents.size(), 2U);
  const Document& first = outcome.documents[0];
  EXPECT_EQ(first.format, "nbib");
  EXPECT_EQ(first.id, "12345");
  EXPECT_EQ(first.meta.title, "A quiet spine after a second delivery.");
  EXPECT_EQ(first.meta.vernacular_title, "Sessiz bir omurga.");
  EXPECT_EQ(first.meta.doi, "10.1/quiet");
  EXPECT_EQ(first.meta.year, "2018");
  EXPECT_EQ(first.meta.countries, std::vector<std::string>{"Turkey"});
  ASSERT_EQ(first.meta.authors.size(), 1U);
  EXPECT_EQ(first.meta.authors[0].given, "Ayla");
  EXPECT_NE(first.sha256, outcome.documents[1].sha256);
  EXPECT_EQ(outcome.documents[1].text, "Another one.");
}

TEST(Nbib, LabelsOfAnAbstractAreItsSections) {
  const Document document = read(kNbib, "x").documents.at(0);
  EXPECT_NE(document.text.find("BACKGROUND\n\nVertebral fractures are rare.\n\n"
                               "CASE PRESENTATION\n\nA woman of 34 had"),
            std::string::npos)
      << document.text;
  const auto at = static_cast<std::uint32_t>(document.text.find("A woman"));
  EXPECT_EQ(section_at(document, at), SectionKind::kAbstract);
}

TEST(Nbib, EveryCharacterLeadsBackToItsLine) {
  const std::string bytes = kNbib;
  const Document document = read(bytes, "x").documents.at(0);
  const auto at = static_cast<std::uint32_t>(document.text.find("of 34"));
  const Span source = document.source.to_source({at, at + 5});
  EXPECT_EQ(bytes.substr(source.begin, source.size()), "of 34");
}

constexpr const char* kRis =
    "TY  - JOUR\n"
    "AU  - Doe, Jane\n"
    "AB  - A mother of two had three vertebral fractures.\n"
    "TI  - Three fractures\n"
    "N2  - A mother of two had three vertebral fractures.\n"
    "KW  - lactation\n"
    "PY  - 2011/05/01/\n"
    "JO  - Inv J Bone\n"
    "DO  - 10.1/three\n"
    "ER  - \n"
    "\n"
    "TY  - JOUR\n"
    "TI  - Cut off\n";

TEST(Ris, FieldsStandInTheFilesOrderAndOnce) {
  const Outcome outcome = read(kRis, "list.ris");
  ASSERT_EQ(outcome.documents.size(), 2U);
  const Document& first = outcome.documents[0];
  EXPECT_EQ(first.text,
            "A mother of two had three vertebral fractures.\n\nThree "
            "fractures\n\nlactation");
  EXPECT_EQ(first.id, "10.1/three");
  EXPECT_EQ(first.meta.year, "2011");
  EXPECT_EQ(first.meta.title, "Three fractures");
  EXPECT_TRUE(first.notes.empty());
}

TEST(Ris, ARecordWithoutItsEndIsKeptWithANote) {
  const Outcome outcome = read(kRis, "list.ris");
  ASSERT_EQ(outcome.documents.size(), 2U);
  ASSERT_EQ(outcome.documents[1].notes.size(), 1U);
  EXPECT_EQ(outcome.documents[1].notes[0].code, "N-RECORD-END");
  EXPECT_EQ(outcome.documents[1].id, "list-2");
}

TEST(Ris, ARecordWithoutTextSaysSo) {
  const Outcome outcome = read("TY  - JOUR\nAU  - Doe, J\nER  -\n", "x.ris");
  ASSERT_EQ(outcome.documents.size(), 1U);
  ASSERT_FALSE(outcome.documents[0].notes.empty());
  EXPECT_EQ(outcome.documents[0].notes[0].code, "N-NO-TEXT");
}

TEST(Ris, AListOfReferencesAloneIsNoReportOfAFolder) {
  constexpr int kSureInFolder = 20;
  const std::string bare = "TY  - JOUR\nTI  - A title\nER  - \n";
  EXPECT_GT(sniff_ris(bare, "ris"), 0);
  EXPECT_LT(sniff_ris(bare, "ris"), kSureInFolder);
  EXPECT_GT(sniff_ris("TY  - JOUR\nAB  - A woman of 30.\nER  - \n", "ris"),
            kSureInFolder);
  EXPECT_LT(sniff_ris("TY  - JOUR\nAB  - A woman of 30.\nL1  - a.pdf\n"
                      "ER  - \n",
                      "ris"),
            kSureInFolder);
}

TEST(Records, ALineOfAnotherProgramAboveThemIsNoHarm) {
  EXPECT_EQ(
      read("Provider: Somebody\nTY  - JOUR\nTI  - A title\nER  - \n", "x.ris")
          .documents.size(),
      1U);
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "PMID- 1\nTI  - T\n",
                 "x")
                .documents.size(),
            1U);
}

TEST(Records, ProseIsNoList) {
  EXPECT_EQ(read("A woman. TY  - JOUR is how a record begins.", "x.txt")
                .documents.at(0)
                .format,
            "text");
}

}  // namespace
}  // namespace casebook
