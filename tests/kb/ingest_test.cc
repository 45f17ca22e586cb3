#include "kb/ingest.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "kb/document_writer.h"
#include "kb/lock.h"
#include "scratch.h"

namespace casebook {
namespace {

using std::chrono::milliseconds;

std::vector<Report> many(int count, std::size_t padding = 200) {
  std::vector<Report> reports;
  for (int i = 0; i < count; ++i) {
    const std::string age = std::to_string(20 + i % 25);
    Report made =
        report("r" + std::to_string(i),
               "Number " + std::to_string(i) + ". A " + age +
                   "-year-old woman broke T12. " + std::string(padding, 'x'));
    add_fact(made, "1", "age", "", age + "-year-old",
             {"value=" + age, "unit=year"});
    add_fact(made, "1", "fracture", "vertebral", "T12", {"site=T12"});
    reports.push_back(std::move(made));
  }
  return reports;
}

TEST(Ingest, KeepsTextSectionsCasesAndFacts) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  Report made = report("a", "Case 1\nT score of –4.5 at the lumbar\nspine.");
  made.document.sections.push_back(
      {SectionKind::kCase, {0, 20}, {0, 6}, "en", 1});
  made.document.meta.authors = {{"Yılmaz", "A"}, {"Study Group", ""}};
  made.document.meta.countries = {"Türkiye"};
  add_fact(made, "1", "bmd", "T-score", "–4.5 at the lumbar\nspine",
           {"value=-4.50", "site=lumbar spine", "time=baseline"});
  made.extraction.cases[0].label = "Case 1";
  const IngestReport done = ingest_reports(kb, {made}, test_options());
  ASSERT_FALSE(done.error) << done.error.value_or(Error{}).to_text();
  EXPECT_EQ(done.counts.added, 1U);
  EXPECT_EQ(done.counts.facts, 1U);
  Connection& c = kb.connection();
  EXPECT_EQ(*c.text("SELECT text FROM texts"), made.document.text);
  EXPECT_EQ(*c.text("SELECT kind || begin_ || '-' || end_ FROM sections"),
            "case0-20");
  EXPECT_EQ(*c.text("SELECT authors FROM v_document"),
            "Yılmaz, A; Study Group");
  EXPECT_EQ(*c.text("SELECT label FROM v_case"), "Case 1");
  EXPECT_EQ(*c.text("SELECT keys FROM v_fact"),
            R"({"value":-4.50,"site":"lumbar spine","time":"baseline"})");
  EXPECT_EQ(*c.text("SELECT quote FROM v_fact"), "–4.5 at the lumbar spine");
  EXPECT_EQ(*c.text("SELECT CAST(substr(CAST(text AS BLOB), begin_ + 1,"
                    " end_ - begin_) AS TEXT) FROM texts"
                    " JOIN facts USING (document_id)"),
            "–4.5 at the lumbar\nspine");
  EXPECT_EQ(*c.integer("SELECT value < -4.4 AND value > -4.6 FROM v_fact"), 1);
  expect_sound(kb);
}

TEST(Ingest, TheSameInputsAgainChangeNothing) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const std::vector<Report> reports = many(40);
  ASSERT_EQ(ingest_reports(kb, reports, test_options()).counts.added, 40U);
  const std::string before = dump(kb);
  const IngestReport again = ingest_reports(kb, reports, test_options(2));
  EXPECT_EQ(again.counts.unchanged, 40U);
  EXPECT_EQ(again.counts.added + again.counts.updated, 0U);
  EXPECT_EQ(dump(kb), before);
  EXPECT_EQ(count(kb, "ingest_log"), 40);
}

TEST(Ingest, TheSameBytesUnderTwoNamesAreOneDocumentThatKeepsItsName) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const Report b = report("b", "same bytes");
  const Report a = report("a", "same bytes");
  const IngestReport done = ingest_reports(kb, {b, a}, test_options());
  EXPECT_EQ(done.counts.added, 1U);
  EXPECT_EQ(done.counts.unchanged, 1U);
  EXPECT_EQ(count(kb, "documents"), 1);
  EXPECT_EQ(*kb.connection().text("SELECT name FROM documents"), "b");
  // Until the file of that name holds something else.
  ingest_reports(kb, {report("b", "other bytes")}, test_options());
  EXPECT_EQ(*kb.connection().text("SELECT group_concat(name) FROM"
                                  " (SELECT name FROM documents ORDER BY 1)"),
            "a,b");
}

