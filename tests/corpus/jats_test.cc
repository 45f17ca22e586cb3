#include "corpus/jats.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "conservation.h"
#include "corpus/jats_elements.h"

namespace casebook {
namespace {

const LanguageProfiles& profiles() {
  static const LanguageProfiles read = [] {
    auto found = read_language_profiles(
        std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars");
    return found ? *found : LanguageProfiles();
  }();
  return read;
}

std::vector<Document> read_all(const std::string& xml, Status* done = nullptr,
                               bool keep = false) {
  std::vector<Document> documents;
  ReadOptions options;
  options.keep_unknown_entities = keep;
  const Status status =
      read_jats({"x.xml", "x", xml}, options, profiles(), [&](Document&& d) {
        documents.push_back(std::move(d));
        return true;
      });
  if (done != nullptr) *done = status;
  return documents;
}

Document read(const std::string& xml) {
  Status done = Ok{};
  std::vector<Document> documents = read_all(xml, &done);
  EXPECT_TRUE(done) << (done ? "" : done.error().to_text());
  return documents.empty() ? Document() : std::move(documents[0]);
}

std::string body(const std::string& content) {
  return "<article><body>" + content + "</body></article>";
}

std::string text_of(const std::string& content) {
  return read(body(content)).text;
}

std::string outline(const Document& document) {
  std::string lines;
  for (const Section& section : document.sections) {
    lines.append(2UL * section.depth, ' ');
    lines += std::string(to_text(section.kind)) + " '" +
             std::string(slice(document.text, section.heading)) + "' " +
             section.language + "\n";
  }
  return lines;
}

std::string grid_text(const Document& document, const Grid& grid) {
  std::string lines;
  for (std::uint16_t r = 0; r < grid.rows; ++r) {
    for (std::uint16_t c = 0; c < grid.columns; ++c) {
      const Cell* cell = grid.at(r, c);
      lines += cell == nullptr ? "|-" : cell->head ? "|#" : "|";
      if (cell != nullptr) lines += slice(document.text, cell->span);
    }
    lines += "|\n";
  }
  return lines;
}

std::vector<std::string> citations(const Document& document) {
  std::vector<std::string> found;
  found.reserve(document.citations.size());
  for (const Span& span : document.citations) {
    found.emplace_back(slice(document.text, span));
  }
  return found;
}

using Strings = std::vector<std::string>;

constexpr const char* kArticle = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.1//EN" "JATS-archivearticle1.dtd">
<article article-type="case-report" xml:lang="en"
  xmlns:xlink="http://www.w3.org/1999/xlink">
<front><journal-meta><journal-title-group>
<journal-title>Journal of Invented
 Bones</journal-title></journal-title-group></journal-meta><article-meta>
<article-id pub-id-type="doi">10.1000/inv.1</article-id>
<article-id pub-id-type="pmc">7</article-id>
<title-group><article-title>A <italic>quiet</italic> spine</article-title>
<trans-title-group xml:lang="tr"><trans-title>Sessiz bir omurga</trans-title>
</trans-title-group></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Uydurma</surname>
<given-names>Ayla B.</given-names></name><xref ref-type="aff" rid="a1">1</xref>
</contrib><contrib contrib-type="editor"><name><surname>Other</surname></name>
</contrib></contrib-group>
<aff id="a1"><label>1</label><institution>No Clinic</institution>, Bursa,
<country>Türkiye</country></aff>
<aff id="a2">Nowhere Hospital, Leeds LS1 9ZZ UK.</aff>
<pub-date pub-type="epub"><day>3</day><year>2019</year></pub-date>
<permissions><license xlink:href="https://example.org/by"><license-p>Free.
</license-p></license></permissions>
<related-article related-article-type="corrected-article" xlink:href="10.1/z"/>
<abstract><p>We describe a woman with three broken vertebrae after her first
 child was born and what became of her.</p></abstract>
<trans-abstract xml:lang="tr"><sec><title>Amaç</title><p>İlk doğumundan sonra
 üç omurunda kırık saptanan bir kadını ve izlemini sunuyoruz.</p></sec>
</trans-abstract>
<kwd-group><title>Keywords</title><kwd>bone</kwd><kwd>milk</kwd></kwd-group>
</article-meta></front>
<body><sec sec-type="intro"><label>1</label><title>Introduction</title>
<p>It is rare.</p></sec>
<sec><title>Case report</title><p>She was 31.</p>
<sec><title>Treatment</title><p>Calcium was given.</p></sec></sec>
<sec sec-type="materials|methods"><title>How we looked</title><p>By eye.</p></sec>
<sec><title>Tartışma</title><p>Bu hastada tanının neden geciktiği ve kırıkların gebelikle ilişkisi üzerine
 az şey söylenebilir.</p></sec></body>
<back><ack><title>Thanks</title><p>To nobody.</p></ack>
<ref-list><title>References</title><ref id="b1"><label>1</label>
<element-citation><person-group><name><surname>Kimse</surname>
<given-names>Y</given-names></name></person-group><source>Bone
 Tales</source><year>2001</year></element-citation></ref></ref-list></back>
<floats-group><fig><label>Figure 1</label><caption><title>The spine.</title>
<p>Seen from the left.</p></caption></fig></floats-group></article>)";

TEST(Jats, AnArticleKeepsItsOrderAndItsBlocks) {
  EXPECT_EQ(read(kArticle).text,
            "A quiet spine\n\nSessiz bir omurga\n\n"
            "We describe a woman with three broken vertebrae after her first "
            "child was born and what became of her.\n\n"
            "Amaç\n\nİlk doğumundan sonra üç omurunda kırık saptanan bir "
            "kadını ve izlemini sunuyoruz.\n\n"
            "Keywords\n\nbone\n\nmilk\n\n"
            "1. Introduction\n\nIt is rare.\n\n"
            "Case report\n\nShe was 31.\n\nTreatment\n\nCalcium was given.\n\n"
            "How we looked\n\nBy eye.\n\n"
            "Tartışma\n\nBu hastada tanının neden geciktiği ve "
            "kırıkların gebelikle ilişkisi üzerine az şey söylenebilir.\n\n"
            "Thanks\n\nTo nobody.\n\n"
            "References\n\n1. Kimse Y Bone Tales 2001\n\n"
            "Figure 1. The spine. Seen from the left.");
}

TEST(Jats, SectionsHaveKindsAndLanguages) {
  EXPECT_EQ(outline(read(kArticle)),
            "title '' en\n"
            "title '' tr\n"
            "abstract '' en\n"
            "abstract '' tr\n"
            "  abstract 'Amaç' tr\n"
            "back 'Keywords' en\n"
            "introduction '1. Introduction' en\n"
            "case 'Case report' en\n"
            "  case 'Treatment' en\n"
            " 'How we looked' en\n"
            "discussion 'Tartışma' tr\n"
            "back 'Thanks' en\n"
            "references 'References' en\n"
            "figure '' en\n");
}

TEST(Jats, TheFrontIsMetadata) {
  const Metadata meta = read(kArticle).meta;
  EXPECT_EQ(meta.title, "A quiet spine");
  EXPECT_EQ(meta.vernacular_title, "Sessiz bir omurga");
  EXPECT_EQ(meta.journal, "Journal of Invented Bones");
  EXPECT_EQ(meta.year, "2019");
  EXPECT_EQ(meta.doi, "10.1000/inv.1");
  EXPECT_EQ(meta.pmcid, "PMC7");
  EXPECT_EQ(meta.licence, "https://example.org/by");
  EXPECT_EQ(meta.authors, (std::vector<Author>{{"Uydurma", "Ayla B."}}));
  EXPECT_EQ(meta.countries, (Strings{"Türkiye", "UK"}));
  EXPECT_EQ(meta.related, Strings{"erratum for 10.1/z"});
}

TEST(Jats, CitationNumbersStandApartFromFigures) {
  const Document document = read(body(
      "<p>The score was 3.2<sup><xref ref-type='bibr' rid='b4'>4</xref></sup>, "
      "then 2.1<xref ref-type='bibr' rid='b5'>5</xref>and healed.<sup><xref "
      "ref-type='bibr' rid='b6'>6</xref>,<xref ref-type='bibr' "
      "rid='b8'>8</xref></sup> Others agree [<xref ref-type='bibr' "
      "rid='b9'>9</xref>–<xref ref-type='bibr' rid='b10'>10</xref>] (Doe, "
      "<xref ref-type='bibr' rid='b11'>2011</xref>).</p>"));
  EXPECT_EQ(document.text,
            "The score was 3.2 [4], then 2.1 [5] and healed. [6,8] Others "
            "agree [9–10] (Doe, 2011).");
  EXPECT_EQ(citations(document),
            (Strings{"[4]", "[5]", "[6,8]", "[9–10]", "2011"}));
}

TEST(Jats, AnXrefWithoutATypeCitesWhereItIsANumber) {
  const Document document =
      read(body("<p>after birth<xref rid='b1'>1</xref>. See <xref "
                "rid='t1'>Table 1</xref> and <xref rid='F2'>2</xref>.</p>"));
  EXPECT_EQ(document.text, "after birth [1]. See Table 1 and 2.");
  EXPECT_EQ(citations(document), Strings{"[1]"});
}

TEST(Jats, ExponentsStayExponents) {
  EXPECT_EQ(text_of("<p>10<sup>5</sup> cells, 24 kg/m<sup>2</sup>, "
                    "day<sup>-1</sup>, (kg/m)<sup>2</sup>, "
                    "Ca<sup>2+</sup>, 1<sup>st</sup>, x<sup>*</sup>, "
                    "90<sup>&#x2218;</sup>, beats·min<sup>-1</sup>.</p>"),
            "10⁵ cells, 24 kg/m², day⁻¹, (kg/m)², Ca²⁺, 1st, x*, 90°, "
            "beats·min⁻¹.");
}

TEST(Jats, ARaisedNumberBehindAWordCites) {
  const Document document = read(body(
      "<p>in pregnancy<sup>12</sup> and lactation.<sup>3,4</sup> A density "
      "of 0.81<sup>7</sup> g/cm<sup>2</sup></p>"));
  EXPECT_EQ(document.text,
            "in pregnancy [12] and lactation. [3,4] A density of 0.81 [7] "
            "g/cm²");
  EXPECT_EQ(citations(document), (Strings{"[12]", "[3,4]", "[7]"}));
}

TEST(Jats, LoweredCharactersFollowOnTheLine) {
  EXPECT_EQ(text_of("<p>vitamin D<sub>3</sub> and T<sub>12</sub></p>"),
            "vitamin D3 and T12");
}

TEST(Jats, WhiteSpaceIsFoldedAndMapped) {
  const std::string xml = body("<p>  T\n\n  score\t&#x2212;2.5 &nbsp;x </p>");
  const Document document = read(xml);
  EXPECT_EQ(document.text, "T score −2.5 \u00A0x");
  const auto at = static_cast<std::uint32_t>(document.text.find("−"));
  const Span source = document.source.to_source({at, at + 6});
  EXPECT_EQ(slice(xml, source), "&#x2212;2.5");
}

TEST(Jats, FormulasAreReadableAndTheirSourceIsLeftOut) {
  EXPECT_EQ(
      text_of("<p>so <inline-formula><alternatives><tex-math>$x^2$</tex-math>"
              "<mml:math xmlns:mml='m'>\n <mml:msup>\n <mml:mi>x</mml:mi> "
              "<mml:mn>2</mml:mn></mml:msup><mml:mo>=</mml:mo><mml:mfrac>"
              "<mml:mn>1</mml:mn><mml:mn>4</mml:mn></mml:mfrac></mml:math>"
              "</alternatives></inline-formula>.</p>"),
      "so x²=1/4.");
}

TEST(Jats, AFootnoteWithinASentenceGetsBrackets) {
  EXPECT_EQ(text_of("<p>She ran<fn><label>*</label><p>Slowly.</p></fn> "
                    "home.</p>"),
            "She ran [* Slowly.] home.");
}

TEST(Jats, BoxedTextListsAndBreaksKeepTheirText) {
  EXPECT_EQ(text_of("<p>Before</p><boxed-text><caption><title>Key "
                    "points</title></caption><list><list-item><label>1"
                    "</label><p>One<break/>thing</p></list-item><list-item>"
                    "<p>Two</p></list-item></list></boxed-text>after"),
            "Before\n\nKey points\n\n1. One thing\n\nTwo\n\nafter");
}

constexpr const char* kTable =
    "<table-wrap id='t1'><label>Table 2</label><caption><p>Women and "
    "scores</p></caption><table><thead><tr><th rowspan='2'>Woman</th><th "
    "colspan='2'>T score<xref ref-type='table-fn' rid='f1'><sup>a</sup></xref>"
    "</th></tr><tr><th>first</th><th>last</th></tr></thead><tbody><tr><td "
    "rowspan='2'>1</td><td>-3.2<sup>b</sup></td><td><p>-2.0</p><p>later</p>"
    "</td></tr><tr><td></td><td>-1.9</td></tr><tr><td>2</td></tr></tbody>"
    "</table><table-wrap-foot><fn id='f1'><label>a</label><p>lumbar</p></fn>"
    "<p>nd, not done</p></table-wrap-foot></table-wrap>";

TEST(Jats, ATableIsAGridAndLines) {
  const Document document = read(body(std::string("<sec><title>Results</title>"
                                                  "<p>See it.</p>") +
                                      kTable + "<p>After.</p></sec>"));
  EXPECT_EQ(document.text,
            "Results\n\nSee it.\n\nTable 2. Women and scores\n\n"
            "Woman\tT score [a]\n\tfirst\tlast\n1\t-3.2 [b]\t-2.0 later\n"
            "\t\t-1.9\n2\n\na. lumbar\n\nnd, not done\n\nAfter.");
  ASSERT_EQ(document.tables.size(), 1U);
  const Grid& grid = document.tables[0];
  EXPECT_EQ(grid_text(document, grid),
            "|#Woman|#T score [a]|#T score [a]|\n"
            "|#Woman|#first|#last|\n"
            "|1|-3.2 [b]|-2.0 later|\n"
            "|1||-1.9|\n"
            "|2|-|-|\n");
  EXPECT_EQ(grid.head_rows, 2);
  EXPECT_EQ(grid.label, "Table 2");
  EXPECT_EQ(slice(document.text, grid.caption), "Women and scores");
  ASSERT_EQ(grid.footnotes.size(), 2U);
  EXPECT_EQ(slice(document.text, grid.footnotes[0]), "a. lumbar");
  EXPECT_TRUE(slice(document.text, grid.span).starts_with("Table 2."));
  EXPECT_TRUE(slice(document.text, grid.span).ends_with("not done"));
  EXPECT_EQ(section_at(document, grid.span.begin), SectionKind::kTable);
  EXPECT_EQ(outline(document), "results 'Results' en\n  table '' en\n");
}

TEST(Jats, AFirstRowOfWordsAboveFiguresIsAHeading) {
  const Document document = read(
      body("<table-wrap><table><tr><td/><td>Age</td><td>Score</td></tr><tr><td>"
           "A</td><td>31</td><td>-3.1</td></tr><tr><td>B</td><td>28</td><td>"
           "-2.9</td></tr></table></table-wrap><table-wrap><table><tr><td>One"
           "</td><td>Two</td></tr><tr><td>a</td><td>b</td></tr><tr><td>c</td>"
           "<td>d</td></tr></table></table-wrap>"));
  ASSERT_EQ(document.tables.size(), 2U);
  EXPECT_EQ(document.tables[0].head_rows, 1);
  EXPECT_EQ(document.tables[1].head_rows, 0);
}

TEST(Jats, AFormulasNumberAtASectionsEndLeavesTheNextHeadingAlone) {
  const Document document =
      read(body("<sec><title>One</title><disp-formula>x<label>(2)</label>"
                "</disp-formula></sec><sec><title>Two</title><p>y</p></sec>"));
  EXPECT_EQ(document.text, "One\n\nx (2)\n\nTwo\n\ny");
  EXPECT_EQ(outline(document), " 'One' en\n 'Two' en\n");
}

TEST(Jats, ATermStandsBeforeItsDefinition) {
  EXPECT_EQ(text_of("<def-list><def-item><term>BMD</term><def><p>bone mineral "
                    "density</p></def></def-item></def-list>"),
            "BMD bone mineral density");
}

TEST(Jats, ATableWithinACellIsTextOfTheCell) {
  const Document document =
      read(body("<table-wrap><table><tr><td>a<table><tr><td>b</td><td>c</td>"
                "</tr></table>d</td><td>e</td></tr></table></table-wrap>"));
  EXPECT_EQ(document.text, "a b c d\te");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].columns, 2);
}

