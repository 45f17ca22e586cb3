// Disks that fail at any call, a clock that jumps back, a file system whose
// locks are none: what was acknowledged stays, and what failed is told.
#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "faulty_system.h"
#include "kb/decide.h"
#include "kb/decision_log.h"
#include "kb/journal.h"
#include "kb/show.h"
#include "kb/verification.h"
#include "scratch.h"

namespace casebook {
namespace {

using Call = FaultySystem::Call;

ssize_t failed(int error) {
  errno = error;
  return -1;
}

// No power is cut here: what is not forced to the disk is there all the same.
bool is_ours(int descriptor) {
  const FaultySystem* faults = FaultySystem::current();
  return faults != nullptr && faults->holds(descriptor);
}

int fault_of(Call call, int descriptor) {
  FaultySystem* faults = FaultySystem::current();
  return faults == nullptr ? 0 : faults->error_of(call, descriptor);
}

}  // namespace

bool FaultySystem::holds(int descriptor) const {
  std::array<char, 512> name{};
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  return readlink(link.c_str(), name.data(), name.size() - 1) > 0 &&
         std::string_view(name.data()).starts_with(folder_);
}

int FaultySystem::error_of(Call call, int descriptor) {
  if (left_ == 0 || call != call_ || !holds(descriptor)) return 0;
  if (left_ > 1) {
    --left_;
    return 0;
  }
  if (!always_) left_ = 0;
  ++struck_;
  return error_;
}

}  // namespace casebook