TEST(Ingest, TextThatIsReadDifferentlyNowIsKeptWithItsFacts) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  Report made = report("a", "A 24-year-old woman.");
  add_fact(made, "1", "age", "", "24-year-old", {"value=24"});
  ingest_reports(kb, {made}, test_options());
  Report again = report("a", "Title\nA 24-year-old woman.");
  add_fact(again, "1", "age", "", "24-year-old", {"value=24"});
  again.document.sha256 = made.document.sha256;
  IngestOptions options = test_options();
  options.grammar_hash = "def";
  options.rules = {{"test", "0123"}};
  EXPECT_EQ(ingest_reports(kb, {again}, options).counts.updated, 1U);
  EXPECT_EQ(*kb.connection().text("SELECT text FROM texts"),
            again.document.text);
  EXPECT_EQ(*kb.connection().text("SELECT rule_hash FROM v_fact"), "0123");
  EXPECT_EQ(count(kb, "documents"), 1);
  expect_sound(kb);
}

TEST(Ingest, AStopDoesNotWaitForAHugeDocument) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  std::atomic<bool> stop = false;
  std::atomic<bool> release = false;
  IngestOptions options = test_options();
  options.stop = &stop;
  options.patience = milliseconds(20);
  bool overdue = false;
  options.overdue = [&](const IngestReport& so_far) {
    overdue = true;
    EXPECT_LE(so_far.counts.added, 1U);
    release = true;
  };
  const std::vector<Report> reports = many(2);
  const std::vector<IngestInput> inputs = inputs_of(reports);
  const Producer produce = [&](const IngestInput& input, IngestSink& sink) {
    const bool huge = &input != inputs.data();
    while (huge && !release) {
      stop = true;
      std::this_thread::sleep_for(milliseconds(1));
    }
    if (!huge) sink.add(reports[0].document, reports[0].extraction);
    return Status(Ok{});
  };
  const IngestReport done = ingest(kb, inputs, produce, options);
  EXPECT_TRUE(overdue);
  EXPECT_TRUE(done.stopped);
}

TEST(Ingest, AChangedFileIsANewVersionAndTheOldOneStays) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, {report("a", "first")}, test_options());
  const IngestReport second =
      ingest_reports(kb, {report("a", "second")}, test_options());
  EXPECT_EQ(second.counts.updated, 1U);
  EXPECT_EQ(count(kb, "documents"), 2);
  EXPECT_EQ(*kb.connection().text(
                "SELECT text FROM texts JOIN documents USING (document_id)"
                " WHERE current = 1"),
            "second");
  EXPECT_EQ(count(kb, "documents WHERE replaces IS NOT NULL"), 1);
  // And back again.
  const IngestReport third =
      ingest_reports(kb, {report("a", "first")}, test_options());
  EXPECT_EQ(third.counts.updated, 1U);
  EXPECT_EQ(count(kb, "documents"), 2);
  EXPECT_EQ(*kb.connection().text(
                "SELECT text FROM texts JOIN documents USING (document_id)"
                " WHERE current = 1"),
            "first");
}

TEST(Ingest, AnOldVersionStaysCurrentWhileAnotherFileHoldsIt) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, {report("a", "one"), report("b", "one")}, test_options());
  ingest_reports(kb, {report("a", "two")}, test_options());
  EXPECT_EQ(count(kb, "documents WHERE current = 1"), 2);
  const std::string query =
      "SELECT name FROM documents WHERE sha256 = '" + fake_sha256("one") + "'";
  EXPECT_EQ(*kb.connection().text(query), "b");
}

TEST(Ingest, AnotherGrammarMakesTheFactsAgain) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  std::vector<Report> reports = many(3);
  ingest_reports(kb, reports, test_options());
  for (Report& made : reports) made.extraction.facts.pop_back();
  IngestOptions options = test_options();
  options.grammar_hash = "def";
  const IngestReport done = ingest_reports(kb, reports, options);
  EXPECT_EQ(done.counts.updated, 3U);
  EXPECT_EQ(count(kb, "documents"), 3);
  EXPECT_EQ(count(kb, "facts"), 3);
  EXPECT_EQ(count(kb, "grammars"), 2);
  expect_sound(kb);
}