TEST(Jats, ATranslationKeepsItsSectionsAndAReviewIsBackMatter) {
  const Document document = read(
      "<article><front><article-meta><title-group><article-title>One"
      "</article-title></title-group></article-meta></front><body><p>Text.</p>"
      "</body><sub-article article-type='translation' "
      "xml:lang='tr'><front-stub>"
      "<title-group><article-title>Bir</article-title></title-group>"
      "</front-stub><body><sec><title>Olgu</title><p>Metin.</p></sec></body>"
      "</sub-article><sub-article article-type='peer-review'><body><p>Fine."
      "</p></body></sub-article></article>");
  EXPECT_EQ(document.text, "One\n\nText.\n\nBir\n\nOlgu\n\nMetin.\n\nFine.");
  EXPECT_EQ(section_at(document, 23), SectionKind::kCase);
  EXPECT_EQ(section_at(document, 35), SectionKind::kBack);
  EXPECT_EQ(document.meta.title, "One");
}

TEST(Jats, AFileOfManyArticlesGivesManyDocuments) {
  const auto documents = read_all(
      "<set><article><front><article-meta><article-id pub-id-type='pmid'>11"
      "</article-id></article-meta></front><body><p>A</p></body></article>"
      "<article><body><p>B</p></body></article></set>");
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].id, "11");
  EXPECT_EQ(documents[1].id, "2");
  EXPECT_NE(documents[0].sha256, documents[1].sha256);
}

