// JATS as publishers write it: under a prefix, in an envelope, with names that
// no mark parts.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/reader.h"
#include "profiles.h"

namespace casebook {
namespace {

std::vector<Document> read(std::string xml) {
  std::vector<Document> documents;
  const Status done = read_source({"a.xml", "a", std::move(xml)}, {},
                                  test_profiles(), [&](Document&& d) {
                                    documents.push_back(std::move(d));
                                    return true;
                                  });
  EXPECT_TRUE(done) << (done ? "" : done.error().to_text());
  return documents;
}

TEST(JatsVariants, AllOfItMayStandUnderAPrefix) {
  const auto documents = read(
      "<j:article xmlns:j='http://jats.nlm.nih.gov'><j:front><j:article-meta>"
      "<j:title-group><j:article-title>Broken toes</j:article-title>"
      "</j:title-group></j:article-meta></j:front><j:body><j:sec>"
      "<j:title>Case report</j:title><j:p>A man of 40 fell.</j:p></j:sec>"
      "</j:body></j:article>");
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].format, "jats");
  EXPECT_EQ(documents[0].meta.title, "Broken toes");
  ASSERT_EQ(documents[0].sections.size(), 2U);
  EXPECT_EQ(documents[0].sections[1].kind, SectionKind::kCase);
}

TEST(JatsVariants, ArticlesStandInEnvelopes) {
  const std::string article =
      "<article><front><article-meta><title-group><article-title>One"
      "</article-title></title-group></article-meta></front><body>"
      "<p>Text of it.</p></body></article>";
  EXPECT_EQ(
      read("<pmc-articleset>" + article + article + "</pmc-articleset>").size(),
      2U);
  EXPECT_EQ(read("<OAI-PMH><GetRecord><record><metadata>" + article +
                 "</metadata></record></GetRecord></OAI-PMH>")
                .size(),
            1U);
}

TEST(JatsVariants, NamesInAReferenceArePartedThoughNoMarkParts) {
  const auto documents = read(
      "<article><body><p>Text.</p></body><back><ref-list><ref>"
      "<mixed-citation><name><surname>Bulut</surname>"
      "<given-names>A B</given-names></name><name><surname>Reed</surname>"
      "</name><article-title>On toes</article-title><source>J Feet</source>"
      "<year>2001</year>;<volume>3</volume>:<fpage>4</fpage></mixed-citation>"
      "</ref></ref-list></back></article>");
  EXPECT_EQ(documents.at(0).text,
            "Text.\n\nBulut A B Reed On toes J Feet 2001;3:4");
}

}  // namespace
}  // namespace casebook