TEST(Ingest, KnowsWhatAFileHeldWhenItLeadsToOneDocument) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  std::vector<Report> reports = many(3);
  reports[2].document.path = reports[1].document.path;  // two in one file
  reports.push_back(report("a PDF", "scanned"));
  reports.back().document.format = "pdf";
  ingest_reports(kb, reports, test_options());
  std::vector<std::string> expected;
  const Producer produce = [&](const IngestInput&, IngestSink& sink) {
    expected.emplace_back(sink.expected());
    if (!sink.expected().empty()) sink.unchanged();
    return Status(Ok{});
  };
  IngestReport again = ingest(kb,
                              {{"./r0.txt", "r0"},
                               {"r1.txt", "r1"},
                               {"new.txt", "new"},
                               {"a PDF.txt", "a PDF"}},
                              produce, test_options());
  EXPECT_EQ(expected,
            (std::vector<std::string>{reports[0].document.sha256, "", "", ""}));
  EXPECT_EQ(again.counts.unchanged, 1U);
  EXPECT_EQ(*kb.connection().integer(
                "SELECT unchanged FROM runs ORDER BY run_id DESC LIMIT 1"),
            1);
  // Another grammar has to read everything.
  expected.clear();
  IngestOptions other = test_options();
  other.grammar_hash = "def";
  again = ingest(kb, {{"r0.txt", "r0"}}, produce, other);
  EXPECT_EQ(expected, std::vector<std::string>{""});
  EXPECT_EQ(again.counts.unchanged, 0U);
}

// A statement that needs a savepoint makes FTS5 write out its words: once a
// document instead of once a batch.
TEST(Ingest, ABatchsWordsAreWrittenTogether) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  Result<DocumentWriter> writer = DocumentWriter::make(kb.connection());
  ASSERT_TRUE(writer);
  Connection& c = kb.connection();
  ASSERT_TRUE(
      c.run("INSERT INTO grammars (version, hash) VALUES ('1', 'a');"
            "INSERT INTO runs (started, program, grammar_id)"
            " VALUES ('', '', 1)"));
  ASSERT_TRUE(c.begin());
  const auto blocks = [&c] {
    return *c.integer("SELECT total(length(block)) FROM search_data");
  };
  const std::int64_t before = blocks();
  for (Report& one : many(20)) {
    // Facts enough for the statement that takes several of them.
    for (int i = 0; i < 9; ++i)
      add_fact(one, "1", "fracture", "vertebral", "T12", {"site=T12"});
    ASSERT_TRUE(writer->write(one.document, one.extraction, {1, 1}));
    EXPECT_EQ(blocks(), before) << one.document.id;
  }
  ASSERT_TRUE(c.commit());
  EXPECT_GT(blocks(), before);
}

TEST(Ingest, AnyNumberOfProducersGivesTheSameBase) {
  const std::vector<Report> reports = many(120);
  std::string first;
  for (const int jobs : {1, 2, 8}) {
    const Scratch scratch;
    KnowledgeBase kb = scratch.base();
    const std::vector<IngestInput> inputs = inputs_of(reports);
    const Producer produce = [&](const IngestInput& input, IngestSink& sink) {
      const auto at = static_cast<std::size_t>(&input - inputs.data());
      // The early ones are slow, so that the late ones come before them.
      if (at % 7 == 0) std::this_thread::sleep_for(milliseconds(2));
      sink.add(reports[at].document, reports[at].extraction);
      return Status(Ok{});
    };
    IngestOptions options = test_options(jobs);
    options.queue_bytes = 4000;  // a queue that is full all the time
    const IngestReport done = ingest(kb, inputs, produce, options);
    ASSERT_EQ(done.counts.added, 120U) << jobs;
    const std::string ordered =
        *kb.connection().text(
            "SELECT group_concat(document_id || name) FROM"
            " (SELECT * FROM documents ORDER BY 1)") +
        dump(kb);
    if (first.empty()) first = ordered;
    EXPECT_EQ(ordered, first) << jobs;
  }
}

