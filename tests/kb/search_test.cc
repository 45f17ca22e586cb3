#include "kb/search.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kb/snippet.h"
#include "scratch.h"

namespace casebook {
namespace {

// Three reports: two patients in the first, one Turkish, one with references.
std::vector<Report> library() {
  Report two = report("two",
                      "Case 1. A woman broke T12 and took teriparatide. "
                      "Case 2. A woman broke L1 and took calcium. Weaning "
                      "was advised to both, HER2-positive or not.");
  add_fact(two, "1", "fracture", "vertebral", "T12", {"site=T12"});
  add_fact(two, "1", "drug", "teriparatide", "teriparatide", {});
  add_fact(two, "2", "fracture", "vertebral", "L1", {"site=L1"});
  add_fact(two, "2", "drug", "calcium", "calcium", {});
  add_fact(two, "2", "drug", "teriparatide", "calcium", {}, "absent");
  Report turkish = report("turkish",
                          "Olgu: İstanbul'da 28 yaşında kadın. Omurga kırığı "
                          "ve ışınsal bulgu. KIRIĞI iyileşti.");
  turkish.document.language = "tr";
  add_fact(turkish, "1", "fracture", "vertebral", "kırığı", {"site=T12"});
  Report cited = report("cited",
                        "The osteo-\nporosis of pregnancy-\nrelated kind.\n"
                        "References\n1. Zeppelin A. A weaning paper.");
  const auto at =
      static_cast<std::uint32_t>(cited.document.text.find("References"));
  const auto end = static_cast<std::uint32_t>(cited.document.text.size());
  cited.document.sections = {{SectionKind::kCase, {0, at}, {0, 0}, "en", 1},
                             {SectionKind::kReferences, {at, end}, {}, "", 1}};
  return {two, turkish, cited};
}

class Search : public testing::Test {
 protected:
  Search() : kb_(scratch_.base()) {
    const IngestReport done = ingest_reports(kb_, library(), test_options());
    EXPECT_FALSE(done.error);
  }

  // "two" or "two/1", best first.
  std::vector<std::string> found(const Query& query) {
    const Result<std::vector<Hit>> hits = search(kb_, query);
    if (!hits) return {hits.error().code};
    std::vector<std::string> names;
    for (const Hit& hit : *hits) {
      names.push_back(hit.document +
                      (hit.case_id.empty() ? "" : "/" + hit.case_id));
    }
    return names;
  }
  std::vector<std::string> words(const std::string& text) {
    Query query;
    query.words = text;
    return found(query);
  }

