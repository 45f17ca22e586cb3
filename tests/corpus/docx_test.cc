#include "corpus/docx.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/archive.h"
#include "profiles.h"
#include "zip_of.h"

namespace casebook {
namespace {

std::string paragraph(const std::string& words, const std::string& style = "") {
  const std::string property =
      style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
  return "<w:p>" + property + "<w:r><w:t xml:space=\"preserve\">" + words +
         "</w:t></w:r></w:p>";
}

std::string docx_of(const std::string& body, const std::string& styles = "") {
  const std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
      "xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>" +
      body + "</w:body></w:document>";
  return zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml", xml},
                 {"word/styles.xml",
                  "<w:styles xmlns:w=\"w\">" + styles + "</w:styles>"}});
}

Status read(const std::string& bytes, Document& document) {
  return read_docx({"x.docx", "x", bytes}, {}, test_profiles(),
                   [&](Document&& d) {
                     document = std::move(d);
                     return true;
                   });
}

Document document_of(const std::string& body, const std::string& styles = "") {
  Document document;
  const Status done = read(docx_of(body, styles), document);
  EXPECT_TRUE(done) << (done ? "" : done.error().to_text());
  return document;
}

std::string code_of(const std::string& bytes) {
  Document document;
  const Status done = read(bytes, document);
  return done ? "" : done.error().code;
}

std::string kinds_of(const Document& document) {
  std::string kinds;
  for (const Section& section : document.sections)
    kinds += to_text(section.kind) + std::string("|");
  return kinds;
}

TEST(Docx, TellsTitleHeadingsAndParagraphsByTheirStyles) {
  const Document document = document_of(
      paragraph("Broken vertebrae in a nursing mother", "Title") +
      paragraph("Case report", "Heading1") +
      paragraph("A 31-year-old woman had a fracture of T12.") +
      paragraph("Discussion", "Heading1") + paragraph("This is rare."));
  EXPECT_EQ(document.meta.title, "Broken vertebrae in a nursing mother");
  EXPECT_EQ(document.text,
            "Broken vertebrae in a nursing mother\n\nCase report\n\n"
            "A 31-year-old woman had a fracture of T12.\n\nDiscussion\n\n"
            "This is rare.");
  EXPECT_NE(kinds_of(document).find("case|discussion|"), std::string::npos)
      << kinds_of(document);
}

TEST(Docx, KnowsHeadingsOfTurkishStylesByTheirBuiltInNames) {
  const Document document = document_of(
      paragraph("Gebelikte kırık", "KonuBal") + paragraph("Olgu", "Balk1") +
          paragraph("31 yaşında kadın hastada T12 kırığı vardı."),
      "<w:style w:styleId=\"Balk1\"><w:name w:val=\"heading 1\"/></w:style>"
      "<w:style w:styleId=\"KonuBal\"><w:name w:val=\"Title\"/></w:style>");
  EXPECT_EQ(document.meta.title, "Gebelikte kırık");
  EXPECT_NE(kinds_of(document).find("case|"), std::string::npos)
      << kinds_of(document);
  EXPECT_EQ(document.language, "tr");
}

TEST(Docx, KnowsHeadingsThatAreOnlyBold) {
  const Document document = document_of(
      paragraph("A broken back") + paragraph("OLGU SUNUMU") +
      paragraph("Hasta 31 yaşında bir kadındı ve ağrısı vardı.") +
      paragraph("TARTIŞMA") + paragraph("Bu durum nadirdir ve önemlidir."));
  EXPECT_NE(kinds_of(document).find("case|discussion|"), std::string::npos)
      << kinds_of(document);
}

TEST(Docx, JoinsRunsAndLeavesOutWhatWasDeleted) {
  const Document document = document_of(
      "<w:p><w:r><w:t>A T-score of </w:t></w:r><w:del><w:r><w:delText>3.2"
      "</w:delText></w:r></w:del><w:ins><w:r><w:noBreakHyphen/><w:t>3.4</w:t>"
      "</w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t> "
      "was found in her spine.</w:t></w:r></w:p>");
  EXPECT_EQ(document.text, "A T-score of -3.4 was found in her spine.");
}

