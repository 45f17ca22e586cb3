#include "kb/ranking.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scratch.h"

namespace casebook {
namespace {

std::vector<Report> reports(int count) {
  std::vector<Report> made;
  for (int i = 0; i < count; ++i) {
    std::string text = "common";
    for (int k = 0; k < i % 7; ++k) text += " back pain";
    for (int k = 0; k < i % 5; ++k) text += " common filler";
    if (i % 3 == 0) text += " rare vertebra";
    text += " number" + std::to_string(i);
    Report one = report("r" + std::to_string(i), text);
    if (i % 4 == 0) one.document.meta.title = "Pain and a rare thing";
    made.push_back(std::move(one));
  }
  return made;
}

// What FTS5 and SQL say without any function of ours.
std::vector<std::int64_t> plainly(KnowledgeBase& kb, const std::string& words,
                                  int limit) {
  Result<SqlStatement> find = kb.connection().prepare(
      "SELECT s.rowid FROM search AS s JOIN documents AS d"
      " ON d.document_id = s.rowid WHERE search MATCH ?1 AND d.current = 1"
      " ORDER BY bm25(search, 4.0, 1.0), s.rowid LIMIT ?2");
  std::vector<std::int64_t> rows;
  if (!find) return rows;
  find->bind(1, std::string_view(words));
  find->bind(2, std::int64_t{limit});
  while (*find->step()) rows.push_back(find->integer(0));
  return rows;
}

std::vector<std::int64_t> ranked(KnowledgeBase& kb, const std::string& words,
                                 std::size_t limit) {
  const auto found = rank_documents(kb.connection(), words, limit);
  std::vector<std::int64_t> rows;
  if (!found) ADD_FAILURE() << found.error().to_text();
  if (!found) return rows;
  for (const RankedDocument& one : *found) rows.push_back(one.document);
  return rows;
}

const std::vector<std::string> kQueries = {
    R"("common")",
    R"("pain")",
    R"("rare" "pain")",
    R"("back pain" OR "vertebra")",
    R"("common" NOT "pain")",
    R"("nowhere")",
};

TEST(Ranking, GivesTheSameDocumentsAsFts5sOwn) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, reports(120), test_options());
  for (const std::string& words : kQueries) {
    EXPECT_EQ(ranked(kb, words, 20), plainly(kb, words, 20)) << words;
    EXPECT_EQ(ranked(kb, words, 1), plainly(kb, words, 1)) << words;
    EXPECT_EQ(ranked(kb, words, 0), plainly(kb, words, -1)) << words;
  }
}

TEST(Ranking, GivesTheSameScore) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, reports(60), test_options());
  for (const char* words : {R"("rare" "pain")", R"("vertebra")"}) {
    const auto found = rank_documents(kb.connection(), words, 3);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 3U);
    Result<SqlStatement> plain = kb.connection().prepare(
        "SELECT -bm25(search, 4.0, 1.0) FROM search WHERE search MATCH ?1"
        " AND rowid = ?2");
    ASSERT_TRUE(plain);
    plain->bind(1, std::string_view(words));
    plain->bind(2, found->front().document);
    ASSERT_TRUE(*plain->step());
    EXPECT_NEAR(found->front().score, plain->real(0), 1e-9) << words;
  }
}

// Lengths are read as a whole only where there are many hits.
TEST(Ranking, HoldsForManyHitsToo) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, reports(2500), test_options());
  for (const std::string& words : kQueries)
    EXPECT_EQ(ranked(kb, words, 20), plainly(kb, words, 20)) << words;
}

TEST(Ranking, LeavesOldVersionsOutAndSeesWhatIsWrittenMeanwhile) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, reports(30), test_options());
  EXPECT_EQ(ranked(kb, R"("vertebra")", 0).size(), 10U);
  KnowledgeBase other = scratch.base();
  ingest_reports(other, {report("r0", "another text with a vertebra")},
                 test_options());
  EXPECT_EQ(ranked(kb, R"("vertebra")", 0).size(), 10U);
  EXPECT_EQ(ranked(kb, R"("vertebra")", 0), plainly(kb, R"("vertebra")", -1));
  ingest_reports(kb, {report("new", "a vertebra")}, test_options());
  EXPECT_EQ(ranked(kb, R"("vertebra")", 0), plainly(kb, R"("vertebra")", -1));
}

}  // namespace
}  // namespace casebook