  Scratch scratch_;
  KnowledgeBase kb_;
};

using Names = std::vector<std::string>;

TEST_F(Search, AllWordsMustStandInTheDocument) {
  EXPECT_EQ(words("teriparatide weaning"), Names{"two"});
  EXPECT_EQ(words("teriparatide zeppelin"), Names{});
}

TEST_F(Search, WordsInDoubleQuotesMustStandTogether) {
  EXPECT_EQ(words("\"broke L1\""), Names{"two"});
  EXPECT_EQ(words("\"L1 broke\""), Names{});
}

TEST_F(Search, CaseAccentsAndDotsOfIMakeNoDifference) {
  for (const char* word : {"KIRIĞI", "kırığı", "kirigi", "Kırığı", "istanbul",
                           "ISTANBUL", "İSTANBUL", "ışınsal", "ISINSAL"})
    EXPECT_EQ(words(word), Names{"turkish"}) << word;
}

TEST_F(Search, ABrokenWordIsFoundJoinedAndInItsParts) {
  EXPECT_EQ(words("osteoporosis"), Names{"cited"});
  EXPECT_EQ(words("pregnancy related"), Names{"cited"});
  EXPECT_EQ(words("pregnancy-related"), Names{"cited"});
}

TEST_F(Search, TheReferenceListIsNotSearched) {
  EXPECT_EQ(words("zeppelin"), Names{});
  EXPECT_EQ(words("weaning"), Names{"two"});
}

TEST_F(Search, AWordOfTheTitleIsFound) {
  EXPECT_EQ(words("report turkish"), Names{"turkish"});
}

TEST_F(Search, WhatWouldBeQuerySyntaxIsOnlyWords) {
  EXPECT_EQ(words("HER2-positive"), Names{"two"});
  for (const char* hostile :
       {"title:two", "NEAR(a b)", "p.V600E", "weaning*", "(weaning",
        "\"unclosed", "^weaning", "((a) OR", "{title}: two", "a'b--",
        "and or not", "near/2 x", "()", "a () b", "col : x", "- + weaning",
        "\xff\xfe", "weaning;drop table facts"}) {
    const Result<std::vector<Hit>> hits = search(kb_, {.words = hostile});
    if (hits) continue;
    EXPECT_EQ(hits.error().fault, Fault::kUsage) << hostile;
    EXPECT_TRUE(hits.error().code.starts_with("E-QUERY")) << hostile;
  }
  EXPECT_EQ(words("weaning*"), Names{"two"});
  EXPECT_EQ(words(std::string("weaning\0x", 9)), Names{});
}

TEST_F(Search, SillyQueriesGetAnAnswerThatHelps) {
  EXPECT_EQ(words(""), Names{"E-QUERY-EMPTY"});
  EXPECT_EQ(words("  \n"), Names{"E-QUERY-EMPTY"});
  EXPECT_EQ(words("*** \"\" --"), Names{"E-QUERY-EMPTY"});
  EXPECT_EQ(words(std::string(1025, 'a')), Names{"E-QUERY-LONG"});
  std::string many;
  for (int i = 0; i < 33; ++i) many += "a ";
  EXPECT_EQ(words(many), Names{"E-QUERY-LONG"});
  many = std::string().append(10'000'000, ' ');
  EXPECT_EQ(words(many + "x"), Names{"E-QUERY-LONG"});
}

TEST_F(Search, FiltersHoldForOneCaseTogether) {
  EXPECT_EQ(found({.drug = "teriparatide"}), Names{"two/1"});
  EXPECT_EQ(found({.drug = "TERIPARATIDE"}), Names{"two/1"});
  EXPECT_EQ(found({.site = "T12"}), (Names{"two/1", "turkish/1"}));
  EXPECT_EQ(found({.drug = "teriparatide", .site = "L1"}), Names{});
  EXPECT_EQ(found({.drug = "calcium", .site = "L1"}), Names{"two/2"});
  EXPECT_EQ(found({.site = "T12", .kind = "bmd"}), Names{});
  EXPECT_EQ(found({.kind = "drug"}), (Names{"two/1", "two/2"}));
}

TEST_F(Search, WordsAndFiltersHoldBoth) {
  EXPECT_EQ(found({.words = "istanbul", .site = "T12"}), Names{"turkish/1"});
  EXPECT_EQ(found({.words = "istanbul", .site = "L1"}), Names{});
}

TEST_F(Search, TheLimitCutsTheHits) {
  EXPECT_EQ(found({.kind = "fracture", .limit = 2}).size(), 2U);
  EXPECT_EQ(found({.kind = "fracture", .limit = 0}).size(), 3U);
}

TEST_F(Search, AnOldVersionIsNotFound) {
  const Report changed = report("two", "Nothing of it is left.");
  ingest_reports(kb_, {changed}, test_options());
  EXPECT_EQ(words("teriparatide"), Names{});
  EXPECT_EQ(found({.drug = "teriparatide"}), Names{});
}

TEST_F(Search, TheSnippetShowsTheTextAsItStandsWithTheHitsMarked) {
  const Result<std::vector<Hit>> hits = search(kb_, {.words = "KIRIGI omurga"});
  ASSERT_TRUE(hits);
  ASSERT_EQ(hits->size(), 1U);
  std::string marked;
  std::string plain;
  for (const SnippetPiece& piece : (*hits)[0].snippet) {
    marked += piece.hit ? "[" + piece.text + "]" : piece.text;
    plain += piece.text;
  }
  EXPECT_EQ(marked,
            "Olgu: İstanbul'da 28 yaşında kadın. [Omurga] [kırığı] ve ışınsal "
            "bulgu. [KIRIĞI] iyileşti.");
  EXPECT_EQ(plain, slice(library()[1].document.text, (*hits)[0].span));
}

TEST_F(Search, WithoutWordsTheSnippetShowsTheFactsQuote) {
  const Result<std::vector<Hit>> hits = search(kb_, {.drug = "calcium"});
  ASSERT_TRUE(hits);
  ASSERT_EQ(hits->size(), 1U);
  bool marked = false;
  for (const SnippetPiece& piece : (*hits)[0].snippet)
    marked = marked || (piece.hit && piece.text == "calcium");
  EXPECT_TRUE(marked);
}

TEST(Snippet, CutsBetweenWordsAndNeverWithinACharacter) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "ığüşöç ";
  const Span hit{700, 706};
  for (std::uint32_t at = 0; at + 12 < text.size(); at += 13) {
    const Span span{at - at % 13, at - at % 13 + 12};
    const Snippet snippet = cut_snippet(text, {span});
    const std::string_view cut = slice(text, snippet.span);
    EXPECT_LE(cut.size(), kSnippetBytes + 12);
    EXPECT_TRUE(cut.starts_with("ığüşöç")) << cut;
    EXPECT_TRUE(cut.ends_with("ığüşöç")) << cut;
  }
  const std::string one(5000, 'x');
  EXPECT_LE(cut_snippet(one, {hit}).span.size(), 5000U);
  EXPECT_EQ(cut_snippet("", {}).span, Span{});
}

TEST_F(Search, AQuestionThatTakesTooLongIsStopped) {
  Connection& c = kb_.connection();
  c.limit_time(std::chrono::milliseconds(20));
  const Result<std::int64_t> endless = c.integer(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
      " SELECT count(*) FROM n");
  ASSERT_FALSE(endless);
  EXPECT_EQ(endless.error().code, "E-KB-TIME");
  EXPECT_EQ(endless.error().fault, Fault::kUsage);
}

}  // namespace
}  // namespace casebook
