#include "tools/writers/document_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace casebook {
namespace {

Span find(const Document& document, std::string_view words) {
  const std::size_t at = document.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  const auto begin = static_cast<std::uint32_t>(at);
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

// Made by hand: two sections, three sentences, a citation, a table.
Document sample() {
  Document document;
  document.id = "sample";
  document.format = "text";
  document.encoding = "UTF-8";
  document.language = "en";
  document.meta.title = "Bones & <births>";
  document.text =
      "Case 1\nShe was 31 [4].\n\nlost words\n\nYaşı otuz birdi.\n\nSite "
      "T-score\nHip -3.1";
  const auto size = static_cast<std::uint32_t>(document.text.size());
  const std::uint32_t second = find(document, "Yaşı").begin;
  document.sections = {
      {SectionKind::kCase, {0, second}, find(document, "Case 1"), "en", 1},
      {SectionKind::kAbstract, {second, size}, {}, "tr", 1}};
  document.sentences = {
      {find(document, "Case 1"), 0, 0, "en", true},
      {find(document, "She was 31 [4]."), 0, 1, "en", false},
      {find(document, "Yaşı otuz birdi."), 1, 2, "tr", false}};
  document.citations = {find(document, "[4]")};
  Grid grid;
  grid.label = "Table 1";
  grid.span = {find(document, "Site").begin, size};
  grid.rows = 2;
  grid.columns = 3;
  grid.head_rows = 1;
  grid.cells = {{find(document, "Site"), 0, 0, 1, 1, true},
                {find(document, "T-score"), 0, 1, 1, 2, true},
                {find(document, "Hip"), 1, 0, 1, 1, true},
                {find(document, "-3.1"), 1, 1, 1, 1, false}};
  grid.map = {0, 1, 1, 2, 3, -1};
  document.tables = {grid};
  return document;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(DocumentText, IsTheStoredText) {
  EXPECT_EQ(document_text(sample()), sample().text);
}

TEST(DocumentJson, IsOneLineWithThePlacesOfEverything) {
  const std::string line = document_json(sample());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["id"], "sample");
  EXPECT_EQ(json["text"], sample().text);
  EXPECT_EQ(json["sections"][0]["kind"], "case");
  EXPECT_EQ(json["sentences"][2]["language"], "tr");
  EXPECT_EQ(json["sentences"][0]["start"], 0);
  EXPECT_EQ(json["tables"][0]["cells"][1]["columns"], 2);
  EXPECT_EQ(json["meta"]["title"], "Bones & <births>");
}

TEST(DocumentHtml, EscapesWhatTheReportSays) {
  Document document = sample();
  document.id = "<script>";
  document.sections[0].language = "\"><b>";
  document.notes = {{"N-X", "<img>", {}}};
  const std::string page = document_html(document);
  EXPECT_TRUE(holds(page, "Bones &amp; &lt;births&gt;"));
  EXPECT_FALSE(holds(page, "<script>"));
  EXPECT_FALSE(holds(page, "<img>"));
  EXPECT_FALSE(holds(page, "\"><b>\""));
}

TEST(DocumentHtml, ShowsSectionsSentencesAndCitations) {
  const std::string page = document_html(sample());
  EXPECT_TRUE(holds(page, "<section class=\"case\"><b>case · en</b>"));
  EXPECT_TRUE(holds(page, "<span class=\"s lang1 h\">Case 1</span>"));
  EXPECT_TRUE(
      holds(page, "She was 31 <span class=\"cite\">[4]</span>.</span>"));
  EXPECT_TRUE(holds(page, "<span class=\"s lang2\">Yaşı otuz birdi.</span>"));
}

TEST(DocumentHtml, TellsManyLanguagesApartAndNamesThem) {
  Document document = sample();
  document.sentences[0].language = "ja";
  const std::string page = document_html(document);
  EXPECT_TRUE(holds(page, "<span class=\"s lang1\">sentence: ja</span>"));
  EXPECT_TRUE(holds(page, "<span class=\"s lang1 h\">Case 1</span>"));
}

TEST(DocumentHtml, ShowsTextThatIsInNoSentence) {
  const std::string page = document_html(sample());
  EXPECT_TRUE(holds(page, "<span class=\"outside\">\n\nlost words"));
}

TEST(DocumentHtml, DrawsTablesWithTheirSpansAndHoles) {
  const std::string page = document_html(sample());
  EXPECT_TRUE(holds(page, "<caption>Table 1: </caption>"));
  EXPECT_TRUE(holds(page, "<th colspan=\"2\">T-score</th>"));
  EXPECT_TRUE(holds(page, "<td>-3.1</td><td class=\"hole\"></td>"));
}

TEST(DocumentHtml, ShowsControlsOfWritingDirection) {
  Document document = sample();
  document.text[0] = 'X';
  document.text += " a\u202Eb";
  EXPECT_TRUE(holds(document_html(document),
                    "a<span class=\"control\">direction</span>b"));
}

TEST(DocumentWriters, AreFoundByName) {
  for (const DocumentWriter& writer : document_writers()) {
    EXPECT_EQ(document_writer(writer.name), &writer);
  }
  EXPECT_EQ(document_writer("docx"), nullptr);
}

}  // namespace
}  // namespace casebook