TEST(Jats, ADamagedFileGivesNoDocument) {
  Status done = Ok{};
  EXPECT_TRUE(read_all(body("<p>x</p>") + "<article>", &done).empty());
  ASSERT_FALSE(done);
  EXPECT_TRUE(read_all("<other/>", &done).empty());
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "E-JATS-NO-ARTICLE");
}

TEST(Jats, AnUnknownEntityIsKeptWithANoteWhereAskedFor) {
  Status done = Ok{};
  EXPECT_TRUE(read_all(body("<p>a &zzz; b</p>"), &done).empty());
  const auto documents = read_all(body("<p>a &zzz; b</p>"), &done, true);
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].text, "a &zzz; b");
  ASSERT_EQ(documents[0].notes.size(), 1U);
  EXPECT_EQ(documents[0].notes[0].code, "N-UNKNOWN-ENTITY");
}

TEST(Jats, ItIsToldByItsContent) {
  EXPECT_GT(sniff_jats(kArticle, ""), 90);
  EXPECT_EQ(sniff_jats("<PubmedArticleSet>", "xml"), 0);
  EXPECT_EQ(sniff_jats("The article said", "txt"), 0);
}

// An element's characters are not in the text by a rule that is written down.
bool is_dropped(const std::vector<std::string>& path) {
  bool front = false;
  for (const std::string& name : path) {
    const std::string_view rule = dropping_rule(name);
    const JatsRole role = jats_role(name);
    if (rule == "metadata" && role == JatsRole::kMeta) front = true;
    const bool kept_in_front =
        role == JatsRole::kArticleTitle || role == JatsRole::kSubtitle ||
        role == JatsRole::kTransTitle || role == JatsRole::kAbstract ||
        role == JatsRole::kKeywords;
    if (front && (name == "product" || name == "related-article" ||
                  name == "related-object")) {
      return true;
    }
    if (front && kept_in_front) front = false;
    if (!rule.empty() && role == JatsRole::kDrop) return true;
  }
  return front;
}