TEST(Docx, ReadsSignsOfTheSymbolFont) {
  const Document document = document_of(
      "<w:p><w:r><w:t>Age 31 </w:t><w:sym w:font=\"Symbol\" w:char=\"F0B1\"/>"
      "<w:t> 4 years; 20 </w:t><w:sym w:font=\"Symbol\" w:char=\"F06D\"/>"
      "<w:t>g was given daily to all of them.</w:t></w:r></w:p>");
  EXPECT_EQ(document.text,
            "Age 31 ± 4 years; 20 µg was given daily to all of them.");
}

TEST(Docx, MakesGridsOfTablesWithTheirCaptionsAndMergedCells) {
  const auto cell = [](const std::string& words, const std::string& shape) {
    return "<w:tc><w:tcPr>" + shape + "</w:tcPr>" + paragraph(words) +
           "</w:tc>";
  };
  const Document document = document_of(
      paragraph("Two women are shown in a table here.") +
      paragraph("Table 1. Scores") + "<w:tbl><w:tr>" + cell("Patient", "") +
      cell("T-score", "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" +
      cell("A", "<w:vMerge w:val=\"restart\"/>") + cell("-3.1", "") +
      cell("-2.0", "") + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") +
      cell("-2.9", "") + cell("-1.8", "") + "</w:tr></w:tbl>");
  ASSERT_EQ(document.tables.size(), 1U);
  const Grid& grid = document.tables[0];
  EXPECT_EQ(grid.rows, 3);
  EXPECT_EQ(grid.columns, 3);
  EXPECT_EQ(grid.head_rows, 1);
  EXPECT_NE(slice(document.text, grid.caption).find("Scores"),
            std::string_view::npos);
  const auto below = static_cast<std::size_t>(grid.map[2 * 3 + 0]);
  EXPECT_EQ(slice(document.text, grid.cells[below].span), "A");
}

TEST(Docx, LeadsBackToTheUnpackedSource) {
  const Document document =
      document_of(paragraph("A 31-year-old woman &amp; her child came."));
  const auto at = static_cast<std::uint32_t>(document.text.find("31"));
  const Span source = document.source.to_source({at, at + 2});
  EXPECT_EQ(source.size(), 2U);
  EXPECT_GT(source.begin, at);
}

TEST(Docx, IsToldByItsContent) {
  const std::string bytes = docx_of(paragraph("Words."));
  EXPECT_GT(sniff_docx(bytes, "txt"), 90);
  EXPECT_EQ(sniff_docx("PK not a zip", "docx"), 0);
  EXPECT_EQ(sniff_docx("A woman of 31", "docx"), 0);
}

TEST(Docx, RefusesWhatIsDamagedEmptyOrHostile) {
  const std::string sound = docx_of(paragraph("A woman came with back pain."));
  EXPECT_EQ(code_of(""), "E-ZIP-DAMAGED");
  EXPECT_EQ(code_of(sound.substr(0, 60)), "E-ZIP-DAMAGED");
  EXPECT_EQ(code_of(zip_of({{"xl/workbook.xml", "<a/>"}})), "E-ZIP-ENTRY");
  EXPECT_EQ(code_of(docx_of("")), "E-DOCX-EMPTY");
  EXPECT_EQ(code_of(docx_of("<w:p><w:r>")), "E-XML-SYNTAX");
  const std::string spaces = std::string().append(11'000'000, ' ');
  EXPECT_EQ(code_of(zip_of({{"word/document.xml", spaces}})), "E-ZIP-BOMB");
}

// Cut anywhere, it is refused or read, never more than that.
TEST(Docx, SurvivesBeingCutAnywhere) {
  const std::string sound = docx_of(paragraph("A woman came with back pain."));
  for (std::size_t size = 0; size < sound.size(); size += 7) {
    Document document;
    const Status done = read(sound.substr(0, size), document);
    if (!done) {
      EXPECT_FALSE(done.error().code.empty());
    }
  }
}

}  // namespace
}  // namespace casebook
