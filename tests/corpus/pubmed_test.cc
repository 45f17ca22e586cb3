#include "corpus/pubmed.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "conservation.h"
#include "gzip_of.h"

namespace casebook {
namespace {

using Strings = std::vector<std::string>;

const LanguageProfiles& profiles() {
  static const LanguageProfiles read = [] {
    auto found = read_language_profiles(
        std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars");
    return found ? *found : LanguageProfiles();
  }();
  return read;
}

struct Outcome {
  std::vector<Document> documents;
  std::string code;  // of the error
  Error error;
};

Outcome read(const std::string& bytes) {
  Outcome outcome;
  const Status done =
      read_source({"p.xml", "p", bytes}, {}, profiles(), [&](Document&& d) {
        outcome.documents.push_back(std::move(d));
        return true;
      });
  if (!done) outcome.error = done.error();
  outcome.code = outcome.error.code;
  return outcome;
}

constexpr const char* kRecord = R"(<PubmedArticle>
<MedlineCitation Status="MEDLINE"><PMID Version="1">12345</PMID>
<DateCompleted><Year>2020</Year></DateCompleted>
<Article><Journal><JournalIssue><PubDate><MedlineDate>2018 Jan-Feb</MedlineDate>
</PubDate></JournalIssue><Title>Invented Journal of Bone</Title></Journal>
<ArticleTitle>A <i>quiet</i> spine at 10<sup>2</sup> days.</ArticleTitle>
<ELocationID EIdType="doi">10.1/other</ELocationID>
<Abstract><AbstractText Label="AIM" NlmCategory="OBJECTIVE">We describe what
 happened to one mother of two.</AbstractText>
<AbstractText Label="RESULTS">The T score was &#x2212;3.2&lt;&#xb1;0.1 at L1.
</AbstractText><CopyrightInformation>Nobody.</CopyrightInformation></Abstract>
<AuthorList><Author><LastName>Uydurma</LastName><ForeName>Ayla</ForeName>
<Initials>A</Initials><AffiliationInfo><Affiliation>No Clinic, Bursa, Turkey.
</Affiliation></AffiliationInfo></Author>
<Author><CollectiveName>The Group</CollectiveName></Author></AuthorList>
<VernacularTitle>Sessiz bir omurganın ardından.</VernacularTitle></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>There</RefSource><PMID Version="1">77</PMID></CommentsCorrections>
<CommentsCorrections RefType="ErratumFor"><PMID>78</PMID></CommentsCorrections>
</CommentsCorrectionsList>
<OtherAbstract Type="Publisher" Language="tur"><AbstractText>İki çocuk annesi
 bir kadında doğumdan sonra ortaya çıkan omurga kırıklarını ve izlemini
 sunuyoruz.</AbstractText></OtherAbstract>
<KeywordList><Keyword>bone</Keyword><Keyword>milk</Keyword></KeywordList>
</MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="pubmed">12345</ArticleId>
<ArticleId IdType="doi">10.1/inv</ArticleId>
<ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1/cited
</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData>
</PubmedArticle>)";

std::string set_of(const std::string& records) {
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE "
         "PubmedArticleSet PUBLIC \"-//NLM//DTD\" \"https://x/p.dtd\">\n"
         "<PubmedArticleSet>\n" +
         records + "\n</PubmedArticleSet>\n";
}

std::string small_record(const std::string& pmid) {
  return "<PubmedArticle><MedlineCitation><PMID>" + pmid +
         "</PMID><Article><ArticleTitle>T" + pmid +
         "</ArticleTitle></Article></MedlineCitation></PubmedArticle>";
}

TEST(Pubmed, ARecordIsADocument) {
  const Outcome outcome = read(set_of(kRecord));
  ASSERT_EQ(outcome.code, "");
  ASSERT_EQ(outcome.documents.size(), 1U);
  const Document& document = outcome.documents[0];
  EXPECT_EQ(document.id, "12345");
  EXPECT_EQ(document.format, "pubmed");
  EXPECT_EQ(document.language, "en");
  EXPECT_EQ(document.text,
            "A quiet spine at 10² days.\n\n"
            "AIM\n\nWe describe what happened to one mother of two.\n\n"
            "RESULTS\n\nThe T score was −3.2<±0.1 at L1.\n\n"
            "Sessiz bir omurganın ardından.\n\n"
            "İki çocuk annesi bir kadında doğumdan sonra ortaya çıkan omurga "
            "kırıklarını ve izlemini sunuyoruz.\n\n"
            "bone\n\nmilk");
}

TEST(Pubmed, SectionsComeFromLabelsAndOtherAbstracts) {
  const Outcome outcome = read(set_of(kRecord));
  ASSERT_EQ(outcome.documents.size(), 1U);
  const Document& document = outcome.documents[0];
  Strings lines;
  for (const Section& section : document.sections) {
    lines.push_back(std::string(to_text(section.kind)) + " " +
                    section.language + " " +
                    std::string(slice(document.text, section.heading)));
  }
  EXPECT_EQ(lines, (Strings{"title en ", "abstract en ", "abstract en AIM",
                            "abstract en RESULTS", "title tr ", "abstract tr ",
                            "back en "}));
}

TEST(Pubmed, TheRestIsMetadata) {
  const Outcome outcome = read(set_of(kRecord));
  ASSERT_EQ(outcome.documents.size(), 1U);
  const Metadata& meta = outcome.documents[0].meta;
  EXPECT_EQ(meta.title, "A quiet spine at 10² days.");
  EXPECT_EQ(meta.vernacular_title, "Sessiz bir omurganın ardından.");
  EXPECT_EQ(meta.journal, "Invented Journal of Bone");
  EXPECT_EQ(meta.year, "2018");
  EXPECT_EQ(meta.pmid, "12345");
  EXPECT_EQ(meta.doi, "10.1/inv");
  EXPECT_EQ(meta.pmcid, "PMC9");
  EXPECT_EQ(meta.countries, Strings{"Turkey"});
  EXPECT_EQ(meta.authors,
            (std::vector<Author>{{"Uydurma", "Ayla"}, {"The Group", ""}}));
  EXPECT_EQ(meta.related, (Strings{"retracted by 77", "erratum for 78"}));
}

TEST(Pubmed, OneRecordMayBeTheWholeFile) {
  const Outcome outcome = read(kRecord);
  EXPECT_EQ(outcome.code, "");
  ASSERT_EQ(outcome.documents.size(), 1U);
  EXPECT_EQ(outcome.documents[0].id, "12345");
}

TEST(Pubmed, PackedAndPlainGiveTheSame) {
  std::string records;
  for (int i = 0; i < 3000; ++i) records += small_record(std::to_string(i));
  records += kRecord;
  const Outcome plain = read(set_of(records));
  const Outcome packed = read(gzip_of(set_of(records)));
  ASSERT_EQ(plain.code, "");
  ASSERT_EQ(packed.code, "");
  ASSERT_EQ(plain.documents.size(), 3001U);
  ASSERT_EQ(packed.documents.size(), 3001U);
  EXPECT_EQ(packed.documents[2999].id, "2999");
  for (std::size_t i = 0; i < plain.documents.size(); ++i) {
    ASSERT_EQ(plain.documents[i].text, packed.documents[i].text);
    ASSERT_EQ(plain.documents[i].sha256, packed.documents[i].sha256);
  }
}

TEST(Pubmed, NoCharacterIsLostOfTitlesAndAbstracts) {
  const std::string xml = kRecord;
  const Outcome outcome = read(xml);
  ASSERT_EQ(outcome.documents.size(), 1U);
  ConservationCheck check(outcome.documents[0], [](const Strings& path) {
    for (const std::string& name : path) {
      if (name == "ArticleTitle" || name == "AbstractText" ||
          name == "VernacularTitle" || name == "Keyword") {
        return false;
      }
    }
    return true;
  });
  ASSERT_TRUE(parse_xml(xml, {"p.xml", "", false}, check));
  EXPECT_GT(check.pieces, 5U);
  EXPECT_EQ(check.lost, Strings());
}

TEST(Pubmed, DamageRefusesTheFileFromThereOn) {
  const std::string cut = set_of(small_record("1") + small_record("2"));
  const Outcome truncated = read(cut.substr(0, cut.size() - 60));
  EXPECT_EQ(truncated.code, "E-XML-TRUNCATED");
  EXPECT_EQ(truncated.documents.size(), 1U);
  const Outcome headless = read(cut.substr(0, cut.size() - 22));
  EXPECT_EQ(headless.code, "E-XML-TRUNCATED");
  const Outcome crossed =
      read(set_of(small_record("1") + "<PubmedArticle><a></PubmedArticle>"));
  EXPECT_EQ(crossed.code, "E-XML-SYNTAX");
  EXPECT_NE(crossed.error.what.find("record 2"), std::string::npos);
  const std::string packed = gzip_of(cut);
  EXPECT_EQ(read(packed.substr(0, packed.size() - 12)).code,
            "E-GZIP-TRUNCATED");
}

TEST(Pubmed, AHostileHeadIsRefusedBeforeAllRecords) {
  const Outcome outcome =
      read("<!DOCTYPE PubmedArticleSet [<!ENTITY a 'b'>]><PubmedArticleSet>" +
           small_record("1") + "</PubmedArticleSet>");
  EXPECT_EQ(outcome.code, "E-XML-ENTITY");
  EXPECT_TRUE(outcome.documents.empty());
}

TEST(Pubmed, TheReaderMayStop) {
  int seen = 0;
  EXPECT_TRUE(
      read_pubmed({"p.xml", "p", set_of(small_record("1") + small_record("2"))},
                  {}, profiles(), [&](Document&&) {
                    ++seen;
                    return false;
                  }));
  EXPECT_EQ(seen, 1);
}

TEST(Pubmed, ItIsToldByItsContentPackedOrNot) {
  EXPECT_GT(sniff_pubmed(set_of(kRecord), ""), 90);
  EXPECT_GT(sniff_pubmed(gzip_of(set_of(kRecord)), "gz"), 90);
  EXPECT_EQ(sniff_pubmed("<article>", "xml"), 0);
  EXPECT_EQ(sniff_pubmed("A text on <PubmedArticle>", "txt"), 0);
}

}  // namespace
}  // namespace casebook
