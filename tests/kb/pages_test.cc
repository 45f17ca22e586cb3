#include "kb/pages.h"

#include <gtest/gtest.h>

#include <string>

#include "kb/base_sources.h"
#include "kb/decide.h"
#include "kb/search.h"
#include "kb/show.h"
#include "scratch.h"

namespace casebook {
namespace {

constexpr const char* kText =
    "A woman came with pain.\n\n\fShe was 31 years old.\n\nT12 was broken.";

// A report of three pages; nothing stands on the second.
Report paged(std::uint32_t last_page = 3) {
  Report made = report("scan", kText);
  made.document.format = "pdf";
  const std::string& text = made.document.text;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end =
        std::min<std::size_t>(text.find_first_of(" \n\f", at), text.size());
    if (end > at) {
      const std::uint32_t page = at > text.find('\f') ? last_page : 1;
      made.document.places.push_back(
          {{at, static_cast<std::uint32_t>(end)}, page, 0, 0, 1, 1});
    }
    at = static_cast<std::uint32_t>(end) + 1;
  }
  add_fact(made, "1", "symptom", "pain", "pain", {});
  add_fact(made, "1", "age", "", "31 years", {"value=31", "unit=year"});
  add_fact(made, "1", "fracture", "vertebral", "T12", {"site=T12"});
  return made;
}

std::string pages_in_view(KnowledgeBase& kb) {
  return *kb.connection().text(
      "SELECT group_concat(kind || ' ' || coalesce(page, 'none'), '; ')"
      " FROM (SELECT * FROM v_fact ORDER BY position)");
}

TEST(Pages, BeginAtTheirFirstWord) {
  const PageStarts starts = page_starts(paged().document);
  ASSERT_EQ(starts.size(), 2U);
  EXPECT_EQ(starts[0], (PageStart{0, 1}));
  EXPECT_EQ(starts[1].page, 3);
  EXPECT_EQ(page_at(starts, 0), 1);
  EXPECT_EQ(page_at(starts, starts[1].begin - 1), 1);
  EXPECT_EQ(page_at(starts, starts[1].begin), 3);
  EXPECT_EQ(page_at(starts, 100'000), 3);
  EXPECT_EQ(page_at({}, 7), 0);
  EXPECT_EQ(page_at({{5, 1}}, 4), 0);
  EXPECT_EQ(page_text(3), "p. 3");
  EXPECT_EQ(page_text(0), "");
}

TEST(Pages, AreKeptAndToldOfEachFact) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, {paged()}, test_options());
  EXPECT_EQ(pages_in_view(kb), "symptom 1; age 3; fracture 3");
  const auto shown = show_documents(kb, "scan");
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->front().pages, page_starts(paged().document));
  const StoredFact& age = shown->front().facts[1];
  const auto found = find_fact(kb, fact_id(shown->front().sha256, age));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->page, 3);
}

TEST(Pages, OfAHitAreThoseOfItsWords) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const Report plain = report("plain", "Pain after a fall; nothing broken.");
  ingest_reports(kb, {paged(), plain}, test_options());
  const auto first = search(kb, {.words = "woman"});
  ASSERT_TRUE(first && first->size() == 1);
  EXPECT_EQ(first->front().page, 1);
  // The snippet begins on the page before.
  const auto third = search(kb, {.words = "years"});
  ASSERT_TRUE(third && third->size() == 1);
  EXPECT_EQ(third->front().span.begin, 0U);
  EXPECT_EQ(third->front().page, 3);
  const auto facts = search(kb, {.site = "T12"});
  ASSERT_TRUE(facts && facts->size() == 1);
  EXPECT_EQ(facts->front().page, 3);
  const auto none = search(kb, {.words = "fall"});
  ASSERT_TRUE(none && none->size() == 1);
  EXPECT_EQ(none->front().page, 0);
}

TEST(Pages, FollowAnotherReadingOfTheSameBytes) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, {paged()}, test_options());
  IngestOptions learnt = test_options();
  learnt.grammar_hash = "def";
  ingest_reports(kb, {paged(4)}, learnt);
  EXPECT_EQ(pages_in_view(kb), "symptom 1; age 4; fracture 4");
  EXPECT_EQ(count(kb, "pages"), 2);
  expect_sound(kb);
}

TEST(Pages, GoWithAForgottenReport) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, {paged()}, test_options());
  ASSERT_TRUE(forget_document(kb, "scan"));
  EXPECT_EQ(count(kb, "pages"), 0);
  expect_sound(kb);
}

}  // namespace
}  // namespace casebook