// The program's own: they stand before those of the C library for all that is
// linked here, SQLite too.
extern "C" {

int fsync(int descriptor) {
  if (const int error = casebook::fault_of(casebook::Call::kSync, descriptor))
    return static_cast<int>(casebook::failed(error));
  if (casebook::is_ours(descriptor)) return 0;
  return static_cast<int>(syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor) {
  if (const int error = casebook::fault_of(casebook::Call::kSync, descriptor))
    return static_cast<int>(casebook::failed(error));
  if (casebook::is_ours(descriptor)) return 0;
  return static_cast<int>(syscall(SYS_fdatasync, descriptor));
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (const int error = casebook::fault_of(casebook::Call::kWrite, descriptor))
    return casebook::failed(error);
  return syscall(SYS_write, descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t at) {
  if (const int error = casebook::fault_of(casebook::Call::kWrite, descriptor))
    return casebook::failed(error);
  return syscall(SYS_pwrite64, descriptor, bytes, size, at);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  return pwrite64(descriptor, bytes, size, at);
}

ssize_t read(int descriptor, void* bytes, size_t size) {
  if (const int error = casebook::fault_of(casebook::Call::kRead, descriptor))
    return casebook::failed(error);
  return syscall(SYS_read, descriptor, bytes, size);
}

ssize_t pread64(int descriptor, void* bytes, size_t size, off_t at) {
  if (const int error = casebook::fault_of(casebook::Call::kRead, descriptor))
    return casebook::failed(error);
  return syscall(SYS_pread64, descriptor, bytes, size, at);
}

ssize_t pread(int descriptor, void* bytes, size_t size, off_t at) {
  return pread64(descriptor, bytes, size, at);
}

int clock_gettime(clockid_t clock, timespec* now) noexcept {
  const long done = syscall(SYS_clock_gettime, clock, now);
  const casebook::FaultySystem* faults = casebook::FaultySystem::current();
  if (clock == CLOCK_REALTIME && faults != nullptr)
    now->tv_sec += faults->clock_ahead;
  return static_cast<int>(done);
}

int gettimeofday(timeval* now, void* zone) noexcept {
  const long done = syscall(SYS_gettimeofday, now, zone);
  const casebook::FaultySystem* faults = casebook::FaultySystem::current();
  if (faults != nullptr) now->tv_sec += faults->clock_ahead;
  return static_cast<int>(done);
}

int statfs(const char* path, struct statfs* found) noexcept {
  const long done = syscall(SYS_statfs, path, found);
  const casebook::FaultySystem* faults = casebook::FaultySystem::current();
  if (faults != nullptr && faults->file_system != 0)
    found->f_type = faults->file_system;
  return static_cast<int>(done);
}

}  // extern "C"

namespace casebook {
namespace {

constexpr long kNfs = 0x6969;

std::vector<Report> some_reports(int count) {
  std::vector<Report> reports;
  for (int i = 0; i < count; ++i) {
    Report made = report("r" + std::to_string(i),
                         "Number " + std::to_string(i) +
                             ". A woman of 31. Her T-score was -3.5.");
    add_fact(made, "1", "age", "", "31", {"value=31"});
    add_fact(made, "1", "bmd", "T-score", "-3.5", {"value=-3.5"});
    reports.push_back(std::move(made));
  }
  return reports;
}

Result<Decided> decide_as(KnowledgeBase& kb, const std::string& by,
                          const std::string& target, const char* verdict,
                          const std::string& note = "") {
  DecisionRequest request;
  request.target = target;
  request.verdict = verdict;
  request.by = by;
  request.note = note;
  return decide(kb, request);
}

std::string first_fact(KnowledgeBase& kb, const std::string& name) {
  const auto shown = show_documents(kb, name);
  if (!shown || shown->front().facts.empty()) return "";
  return fact_id(shown->front().sha256, shown->front().facts.front());
}

// What was promised to have been kept.
struct Promised {
  std::size_t documents = 0, decisions = 0;
};

// A new base, an ingest in small batches, decisions, an ingest again. Every
// error is one of the disk's; a search index that cannot be read calls itself
// damaged, whatever the reason.
Promised work(const std::string& path) {
  Promised promised;
  const auto expect_disk = [](const Error& error) {
    EXPECT_TRUE(error.fault == Fault::kDisk || error.code == "E-KB-DAMAGED")
        << error.to_text();
  };
  Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(path);
  if (!kb) {
    expect_disk(kb.error());
    return promised;
  }
  for (const int count : {3, 5}) {
    IngestOptions options = test_options();
    options.batch_bytes = 1;
    const IngestReport done = ingest_reports(*kb, some_reports(count), options);
    if (done.error) expect_disk(*done.error);
    promised.documents =
        std::max(promised.documents, done.counts.added + done.counts.unchanged);
    for (int i = 0; i < 2; ++i) {
      const std::string name = "r" + std::to_string(i);
      const auto decided =
          decide_as(*kb, "AB", name, "note", "look " + std::to_string(count));
      if (decided) {
        ++promised.decisions;
      } else if (decided.error().code != "E-DECISION-DOCUMENT") {
        expect_disk(decided.error());
      }
    }
  }
  return promised;
}

void expect_kept(const std::string& path, const Promised& promised) {
  if (promised.documents == 0 && !std::filesystem::exists(path)) return;
  Result<KnowledgeBase> kb = KnowledgeBase::open_or_create(path);
  ASSERT_TRUE(kb) << kb.error().to_text();
  expect_sound(*kb);
  EXPECT_GE(count(*kb, "documents"),
            static_cast<std::int64_t>(promised.documents));
  EXPECT_EQ(count(*kb, "facts"), 2 * count(*kb, "documents"));
  EXPECT_GE(count(*kb, "decisions"),
            static_cast<std::int64_t>(promised.decisions));
  const Result<Verification> found = verify(*kb, nullptr);
  ASSERT_TRUE(found);
  for (const Error& trouble : found->troubles)
    ADD_FAILURE() << trouble.to_text();
}

// Every n-th call fails, until a run ends without a fault.
void fail_at_each(Call call, bool always, int error, int stride) {
  for (int at = 1; at < 100'000; at += stride) {
    const Scratch scratch;
    SCOPED_TRACE("call " + std::to_string(at) +
                 (always ? " and all after it" : ""));
    FaultySystem faults(std::filesystem::path(scratch.path()).parent_path());
    faults.fail(call, at, always, error);
    const Promised promised = work(scratch.path());
    faults.heal();
    expect_kept(scratch.path(), promised);
    if (testing::Test::HasFailure()) return;
    if (faults.struck() == 0) {
      EXPECT_EQ(promised.documents, 5U);
      EXPECT_EQ(promised.decisions, 4U);
      EXPECT_GT(at, stride) << "nothing was made to fail";
      return;
    }
  }
}

int stride(int usual) {
  return std::getenv("CASEBOOK_LONG") != nullptr ? 1 : usual;
}

TEST(SystemFaults, AFailingSyncLosesNothingThatWasAcknowledged) {
  fail_at_each(Call::kSync, false, EIO, stride(3));
  fail_at_each(Call::kSync, true, EIO, stride(3));
}

TEST(SystemFaults, AFailingWriteLosesNothingThatWasAcknowledged) {
  fail_at_each(Call::kWrite, false, EIO, stride(31));
  fail_at_each(Call::kWrite, true, ENOSPC, stride(31));
}

TEST(SystemFaults, AFailingReadLosesNothingThatWasAcknowledged) {
  fail_at_each(Call::kRead, false, EIO, stride(11));
}

// What the kernel could not write it may forget: asking again on the same
// handle would be told that all is well.
TEST(SystemFaults, AFailedSyncOfTheJournalIsNotAskedAgain) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, some_reports(1), test_options());
  ASSERT_TRUE(decide_as(kb, "AB", "r0", "note", "first"));
  // The journal's is the first sync of a decision.
  FaultySystem faults(journal_path(scratch.path()));
  faults.fail(Call::kSync, 1, true);
  const auto refused = decide_as(kb, "AB", "r0", "note", "second");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::kDisk);
  EXPECT_EQ(refused.error().code, "E-JOURNAL-IO");
  EXPECT_EQ(faults.struck(), 1);
  faults.heal();
  EXPECT_EQ(count(kb, "decisions"), 1);
  EXPECT_EQ(read_journal(journal_path(scratch.path()))->decisions.size(), 1U);
  ASSERT_TRUE(decide_as(kb, "AB", "r0", "note", "second"));
  EXPECT_TRUE(verify(kb, nullptr)->troubles.empty());
}

// Whose locks are none: two programs would both write.
TEST(SystemFaults, ANetworkFileSystemIsReadAndNotWritten) {
  const Scratch scratch;
  {
    KnowledgeBase kb = scratch.base();
    ingest_reports(kb, some_reports(1), test_options());
  }
  FaultySystem faults(scratch.path());
  faults.file_system = kNfs;
  for (const std::string& name : {scratch.path(), scratch.path("new")}) {
    const auto refused = KnowledgeBase::open_or_create(name);
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().fault, Fault::kKnowledge);
    EXPECT_EQ(refused.error().code, "E-KB-NETWORK");
  }
  EXPECT_FALSE(std::filesystem::exists(scratch.path("new")));
  {
    Result<KnowledgeBase> reader = KnowledgeBase::open(scratch.path(), {});
    ASSERT_TRUE(reader) << reader.error().to_text();
    ASSERT_EQ(reader->warnings().size(), 1U);
    EXPECT_NE(reader->warnings()[0].find("network"), std::string::npos);
    EXPECT_EQ(count(*reader, "documents"), 1);
  }
  Result<KnowledgeBase> kb =
      KnowledgeBase::open_or_create(scratch.path(), {.allow_network = true});
  ASSERT_TRUE(kb) << kb.error().to_text();
  EXPECT_EQ(kb->warnings().size(), 1U);
  IngestOptions options = test_options();
  options.note = "--allow-network";
  ingest_reports(*kb, some_reports(2), options);
  EXPECT_EQ(*kb->connection().text("SELECT note FROM runs ORDER BY run_id "
                                   "DESC LIMIT 1"),
            "--allow-network");
}

