#include "corpus/bioc.h"

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

Outcome read(const std::string& bytes) {
  Outcome outcome;
  const Status done = read_source({"c.xml", "c", bytes}, {}, test_profiles(),
                                  [&](Document&& d) {
                                    outcome.documents.push_back(std::move(d));
                                    return true;
                                  });
  if (!done) outcome.error = done.error();
  return outcome;
}

std::string passage(const std::string& section, const std::string& type,
                    const std::string& text, const std::string& more = "") {
  return "<passage><infon key=\"section_type\">" + section +
         "</infon><infon key=\"type\">" + type + "</infon>" + more +
         "<offset>0</offset><text>" + text + "</text></passage>";
}

std::string collection(const std::string& passages) {
  return "<?xml version=\"1.0\"?><!DOCTYPE collection SYSTEM \"BioC.dtd\">"
         "<collection><source>PMC</source><document><id>77</id>" +
         passages + "</document></collection>";
}

const std::string& whole() {
  static const std::string made = collection(
      passage("TITLE", "front", "A spine",
              "<infon key=\"article-id_pmid\">123</infon><infon key=\"name_0\">"
              "surname:Doe;given-names:Jane</infon><infon key=\"year\">2019"
              "</infon>") +
      passage("ABSTRACT", "abstract", "Short &amp; clear.") +
      passage("CASE", "title_1", "Case report") +
      passage("CASE", "paragraph",
              "A woman.<annotation id=\"1\"><text>woman</text></annotation>") +
      passage("CASE", "title_2", "Follow-up") +
      passage("CASE", "paragraph", "Two years.") +
      passage("TABLE", "table_caption", "T-scores",
              "<infon key=\"id\">t1</infon>") +
      passage("TABLE", "table", "Site After Spine -2",
              "<infon key=\"id\">t1</infon><infon key=\"xml\">&lt;?xml "
              "version=\"1.0\"?&gt;\\n&lt;table&gt;&lt;thead&gt;&lt;tr&gt;"
              "&lt;th&gt;Site&lt;/th&gt;&lt;th&gt;After&lt;/th&gt;&lt;/tr&gt;"
              "&lt;/thead&gt;&lt;tbody&gt;&lt;tr&gt;&lt;td&gt;Spine&lt;/td&gt;"
              "&lt;td&gt;-2 &amp;lt; 0&lt;/td&gt;&lt;/tr&gt;&lt;/tbody&gt;"
              "&lt;/table&gt;</infon>") +
      passage("DISCUSS", "title_1", "Discussion") +
      passage("DISCUSS", "paragraph", "Rare.") +
      passage("REF", "title", "References") +
      passage("REF", "ref", "An older paper"));
  return made;
}

TEST(Bioc, PassagesBecomeSections) {
  const Outcome outcome = read(whole());
  ASSERT_EQ(outcome.error.to_text(), "");
  ASSERT_EQ(outcome.documents.size(), 1U);
  const Document& document = outcome.documents[0];
  EXPECT_EQ(document.format, "bioc");
  EXPECT_EQ(document.id, "123");
  EXPECT_EQ(document.meta.title, "A spine");
  EXPECT_EQ(document.meta.year, "2019");
  std::vector<std::string> kinds;
  kinds.reserve(document.sections.size());
  for (const Section& section : document.sections) {
    kinds.emplace_back(to_text(section.kind));
  }
  EXPECT_EQ(kinds,
            (std::vector<std::string>{"title", "abstract", "case", "case",
                                      "table", "discussion", "references"}));
  EXPECT_EQ(document.text,
            "A spine\n\nShort & clear.\n\nCase report\n\nA woman.\n\n"
            "Follow-up\n\nTwo years.\n\nT-scores\n\nSite\tAfter\nSpine\t-2 < "
            "0\n\nDiscussion\n\nRare.\n\nReferences\n\nAn older paper");
}

TEST(Bioc, ATablesMarkupGivesItsCellsWithTheirPlaces) {
  const std::string& bytes = whole();
  const Document document = read(bytes).documents.at(0);
  ASSERT_EQ(document.tables.size(), 1U);
  const Grid& grid = document.tables[0];
  EXPECT_EQ(grid.head_rows, 1);
  EXPECT_EQ(slice(document.text, grid.at(1, 1)->span), "-2 < 0");
  const Span source = document.source.to_source(grid.at(1, 0)->span);
  EXPECT_EQ(bytes.substr(source.begin, source.size()), "Spine");
}

TEST(Bioc, ATableWhoseMarkupIsBrokenIsText) {
  const Document document =
      read(collection(passage("TABLE", "table", "Site After Spine -2",
                              "<infon key=\"xml\">&lt;table&gt;&lt;tr&gt;"
                              "&lt;/table&gt;</infon>")))
          .documents.at(0);
  EXPECT_TRUE(document.tables.empty());
  EXPECT_EQ(document.text, "Site After Spine -2");
}

TEST(Bioc, PassagesOfTitleAndAbstractAloneAreEnough) {
  const Document document =
      read(
          "<collection><document><id>9</id><passage><infon key=\"type\">title"
          "</infon><text>T</text></passage><passage><infon key=\"type\">"
          "abstract</infon><text>A woman.</text></passage></document>"
          "</collection>")
          .documents.at(0);
  EXPECT_EQ(document.id, "9");
  EXPECT_EQ(document.text, "T\n\nA woman.");
  EXPECT_EQ(section_at(document, 4), SectionKind::kAbstract);
}

TEST(Bioc, BadFilesAreRefused) {
  EXPECT_NE(read(whole().substr(0, whole().size() / 2)).error.code, "");
  EXPECT_EQ(read("<collection><passage/></collection>").error.code,
            "E-BIOC-NONE");
  EXPECT_EQ(read("<!DOCTYPE collection [<!ENTITY a \"b\">]><collection>"
                 "<document><passage/></document></collection>")
                .error.code.substr(0, 5),
            "E-XML");
}

}  // namespace
}  // namespace casebook
