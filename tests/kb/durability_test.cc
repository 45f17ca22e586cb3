// Kills, wrong bytes and busy neighbours: what was acknowledged stays, and
// what is damaged is told. CASEBOOK_LONG makes the loops as long as a release
// wants them.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "kb/decide.h"
#include "kb/journal.h"
#include "kb/search.h"
#include "kb/show.h"
#include "kb/verification.h"
#include "scratch.h"

namespace casebook {
namespace {

bool at_length() { return std::getenv("CASEBOOK_LONG") != nullptr; }

std::vector<Report> many(int count, int facts) {
  std::vector<Report> reports;
  for (int i = 0; i < count; ++i) {
    std::string text = "Number " + std::to_string(i) + ".";
    for (int f = 0; f < facts; ++f)
      text += " Score -" + std::to_string(f + 1) + ".5.";
    Report made = report("r" + std::to_string(i), text);
    for (int f = 0; f < facts; ++f) {
      const std::string value = "-" + std::to_string(f + 1) + ".5";
      add_fact(made, "1", "bmd", "T-score", value, {"value=" + value});
    }
    reports.push_back(std::move(made));
  }
  return reports;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> ids_of(KnowledgeBase& kb, const std::string& name) {
  std::vector<std::string> ids;
  const auto shown = show_documents(kb, name);
  if (!shown) return ids;
  for (const StoredFact& fact : shown->front().facts)
    ids.push_back(fact_id(shown->front().sha256, fact));
  return ids;
}

DecisionRequest request(const std::string& target, const char* verdict) {
  DecisionRequest request;
  request.target = target;
  request.verdict = verdict;
  request.by = "AB";
  return request;
}

// Decides on and on; says a letter for every decision that was acknowledged.
[[noreturn]] void decide_until_killed(const std::string& path,
                                      const std::vector<std::string>& ids,
                                      int pipe) {
  Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(path);
  for (int round = 0; kb && round < 1000; ++round) {
    for (const std::string& id : ids) {
      const auto done =
          decide(*kb, request(id, round % 2 == 0 ? "accept" : "reject"));
      if (!done) _exit(1);
      // A repeated one, of the round before the kill, is no new one.
      if (!done->repeated && write(pipe, "x", 1) != 1) _exit(1);
    }
  }
  _exit(0);
}

TEST(Durability, NoAcknowledgedDecisionIsLostToAKill) {
  const Scratch scratch;
  std::vector<std::string> ids;
  {
    KnowledgeBase kb = scratch.base();
    ingest_reports(kb, many(1, 8), test_options());
    ids = ids_of(kb, "r0");
  }
  std::mt19937 random(3);
  std::int64_t acknowledged = 0;
  const int rounds = at_length() ? 200 : 6;
  for (int round = 0; round < rounds; ++round) {
    int ends[2] = {};
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) decide_until_killed(scratch.path(), ids, ends[1]);
    close(ends[1]);
    usleep(static_cast<useconds_t>(30'000 + random() % 200'000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    char letters[4096];
    ssize_t got = 0;
    while ((got = read(ends[0], letters, sizeof letters)) > 0)
      acknowledged += got;
    close(ends[0]);
    KnowledgeBase kb = scratch.base();
    EXPECT_GE(count(kb, "decisions"), acknowledged);
    const Result<Verification> found = verify(kb, nullptr);
    ASSERT_TRUE(found);
    for (const Error& trouble : found->troubles)
      ADD_FAILURE() << trouble.to_text();
    acknowledged = count(kb, "decisions");
  }
}

TEST(Durability, AnIngestKilledAtAnyMomentLeavesASoundBase) {
  const std::vector<Report> reports = many(400, 6);
  std::mt19937 random(5);
  const Scratch scratch;
  const int rounds = at_length() ? 200 : 5;
  std::int64_t before = 0;
  for (int round = 0; round < rounds; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(scratch.path());
      IngestOptions options = test_options(2);
      options.batch_bytes = 4'000;
      options.grammar_hash = "g" + std::to_string(round);
      if (kb) ingest_reports(*kb, reports, options);
      _exit(0);
    }
    usleep(static_cast<useconds_t>(5'000 + random() % 150'000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    KnowledgeBase kb = scratch.base();
    expect_sound(kb);
    EXPECT_EQ(count(kb, "facts"), 6 * count(kb, "documents"));
    EXPECT_GE(count(kb, "documents"), before);
    before = count(kb, "documents");
  }
}

// Flipped bytes and lost ends: told or harmless, and never a crash. The
// original is not touched by looking at it.
TEST(Durability, ADamagedBaseIsToldAndNeverCrashes) {
  const Scratch scratch;
  {
    KnowledgeBase kb = scratch.base();
    ingest_reports(kb, many(4, 6), test_options());
    ASSERT_TRUE(decide(kb, request(ids_of(kb, "r1").front(), "reject")));
  }
  const std::string good = bytes_of(scratch.path());
  std::mt19937 random(11);
  const int rounds = at_length() ? 3000 : 60;
  int told = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string bytes = good;
    if (round % 3 == 0) {
      bytes.resize(random() % good.size());
    } else {
      for (int i = 0; i < 8; ++i)
        bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const pid_t child = fork();
    if (child == 0) {
      const std::string path = scratch.write("damaged", bytes);
      Result<KnowledgeBase> kb = KnowledgeBase::open(path, {});
      bool sound = static_cast<bool>(kb);
      if (sound) {
        const Result<Verification> found = verify(*kb, nullptr);
        sound = found && found->troubles.empty();
        // What counts as sound counts right.
        if (sound && (found->facts != 24 + 0U || found->documents != 4))
          _exit(3);
      }
      _exit(sound ? 0 : 1);
    }
    int state = 0;
    waitpid(child, &state, 0);
    ASSERT_TRUE(WIFEXITED(state)) << "crashed in round " << round;
    ASSERT_NE(WEXITSTATUS(state), 3) << "wrong counts in round " << round;
    if (WEXITSTATUS(state) == 1) ++told;
    for (const char* beside : {"damaged.decisions.jsonl", "damaged-journal"})
      std::filesystem::remove(scratch.path(beside));
  }
  EXPECT_GT(told, rounds / 3);
  EXPECT_EQ(bytes_of(scratch.path()), good);
}

TEST(Durability, AnIndexOutOfStepIsFoundAndMadeAnew) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, many(3, 2), test_options());
  ASSERT_TRUE(check_index(kb));
  ASSERT_TRUE(kb.connection().run(
      "UPDATE passages SET body = 'something else' WHERE document_id = 1"));
  const Status wrong = check_index(kb);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, "E-KB-INDEX");
  ASSERT_TRUE(rebuild_index(kb));
  EXPECT_TRUE(check_index(kb));
  EXPECT_EQ(count(kb, "facts"), 6);
}

TEST(Durability, AQuoteThatDoesNotStandIsTold) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, many(2, 2), test_options());
  ASSERT_TRUE(
      kb.connection().run("UPDATE fact_rows SET quote = 'x' WHERE document_id "
                          "= 1 AND position = 0"));
  const Result<Verification> found = verify(kb, nullptr);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->right, 3U);
  ASSERT_EQ(found->troubles.size(), 1U);
  EXPECT_EQ(found->troubles[0].code, "E-QUOTE");
}