// The order of decisions is that of their numbers; times are only shown.
TEST(SystemFaults, AClockThatJumpsBackChangesNoOrder) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  ingest_reports(kb, some_reports(1), test_options());
  const std::string fact = first_fact(kb, "r0");
  FaultySystem faults(scratch.path());
  constexpr std::time_t kYear = 365L * 24 * 3600;
  ASSERT_TRUE(decide_as(kb, "AB", fact, "accept"));
  faults.clock_ahead = -kYear;
  ASSERT_TRUE(decide_as(kb, "AB", fact, "reject"));
  const std::vector<Decision> lines =
      read_journal(journal_path(scratch.path()))->decisions;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_LT(lines[1].at, lines[0].at);  // the clock did jump
  EXPECT_EQ(lines[1].sequence, 2);
  // The later word counts, though its time is the earlier.
  EXPECT_EQ(count(kb, "facts"), 1);
  EXPECT_EQ(*kb.connection().text("SELECT group_concat(state) FROM (SELECT "
                                  "state FROM placements ORDER BY "
                                  "decision_id)"),
            "superseded,kept");
  faults.clock_ahead = -2 * kYear;
  ASSERT_TRUE(decide_as(kb, "AB", lines[1].id, "undo"));
  EXPECT_EQ(count(kb, "facts"), 2);
  EXPECT_TRUE(verify(kb, nullptr)->troubles.empty());
  // A base made again from the journal tells the same.
  const Scratch other;
  KnowledgeBase again = other.base();
  ingest_reports(again, some_reports(1), test_options());
  std::filesystem::copy_file(journal_path(scratch.path()),
                             journal_path(other.path()));
  Result<KnowledgeBase> opened = KnowledgeBase::open_or_create(other.path());
  ASSERT_TRUE(opened) << opened.error().to_text();
  EXPECT_EQ(count(*opened, "decisions"), 3);
  EXPECT_EQ(count(*opened, "facts"), 2);
}

