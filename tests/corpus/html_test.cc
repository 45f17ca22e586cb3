#include "corpus/html.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/html_text.h"
#include "profiles.h"

namespace casebook {
namespace {

struct Outcome {
  std::vector<Document> documents;
  Error error;
};

Outcome read(const std::string& bytes, const std::string& path = "p.html") {
  Outcome outcome;
  const Status done =
      read_source({path, "p", bytes}, {}, test_profiles(), [&](Document&& d) {
        outcome.documents.push_back(std::move(d));
        return true;
      });
  if (!done) outcome.error = done.error();
  return outcome;
}

Document page(const std::string& body) {
  Outcome outcome =
      read("<!DOCTYPE html><html lang=\"en\"><body>" + body + "</body></html>");
  EXPECT_EQ(outcome.error.to_text(), "");
  return outcome.documents.empty() ? Document() : outcome.documents[0];
}

std::vector<std::string> kinds(const Document& document) {
  std::vector<std::string> all;
  all.reserve(document.sections.size());
  for (const Section& section : document.sections) {
    all.emplace_back(to_text(section.kind));
  }
  return all;
}

TEST(Html, HeadingsBecomeSectionsOfTheirLevels) {
  const Document document = page(
      "<h1>A spine</h1><div><h2>Abstract</h2><p>Short.</p></div><h2>Case "
      "report</h2><p>A woman.<h3>Follow-up</h3><p>Two years.<h2>Discussion"
      "</h2><p>Rare.");
  EXPECT_EQ(kinds(document),
            (std::vector<std::string>{"title", "abstract", "case", "case",
                                      "discussion"}));
  EXPECT_EQ(document.sections[3].depth, 1);
  EXPECT_EQ(document.meta.title, "A spine");
  EXPECT_EQ(document.text,
            "A spine\n\nAbstract\n\nShort.\n\nCase report\n\nA woman.\n\n"
            "Follow-up\n\nTwo years.\n\nDiscussion\n\nRare.");
}

TEST(Html, EveryCharacterLeadsBackToItsPlaceThroughEntities) {
  const std::string bytes =
      "<html><body><p>T&nbsp;score &minus;3.2 &lt; &#x2212;2.5 &amp "
      "so</p></body></html>";
  const Outcome outcome = read(bytes);
  ASSERT_EQ(outcome.documents.size(), 1U);
  const Document& document = outcome.documents[0];
  EXPECT_EQ(document.text, "T\u00A0score \u22123.2 < \u22122.5 & so");
  const auto at = static_cast<std::uint32_t>(document.text.find("\u22123.2"));
  const Span source = document.source.to_source({at, at + 6});
  EXPECT_EQ(bytes.substr(source.begin, source.size()), "&minus;3.2");
  const auto so = static_cast<std::uint32_t>(document.text.find("so"));
  const Span last = document.source.to_source({so, so + 2});
  EXPECT_EQ(bytes.substr(last.begin, last.size()), "so");
}

TEST(Html, PiecesOfATextThatAgreesWithNothingStandForTheWhole) {
  using Pieces = std::vector<HtmlPiece>;
  EXPECT_EQ(html_pieces("abc", "abc"), (Pieces{{"abc", {0, 3}}}));
  EXPECT_EQ(html_pieces("a&amp;&lt;", "a&<"),
            (Pieces{{"a", {0, 1}}, {"&", {1, 6}}, {"<", {6, 10}}}));
  EXPECT_EQ(html_pieces("a&b", "a&b"), (Pieces{{"a&b", {0, 3}}}));
  EXPECT_EQ(html_pieces("a\r\nb", "a\nb"),
            (Pieces{{"a", {0, 1}}, {"\n", {1, 3}}, {"b", {3, 4}}}));
  EXPECT_EQ(html_pieces("abc", "xyz"), (Pieces{{"xyz", {0, 3}}}));
}

TEST(Html, ScriptsStylesMenusAndHiddenPartsAreLeftOut) {
  const Document document = page(
      "<nav>Home</nav><script>var x = '<p>no</p>';</script><style>p{}</style>"
      "<p>One.</p><div "
      "style=\"display:none\">hid</div><form><label>Search</label><button>Go</"
      "button></form>"
      "<noscript>Switch it on</noscript><!-- a remark --><p>Two.</p>");
  EXPECT_EQ(document.text, "One.\n\nTwo.");
}

TEST(Html, OfAPageWithAMainPartOnlyThatIsRead) {
  const Document document = page(
      "<div>Our journals</div><main><h1>Title</h1><p>Text.</p></main>"
      "<div>Cookies</div>");
  EXPECT_EQ(document.text, "Title\n\nText.");
}

TEST(Html, TablesBecomeGridsWithTheirLabels) {
  const Document document = page(
      "<table><caption>Table 2. T-scores</caption><tr><th>Site<th>Before"
      "<th>After<tr><td rowspan=2>Spine<td>&minus;3.2<td>&minus;2.1<tr>"
      "<td colspan=2>not done</table>");
  ASSERT_EQ(document.tables.size(), 1U);
  const Grid& grid = document.tables[0];
  EXPECT_EQ(grid.label, "Table 2");
  EXPECT_EQ(slice(document.text, grid.caption), "T-scores");
  EXPECT_EQ(grid.rows, 3);
  EXPECT_EQ(grid.columns, 3);
  EXPECT_EQ(grid.head_rows, 1);
  EXPECT_EQ(slice(document.text, grid.at(1, 2)->span), "\u22122.1");
  EXPECT_EQ(grid.at(2, 0), grid.at(1, 0));
  EXPECT_EQ(slice(document.text, grid.at(2, 1)->span), "not done");
}

TEST(Html, ATableThatOnlyArrangesThePageIsText) {
  const Document document = page(
      "<table><tr><td><h2>Case report</h2><p>A woman of 34.<td>x<tr><td>y<td>z"
      "</table><table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>");
  EXPECT_TRUE(document.tables.empty());
  EXPECT_NE(document.text.find("A woman of 34."), std::string::npos);
}

TEST(Html, RaisedNumbersAreExponentsOrCitations) {
  const Document document = page(
      "<p>BMI 20 kg/m<sup>2</sup> was low.<sup><a href=\"#B4\">4</a></sup> "
      "See <a href=\"#ref7\">[7]</a>.</p>");
  EXPECT_EQ(document.text, "BMI 20 kg/m\u00B2 was low. [4] See [7].");
  ASSERT_EQ(document.citations.size(), 2U);
  EXPECT_EQ(slice(document.text, document.citations[0]), "[4]");
}

TEST(Html, IsToldByItsContentWhateverItsName) {
  for (const char* name : {"p.xml", "p.txt", "p"}) {
    const Outcome outcome = read("<html><p>A woman of 34.</p></html>", name);
    ASSERT_EQ(outcome.documents.size(), 1U) << name;
    EXPECT_EQ(outcome.documents[0].format, "html");
    EXPECT_EQ(outcome.documents[0].notes.empty(), std::string(name) == "p");
  }
}

// A publisher gave a page to sign in on in place of the paper, and it went
// into a base as one.
TEST(Html, APageUnderTheNameOfADocumentIsRefusedByItsTitle) {
  for (const char* name : {"p.pdf", "p.PDF", "p.docx"}) {
    const Outcome outcome = read(
        "<!DOCTYPE html><html><head><title>\n Sign in -\n Journal of "
        "Bones</title></head><body><p>A woman of 34.</p></body></html>",
        name);
    EXPECT_TRUE(outcome.documents.empty()) << name;
    EXPECT_EQ(outcome.error.code, "E-WEB-PAGE") << name;
    EXPECT_NE(outcome.error.what.find("“Sign in - Journal of Bones”"),
              std::string::npos)
        << outcome.error.what;
  }
}

TEST(Html, ATitleOfAnyLengthIsTold) {
  EXPECT_EQ(page_title("<html><TITLE lang=en>Log in</TITLE>"), "Log in");
  EXPECT_EQ(page_title("<html><p>no title</p>"), "");
  EXPECT_EQ(page_title("<title"), "");
  EXPECT_EQ(page_title("<title>" + std::string(500, 'x') + "</title>"), "");
  const std::string cut = page_title("<title>" + std::string(60, 'x') + " " +
                                     std::string(60, 'y') + "</title>");
  EXPECT_EQ(cut, std::string(60, 'x') + " …");
}

TEST(Html, TheHeadGivesMetadataAndTheEncoding) {
  const Outcome outcome = read(
      "<html><head><meta charset=windows-1254><title>Site</title>"
      "<meta name=citation_doi content=10.1/x><meta name=citation_author "
      "content=\"Uydurma, Ayla\"></head><body><p>K\xFDr\xFDk ve a\xF0r\xFD"
      "</p></body></html>");
  ASSERT_EQ(outcome.documents.size(), 1U);
  const Document& document = outcome.documents[0];
  EXPECT_EQ(document.text, "Kırık ve ağrı");
  EXPECT_EQ(document.encoding, "windows-1254");
  EXPECT_EQ(document.meta.doi, "10.1/x");
  ASSERT_EQ(document.meta.authors.size(), 1U);
  EXPECT_EQ(document.meta.authors[0].family, "Uydurma");
}

TEST(Html, APageWithoutTextIsRefused) {
  EXPECT_EQ(
      read("<html><body><script>draw()</script></body></html>").error.code,
      "E-HTML-EMPTY");
}

TEST(Html, APageNestedTooDeeplyIsRefusedBeforeParsing) {
  std::string bytes = "<html>";
  for (int i = 0; i < 200000; ++i) bytes += "<div>";
  const Outcome outcome = read(bytes + "x");
  EXPECT_EQ(outcome.error.code, "E-HTML-DEPTH");
  EXPECT_NE(outcome.error.where.find("byte"), std::string::npos);
}

TEST(Html, FormattingThatMultipliesIsStopped) {
  // Each paragraph opens anew all that was left open.
  std::string bytes = "<html><body><p>";
  for (int i = 0; i < 500; ++i) {
    bytes += "<font size=" + std::to_string(i) + ">";
  }
  for (int i = 0; i < 20000; ++i) bytes += "<p>x";
  const Outcome outcome = read(bytes);
  EXPECT_EQ(outcome.error.code, "E-HTML-MEMORY");
}

TEST(Html, TextThatHtmlMovesKeepsTheMapInOrder) {
  const Document document =
      page("<p>One.<table><tr><td>a<td>b</tr>stray<tr><td>c<td>d</table>Two.");
  EXPECT_EQ(document.source.made_size(), document.text.size());
  EXPECT_NE(document.text.find("stray"), std::string::npos);
}

TEST(Html, BrokenMarkupIsReadAsBrowsersDo) {
  const Document document =
      page("<p>One <b>bold<p>two</b></i></p></div></table><ul><li>a<li>b</ul>");
  EXPECT_EQ(document.text, "One bold\n\ntwo\n\na\n\nb");
}

}  // namespace
}  // namespace casebook