TEST(Durability, ADecisionBesideAnIngestIsStoredSoon) {
  const Scratch scratch;
  std::vector<std::string> ids;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, many(1, 30), test_options());
  ids = ids_of(kb, "r0");
  std::atomic<bool> done = false;
  std::vector<double> waits;
  std::thread reviewer([&] {
    Result<KnowledgeBase> other = KnowledgeBase::open_or_create(scratch.path());
    for (std::size_t i = 0; other && !done && i < ids.size(); ++i) {
      const auto begun = std::chrono::steady_clock::now();
      const auto decided = decide(*other, request(ids[i], "accept"));
      EXPECT_TRUE(decided) << decided.error().to_text();
      waits.push_back(std::chrono::duration<double, std::milli>(
                          std::chrono::steady_clock::now() - begun)
                          .count());
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  ingest_reports(kb, many(3000, 6), test_options(2));
  done = true;
  reviewer.join();
  std::sort(waits.begin(), waits.end());
  ASSERT_FALSE(waits.empty());
  // How long it may take is for the bench; here only that nobody starves.
  EXPECT_LT(waits[waits.size() / 2], 5000);
  std::printf(
      "decisions beside an ingest: %zu, median %.0f ms, p99 %.0f, longest "
      "%.0f\n",
      waits.size(), waits[waits.size() / 2], waits[waits.size() * 99 / 100],
      waits.back());
  EXPECT_TRUE(verify(kb, nullptr)->troubles.empty());
}

TEST(Durability, AQuestionBesideAnIngestIsAnsweredSoon) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, many(20, 6), test_options());
  std::atomic<bool> done = false;
  std::vector<double> waits;
  std::thread reader([&] {
    const Result<KnowledgeBase> opened =
        KnowledgeBase::open(scratch.path(), {});
    while (opened && !done) {
      const auto begun = std::chrono::steady_clock::now();
      Result<KnowledgeBase> other = KnowledgeBase::open(scratch.path(), {});
      const auto hits = search(*other, {.words = "score", .kind = "bmd"});
      EXPECT_TRUE(hits && hits->size() == 20);
      waits.push_back(std::chrono::duration<double, std::milli>(
                          std::chrono::steady_clock::now() - begun)
                          .count());
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  std::vector<Report> more = many(3000, 6);
  more.erase(more.begin(), more.begin() + 20);
  ingest_reports(kb, more, test_options(2));
  done = true;
  reader.join();
  std::sort(waits.begin(), waits.end());
  ASSERT_GT(waits.size(), 3U);
  // As above: the bench says how long, this that nobody waits for the end.
  const double p99 = waits[waits.size() * 99 / 100];
  EXPECT_LT(p99, 5000);
  std::printf("questions beside an ingest: %zu, median %.0f ms, p99 %.0f\n",
              waits.size(), waits[waits.size() / 2], p99);
}

// People look into a base with sqlite3; what they see is what was decided.
TEST(Durability, ThePlainShellReadsTheViews) {
  if (std::system("command -v sqlite3 >/dev/null") != 0)
    GTEST_SKIP() << "no sqlite3 here";
  const Scratch scratch;
  {
    KnowledgeBase kb = scratch.base();
    ingest_reports(kb, many(2, 3), test_options());
    ASSERT_TRUE(decide(kb, request(ids_of(kb, "r0").front(), "reject")));
  }
  const std::string out = scratch.path("out");
  const std::string call =
      "sqlite3 '" + scratch.path() +
      "' 'SELECT count(*) FROM v_fact; SELECT count(*) FROM v_decision;"
      " SELECT count(*) FROM v_same_patient; SELECT count(*) FROM v_evidence;"
      " SELECT count(*) FROM search WHERE search MATCH \"score\";'"
      " > '" +
      out + "'";
  ASSERT_EQ(std::system(call.c_str()), 0);
  EXPECT_EQ(bytes_of(out), "5\n1\n0\n2\n2\n");
}

}  // namespace
}  // namespace casebook
