#include "kb/journal.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "kb/decide.h"
#include "kb/decision_log.h"
#include "kb/show.h"
#include "scratch.h"

namespace casebook {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A base with a report of many facts, and decisions about them.
class JournalTest : public testing::Test {
 protected:
  void fill(int facts) {
    KnowledgeBase kb = scratch_.base();
    std::string text;
    for (int i = 0; i < facts; ++i)
      text += "Her age was " + std::to_string(10 + i) + " years. ";
    Report made = report("one", text);
    for (int i = 0; i < facts; ++i) {
      const std::string age = std::to_string(10 + i);
      add_fact(made, "1", "age", "", age + " years",
               {"value=" + age, "unit=year"});
    }
    ingest_reports(kb, {made}, test_options());
  }
  void decide_all(const std::string& verdict) {
    KnowledgeBase kb = scratch_.base();
    const auto shown = show_documents(kb, "one");
    ASSERT_TRUE(shown);
    for (const StoredFact& fact : shown->front().facts) {
      DecisionRequest request;
      request.target = fact_id(shown->front().sha256, fact);
      request.verdict = verdict;
      request.by = "Çiğdem";
      request.note = "“so” \"quoted\"\nand on";
      const Result<Decided> done = decide(kb, request);
      ASSERT_TRUE(done) << done.error().to_text();
    }
  }
  std::string journal() const { return journal_path(scratch_.path()); }

  Scratch scratch_;
};

TEST_F(JournalTest, ALineReadsBackAsTheDecisionItWas) {
  fill(3);
  decide_all("accept");
  const std::string bytes = bytes_of(journal());
  const Result<Journal> read = parse_journal(bytes, "j");
  ASSERT_TRUE(read) << read.error().to_text();
  ASSERT_EQ(read->decisions.size(), 3U);
  std::string again;
  for (const Decision& decision : read->decisions)
    again += to_line(decision) + "\n";
  EXPECT_EQ(again, bytes);
  EXPECT_EQ(read->decisions[0].by, "Çiğdem");
  EXPECT_EQ(read->decisions[0].fact.keys, R"({"value":10,"unit":"year"})");
}

TEST_F(JournalTest, AnyBytesOfItArePrefixOrRefusedAndNeverChanged) {
  fill(2);
  decide_all("reject");
  const std::string bytes = bytes_of(journal());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Result<Journal> read = parse_journal(bytes.substr(0, size), "j");
    ASSERT_TRUE(read) << size;
    EXPECT_LE(read->decisions.size(), 1U);
    EXPECT_EQ(read->whole_bytes + read->torn.size(), size);
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    const Result<Journal> read = parse_journal(flipped, "j");
    // Either told, or taken for a torn end.
    EXPECT_LT(read ? read->decisions.size() : 0, 2U) << at;
  }
}

TEST_F(JournalTest, ATornLineIsSetAsideAndTheRestStays) {
  fill(2);
  decide_all("accept");
  const std::string bytes = bytes_of(journal());
  std::ofstream(journal(), std::ios::app) << R"({"sequence":3,"at":)";
  const KnowledgeBase kb = scratch_.base();
  ASSERT_EQ(kb.warnings().size(), 1U);
  EXPECT_EQ(bytes_of(journal()), bytes);
  EXPECT_EQ(bytes_of(scratch_.path("bones.casebook.decisions.torn")),
            "{\"sequence\":3,\"at\":\n");
}

TEST_F(JournalTest, ABaseThatLostDecisionsTakesThemFromTheJournal) {
  fill(3);
  std::filesystem::copy_file(scratch_.path(), scratch_.path("old"));
  decide_all("reject");
  std::filesystem::remove(scratch_.path());
  std::filesystem::rename(scratch_.path("old"), scratch_.path());
  KnowledgeBase kb = scratch_.base();
  EXPECT_EQ(count(kb, "decisions"), 3);
  EXPECT_EQ(count(kb, "facts"), 0);
  EXPECT_EQ(kb.warnings().size(), 1U);
  expect_sound(kb);
}

TEST_F(JournalTest, ALostJournalIsWrittenAgainByteForByte) {
  fill(3);
  decide_all("accept");
  const std::string bytes = bytes_of(journal());
  std::filesystem::remove(journal());
  EXPECT_TRUE(KnowledgeBase::open(scratch_.path(), {}));
  EXPECT_EQ(bytes_of(journal()), bytes);
}

TEST_F(JournalTest, AChangedLineIsToldAndNothingIsWritten) {
  fill(3);
  decide_all("accept");
  std::string bytes = bytes_of(journal());
  bytes[bytes.find("accept")] = 'x';
  // The tail still agrees, so the base opens; verify and replay tell.
  std::ofstream(journal(), std::ios::binary) << bytes;
  const Result<Journal> read = read_journal(journal());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "E-JOURNAL");
  EXPECT_EQ(read.error().where, journal() + ":1");
}

TEST_F(JournalTest, TwoStoriesAreForAPersonToSettle) {
  fill(3);
  std::filesystem::copy_file(scratch_.path(), scratch_.path("old"));
  decide_all("accept");
  std::filesystem::rename(journal(), scratch_.path("other"));
  std::filesystem::remove(scratch_.path());
  std::filesystem::rename(scratch_.path("old"), scratch_.path());
  decide_all("reject");
  std::filesystem::remove(journal());
  std::filesystem::rename(scratch_.path("other"), journal());
  OpenOptions options;
  options.write = true;
  const Result<KnowledgeBase> kb =
      KnowledgeBase::open(scratch_.path(), options);
  ASSERT_FALSE(kb);
  EXPECT_EQ(kb.error().code, "E-JOURNAL-APART");
  // Reading goes on, with a word.
  const Result<KnowledgeBase> reader = KnowledgeBase::open(scratch_.path(), {});
  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->warnings().size(), 1U);
}

TEST_F(JournalTest, AFolderInItsPlaceRefusesTheDecisionWhole) {
  fill(1);
  std::filesystem::create_directory(journal());
  const Result<KnowledgeBase> kb =
      KnowledgeBase::open_or_create(scratch_.path());
  EXPECT_FALSE(kb);
}

}  // namespace
}  // namespace casebook