std::set<std::string> rule_names() {
  std::set<std::string> names;
  for (const ConservationRule& rule : conservation_rules()) {
    names.insert(std::string(rule.name));
  }
  return names;
}

TEST(Jats, EveryRuleThatDropsIsListed) {
  const std::set<std::string> names = rule_names();
  for (const char* element : {"tex-math", "alt-text", "front", "object-id",
                              "permissions", "mml:annotation"}) {
    EXPECT_EQ(names.count(std::string(dropping_rule(element))), 1U) << element;
  }
  EXPECT_EQ(dropping_rule("p"), "");
}

void expect_conserved(const std::string& xml, const std::string& what) {
  const Document document = read(xml);
  ConservationCheck check(document, is_dropped);
  ASSERT_TRUE(parse_xml(xml, {what, "", false}, check)) << what;
  EXPECT_GT(check.pieces, 0U) << what;
  EXPECT_EQ(check.lost, Strings()) << what;
}

TEST(Jats, NoCharacterIsLostButByARule) {
  expect_conserved(kArticle, "article");
  expect_conserved(body(kTable), "table");
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(CASEBOOK_SOURCE_DIR) / "corpus/samples")) {
    if (entry.path().extension() != ".xml") continue;
    std::ifstream in(entry.path());
    const std::string xml{std::istreambuf_iterator<char>(in), {}};
    if (sniff_jats(xml, "xml") == 0) continue;  // PubMed's, for one
    expect_conserved(xml, entry.path().string());
  }
}

TEST(Jats, NoCharacterOfTheSharedArticlesIsLostButByARule) {
  const char* given = std::getenv("CASEBOOK_SHARED");
  const std::filesystem::path folder =
      (given != nullptr
           ? std::filesystem::path(given)
           : std::filesystem::path(CASEBOOK_SOURCE_DIR) / ".." / "shared") /
      "jats";
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "without the shared folder";
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    std::ifstream in(entry.path());
    expect_conserved({std::istreambuf_iterator<char>(in), {}},
                     entry.path().filename().string());
  }
}

}  // namespace
}  // namespace casebook