TEST(Ingest, ARefusedInputIsListedAndHarmsNoOther) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const std::vector<Report> reports = many(5);
  const std::vector<IngestInput> inputs = inputs_of(reports);
  const Producer produce = [&](const IngestInput& input,
                               IngestSink& sink) -> Status {
    const auto at = static_cast<std::size_t>(&input - inputs.data());
    if (at == 1)
      return Error{Fault::kInput, "E-XML-ENTITY", "r1.txt:3", "an entity", ""};
    if (at == 2) throw std::bad_alloc();
    if (at == 3) throw std::runtime_error("oops");
    if (at == 4) {
      sink.skip("r4", {Fault::kInput, "S-OLD", "", "too old", ""});
      return Ok{};
    }
    sink.add(reports[at].document, reports[at].extraction);
    return Ok{};
  };
  const IngestReport done = ingest(kb, inputs, produce, test_options(3));
  EXPECT_FALSE(done.error);
  EXPECT_EQ(done.counts.added, 1U);
  EXPECT_EQ(done.counts.failed, 3U);
  EXPECT_EQ(done.counts.skipped, 1U);
  ASSERT_EQ(done.failures.size(), 4U);
  EXPECT_EQ(done.failures[0].reason.code, "E-XML-ENTITY");
  EXPECT_EQ(done.failures[1].reason.code, "E-MEMORY");
  EXPECT_EQ(done.failures[2].reason.fault, Fault::kBug);
  EXPECT_TRUE(done.failures[3].skipped);
  EXPECT_EQ(count(kb, "documents"), 1);
  EXPECT_EQ(*kb.connection().text("SELECT reason FROM ingest_log"
                                  " WHERE code = 'E-XML-ENTITY'"),
            "r1.txt:3: an entity [E-XML-ENTITY]");
}

TEST(Ingest, ADocumentThatCannotBeStoredIsRefusedBeforeTheFirstWrite) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  std::vector<Report> reports = many(4);
  reports[0].document.sha256 = "nonsense";
  reports[1].extraction.facts[0].span = {5, 5000};
  reports[2].extraction.facts[0].case_id = "9";
  const IngestReport done = ingest_reports(kb, reports, test_options());
  EXPECT_FALSE(done.error);
  EXPECT_EQ(done.counts.failed, 3U);
  EXPECT_EQ(done.counts.added, 1U);
  EXPECT_EQ(count(kb, "documents"), 1);
  EXPECT_EQ(count(kb, "facts"), 2);
}

TEST(Ingest, TheStopFlagKeepsWhatIsDone) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  std::atomic<bool> stop = false;
  IngestOptions options = test_options(2);
  options.stop = &stop;
  options.queue_bytes = 2000;
  options.progress = [&](const IngestProgress& progress) {
    if (progress.inputs_done == 10) stop = true;
  };
  const IngestReport done = ingest_reports(kb, many(500), options);
  EXPECT_TRUE(done.stopped);
  EXPECT_FALSE(done.error);
  EXPECT_EQ(done.counts.added, 10U);
  EXPECT_EQ(done.waiting, 490U);
  EXPECT_EQ(count(kb, "documents"), 10);
  EXPECT_EQ(*kb.connection().text("SELECT ended FROM runs"), "stopped");
  EXPECT_EQ(ingest_reports(kb, many(500), test_options()).counts.added, 490U);
}

TEST(Ingest, ASecondIngestIsToldThatTheFirstIsAtIt) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const Result<WriterLock> lock = WriterLock::take(scratch.path(), {});
  ASSERT_TRUE(lock);
  const IngestReport done = ingest_reports(kb, many(2), test_options());
  ASSERT_TRUE(done.error);
  EXPECT_EQ(done.error.value_or(Error{}).fault, Fault::kBusy);
  EXPECT_EQ(done.waiting, 2U);
  EXPECT_EQ(count(kb, "documents"), 0);
}

TEST(Ingest, AFullDiskRollsBackAndSaysHowFarItCame) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const std::vector<Report> reports = many(60, 20'000);
  IngestOptions options = test_options();
  options.batch_bytes = 100'000;  // several transactions before it is full
  ASSERT_TRUE(kb.connection().run("PRAGMA max_page_count=150"));
  const IngestReport done = ingest_reports(kb, reports, options);
  ASSERT_TRUE(done.error);
  EXPECT_EQ(done.error.value_or(Error{}).fault, Fault::kDisk);
  EXPECT_EQ(static_cast<std::int64_t>(done.counts.added),
            count(kb, "documents"));
  EXPECT_GT(done.counts.added, 0U);
  EXPECT_EQ(done.counts.added + done.waiting, 60U);
  EXPECT_EQ(done.error.value_or(Error{}).what,
            "disk full: " + std::to_string(done.counts.added) + " stored, " +
                std::to_string(done.waiting) + " waiting");
  ASSERT_TRUE(kb.connection().run("PRAGMA max_page_count=1000000"));
  expect_sound(kb);
  const IngestReport rest = ingest_reports(kb, reports, options);
  EXPECT_EQ(rest.counts.added, done.waiting);
  EXPECT_EQ(rest.counts.unchanged, done.counts.added);
  expect_sound(kb);
}