// Copies made while an ingest and a reviewer write.
TEST(SystemFaults, EveryBackupMadeDuringWritesIsWhole) {
  const Scratch scratch;
  {
    KnowledgeBase kb = scratch.base();
    ingest_reports(kb, some_reports(3), test_options());
  }
  std::atomic<bool> done = false;
  std::thread writer([&] {
    KnowledgeBase kb = scratch.base();
    IngestOptions options = test_options();
    options.batch_bytes = 2'000;
    ingest_reports(kb, some_reports(400), options);
    done = true;
  });
  std::int64_t before = 0;
  std::int64_t decisions = 0;
  int copies = 0;
  KnowledgeBase reviewer = scratch.base();
  while (!done || copies < 2) {
    const auto noted = decide_as(reviewer, "AB", "r0", "note",
                                 "copy " + std::to_string(copies));
    ASSERT_TRUE(noted) << noted.error().to_text();
    ++decisions;
    const std::string name = scratch.path("copy" + std::to_string(copies++));
    const Status backed = reviewer.back_up(name);
    ASSERT_TRUE(backed) << backed.error().to_text();
    Result<KnowledgeBase> copy = KnowledgeBase::open_or_create(name);
    ASSERT_TRUE(copy) << copy.error().to_text();
    expect_sound(*copy);
    EXPECT_GE(count(*copy, "documents"), before);
    EXPECT_EQ(count(*copy, "facts"), 2 * count(*copy, "documents"));
    EXPECT_EQ(count(*copy, "decisions"), decisions);
    EXPECT_TRUE(verify(*copy, nullptr)->troubles.empty());
    before = count(*copy, "documents");
  }
  writer.join();
  std::printf("%d backups during an ingest\n", copies);
}

}  // namespace
}  // namespace casebook