TEST(Ingest, ADryRunCountsAndWritesNothing) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, many(2), test_options());
  const std::string before = dump(kb);
  IngestOptions options = test_options();
  options.dry_run = true;
  std::vector<Report> reports = many(5);
  reports.push_back(report("r0", "changed"));
  const IngestReport done = ingest_reports(kb, reports, options);
  EXPECT_FALSE(done.error);
  EXPECT_EQ(done.counts.added, 3U);
  EXPECT_EQ(done.counts.unchanged, 2U);
  EXPECT_EQ(done.counts.updated, 1U);
  EXPECT_EQ(dump(kb), before);
  EXPECT_EQ(count(kb, "runs"), 1);
}

TEST(Ingest, RecordsOfOneFileAreDocumentsOfTheirOwn) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const Producer produce = [](const IngestInput&, IngestSink& sink) {
    for (const char* id : {"31", "32", "33"}) {
      Report made = report(id, std::string("record ") + id);
      made.document.path = "pubmed.xml";
      sink.add(made.document, made.extraction);
    }
    sink.refuse("34", {Fault::kInput, "E-XML", "", "broken", ""});
    return Status(Ok{});
  };
  const IngestReport done =
      ingest(kb, {{"./pubmed.xml", "pubmed"}}, produce, test_options());
  EXPECT_EQ(done.counts.added, 3U);
  EXPECT_EQ(done.counts.failed, 1U);
  EXPECT_EQ(*kb.connection().text("SELECT group_concat(path || name) FROM"
                                  " sources"),
            "pubmed.xml31,pubmed.xml32,pubmed.xml33");
}

// Ingests in a child that is killed after so many inputs were done.
void ingest_and_die(const std::string& path, const std::vector<Report>& reports,
                    std::size_t after) {
  const pid_t child = fork();
  if (child == 0) {
    Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(path);
    IngestOptions options = test_options(2);
    options.batch_bytes = 30'000;
    options.progress = [&](const IngestProgress& progress) {
      if (progress.inputs_done == after) kill(getpid(), SIGKILL);
    };
    if (kb) ingest_reports(*kb, reports, options);
    _exit(1);
  }
  int state = 0;
  waitpid(child, &state, 0);
  EXPECT_TRUE(WIFSIGNALED(state));
}

TEST(Ingest, AKilledIngestLosesTheBatchInHandAndNothingElse) {
  const std::vector<Report> reports = many(60, 4'000);
  for (const std::size_t after :
       {std::size_t{1}, std::size_t{7}, std::size_t{8}, std::size_t{33}}) {
    const Scratch scratch;
    ingest_and_die(scratch.path(), reports, after);
    Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(scratch.path());
    ASSERT_TRUE(kb) << kb.error().to_text();
    expect_sound(*kb);
    const std::int64_t stored = count(*kb, "documents");
    EXPECT_LE(stored, static_cast<std::int64_t>(after));
    EXPECT_GE(stored + 9, static_cast<std::int64_t>(after));
    EXPECT_EQ(count(*kb, "facts"), 2 * stored);
    EXPECT_EQ(count(*kb, "texts"), stored);
    const IngestReport rest = ingest_reports(*kb, reports, test_options());
    EXPECT_FALSE(rest.error);
    EXPECT_EQ(rest.counts.added, 60U - static_cast<std::size_t>(stored));
    expect_sound(*kb);
  }
}

TEST(Ingest, AReaderSeesWholeBatchesWhileItGoesOn) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  IngestOptions options = test_options();
  options.batch_bytes = 5'000;
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    Result<KnowledgeBase> other = KnowledgeBase::open(scratch.path(), {});
    while (other && !stop) {
      EXPECT_EQ(
          *other->connection().integer("SELECT (SELECT count(*) FROM facts) -"
                                       " 2 * (SELECT count(*) FROM documents)"),
          0);
    }
    EXPECT_TRUE(other);
  });
  const IngestReport done = ingest_reports(kb, many(300), options);
  stop = true;
  reader.join();
  EXPECT_EQ(done.counts.added, 300U);
}

}  // namespace
}  // namespace casebook
