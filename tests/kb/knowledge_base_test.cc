#include "kb/knowledge_base.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "scratch.h"

namespace casebook {
namespace {

Error refusal(const std::string& path, bool write = false) {
  OpenOptions options;
  options.write = write;
  const Result<KnowledgeBase> kb = KnowledgeBase::open(path, options);
  if (kb) {
    ADD_FAILURE() << path << " was opened";
    return {};
  }
  EXPECT_EQ(kb.error().fault, Fault::kKnowledge);
  EXPECT_EQ(kb.error().where, path);
  return kb.error();
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(KnowledgeBase, ANewBaseIsWholeAndLeavesNothingBesideIt) {
  const Scratch scratch;
  {
    KnowledgeBase kb = scratch.base();
    expect_sound(kb);
    EXPECT_TRUE(kb.warnings().empty());
    EXPECT_EQ(*kb.connection().integer("PRAGMA page_size"), 16384);
  }
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator(
           std::filesystem::path(scratch.path()).parent_path()))
    ++files;
  EXPECT_EQ(files, 1U);
  EXPECT_TRUE(KnowledgeBase::open(scratch.path(), {}));
}

TEST(KnowledgeBase, EveryConnectionGetsTheSameSettings) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  Connection& c = kb.connection();
  EXPECT_EQ(*c.text("PRAGMA journal_mode"), "truncate");
  EXPECT_EQ(*c.integer("PRAGMA synchronous"), 3);  // EXTRA
  EXPECT_EQ(*c.integer("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(*c.integer("PRAGMA trusted_schema"), 0);
  EXPECT_EQ(*c.integer("PRAGMA cell_size_check"), 1);
  EXPECT_EQ(*c.integer("PRAGMA recursive_triggers"), 1);
  EXPECT_EQ(*c.integer("PRAGMA mmap_size"), 0);
  EXPECT_FALSE(c.run("ATTACH ':memory:' AS other"));
  EXPECT_FALSE(c.run("DELETE FROM search_data"));  // defensive
  EXPECT_FALSE(c.run("SELECT \"no such column\""));
}

TEST(KnowledgeBase, AReaderCannotWrite) {
  const Scratch scratch;
  scratch.base();
  Result<KnowledgeBase> kb = KnowledgeBase::open(scratch.path(), {});
  ASSERT_TRUE(kb);
  const Status done = kb->connection().run("DELETE FROM documents");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().fault, Fault::kKnowledge);
}

TEST(KnowledgeBase, AMissingFileIsSaidToBeMissing) {
  const Scratch scratch;
  EXPECT_EQ(refusal(scratch.path()).code, "E-KB-MISSING");
  EXPECT_FALSE(std::filesystem::exists(scratch.path()));
}

TEST(KnowledgeBase, AFolderIsNoBase) {
  const Scratch scratch;
  std::filesystem::create_directory(scratch.path());
  EXPECT_EQ(refusal(scratch.path()).code, "E-KB-FOREIGN");
}

TEST(KnowledgeBase, AnEmptyFileIsNotTakenForANewBase) {
  const Scratch scratch;
  scratch.write("bones.casebook", "");
  EXPECT_EQ(refusal(scratch.path(), true).code, "E-KB-FOREIGN");
  EXPECT_FALSE(KnowledgeBase::open_or_create(scratch.path()));
  EXPECT_EQ(bytes_of(scratch.path()), "");
}

TEST(KnowledgeBase, AForeignFileIsLeftAsItIs) {
  const Scratch scratch;
  const std::string bytes(40'000, 'x');
  scratch.write("bones.casebook", bytes);
  EXPECT_EQ(refusal(scratch.path(), true).code, "E-KB-FOREIGN");
  EXPECT_EQ(bytes_of(scratch.path()), bytes);
}

TEST(KnowledgeBase, AnotherProgramsBaseIsLeftAsItIs) {
  const Scratch scratch;
  {
    Result<Connection> other =
        Connection::open(scratch.path(), Connection::Mode::kCreate);
    ASSERT_TRUE(other);
    ASSERT_TRUE(other->run("CREATE TABLE bookmarks (url)"));
  }
  const std::string bytes = bytes_of(scratch.path());
  EXPECT_EQ(refusal(scratch.path(), true).code, "E-KB-FOREIGN");
  EXPECT_EQ(bytes_of(scratch.path()), bytes);
}

TEST(KnowledgeBase, ANewerSchemaIsNeverTouchedAndNamesWhatItNeeds) {
  const Scratch scratch;
  {
    KnowledgeBase kb = scratch.base();
    ASSERT_TRUE(kb.connection().run(
        "PRAGMA user_version=7;"
        "UPDATE about SET value='2.5.0' WHERE key='needs_casebook'"));
  }
  const std::string bytes = bytes_of(scratch.path());
  const Error error = refusal(scratch.path(), true);
  EXPECT_EQ(error.code, "E-KB-NEWER");
  EXPECT_EQ(error.hint, "needs casebook >= 2.5.0");
  EXPECT_EQ(bytes_of(scratch.path()), bytes);
}

TEST(KnowledgeBase, ADamagedHeaderIsRefused) {
  const Scratch scratch;
  scratch.base();
  std::string bytes = bytes_of(scratch.path());
  bytes[16] = 3;  // of the page's size
  scratch.write("bones.casebook", bytes);
  EXPECT_FALSE(refusal(scratch.path(), true).what.empty());
  EXPECT_EQ(bytes_of(scratch.path()), bytes);
}

TEST(KnowledgeBase, ABaseThatLostItsEndIsRefusedEvenWithinThePage) {
  const Scratch scratch;
  scratch.base();
  const auto size = std::filesystem::file_size(scratch.path());
  for (const std::uintmax_t lost : {std::uintmax_t{1}, std::uintmax_t{9000},
                                    std::uintmax_t{16384}, size / 2}) {
    std::filesystem::resize_file(scratch.path(), size - lost);
    EXPECT_EQ(refusal(scratch.path(), true).code, "E-KB-DAMAGED") << lost;
    std::filesystem::remove(scratch.path());
    scratch.base();
  }
}

TEST(KnowledgeBase, ABaseWithoutATableIsDamaged) {
  const Scratch scratch;
  {
    KnowledgeBase kb = scratch.base();
    ASSERT_TRUE(kb.connection().run("DROP TABLE fact_rows"));
  }
  EXPECT_EQ(refusal(scratch.path(), true).code, "E-KB-DAMAGED");
}

// Root may write everywhere: be nobody for a while.
class Nobody {
 public:
  Nobody() : root_(geteuid() == 0) {
    if (root_ && seteuid(65534) != 0) ADD_FAILURE() << "still root";
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;
  ~Nobody() {
    if (root_ && seteuid(0) != 0) ADD_FAILURE() << "not root again";
  }

 private:
  bool root_;
};

TEST(KnowledgeBase, AReadOnlyFolderReadsAndSaysWhyItDoesNotWrite) {
  const Scratch scratch;
  scratch.base();
  const std::string folder =
      std::filesystem::path(scratch.path()).parent_path();
  ASSERT_EQ(chmod(folder.c_str(), 0555), 0);
  {
    const Nobody nobody;
    EXPECT_TRUE(KnowledgeBase::open(scratch.path(), {}));
    EXPECT_EQ(refusal(scratch.path(), true).code, "E-KB-READONLY");
    const Result<KnowledgeBase> made =
        KnowledgeBase::open_or_create(scratch.path("other.casebook"));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "E-KB-READONLY");
  }
  chmod(folder.c_str(), 0755);
}

TEST(KnowledgeBase, AReadOnlyFileReadsAndSaysWhyItDoesNotWrite) {
  const Scratch scratch;
  scratch.base();
  const std::string folder =
      std::filesystem::path(scratch.path()).parent_path();
  chmod(folder.c_str(), 0777);
  chmod(scratch.path().c_str(), 0444);
  const Nobody nobody;
  EXPECT_TRUE(KnowledgeBase::open(scratch.path(), {}));
  EXPECT_EQ(refusal(scratch.path(), true).code, "E-KB-READONLY");
}

// SQLite opens and then deletes a -wal that it finds, whosever it is.
TEST(KnowledgeBase, AStrayJournalIsReportedAndNotRemoved) {
  for (const char* name : {"bones.casebook-wal", "bones.casebook-journal"}) {
    const Scratch scratch;
    scratch.base();
    scratch.write(name, "not ours");
    for (const bool write : {false, true}) {
      OpenOptions options;
      options.write = write;
      const Result<KnowledgeBase> kb =
          KnowledgeBase::open(scratch.path(), options);
      ASSERT_FALSE(kb);
      EXPECT_EQ(kb.error().code, "E-KB-STRAY");
      EXPECT_EQ(kb.error().where, scratch.path(name));
    }
    EXPECT_EQ(bytes_of(scratch.path(name)), "not ours");
  }
}

TEST(KnowledgeBase, ABackupIsWholeAndNeverOverwrites) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  Report made = report("a", "A woman broke T12.");
  add_fact(made, "1", "fracture", "vertebral", "T12", {"site=T12"});
  ingest_reports(kb, {made}, test_options());
  const Status done = kb.back_up(scratch.path("copy.casebook"));
  ASSERT_TRUE(done) << done.error().to_text();
  KnowledgeBase copy = scratch.base("copy.casebook");
  EXPECT_EQ(dump(copy), dump(kb));
  expect_sound(copy);
  const Status again = kb.back_up(scratch.path("copy.casebook"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().fault, Fault::kUsage);
  EXPECT_FALSE(kb.connection().run("ATTACH ':memory:' AS other"));
}

TEST(KnowledgeBase, AReaderCanBackUpToo) {
  const Scratch scratch;
  scratch.base();
  Result<KnowledgeBase> kb = KnowledgeBase::open(scratch.path(), {});
  ASSERT_TRUE(kb);
  const Status done = kb->back_up(scratch.path("copy.casebook"));
  EXPECT_TRUE(done) << done.error().to_text();
}

TEST(KnowledgeBase, NetworkFileSystemsAreKnownByTheirNumbers) {
  EXPECT_TRUE(is_network_file_system(0x6969));              // NFS
  EXPECT_TRUE(is_network_file_system(0x65735546));          // FUSE
  EXPECT_TRUE(is_network_file_system(0xffffffffff534d42));  // CIFS, signed
  EXPECT_FALSE(is_network_file_system(0xef53));             // ext4
  EXPECT_FALSE(is_network_file_system(0x01021994));         // tmpfs
}

TEST(KnowledgeBase, DecisionsCanOnlyBeAdded) {
  const Scratch scratch;
  KnowledgeBase kb = scratch.base();
  const std::string values =
      " INTO decisions VALUES (1, 'now', 'AB', 'accept', 's', '1', 'age', '',"
      " '{}', 0, 1, 'q', '', '', '', '', 'h', 'i', 'present', '', '', '')";
  ASSERT_TRUE(kb.connection().run("INSERT" + values));
  EXPECT_FALSE(kb.connection().run("UPDATE decisions SET verdict = 'reject'"));
  EXPECT_FALSE(kb.connection().run("DELETE FROM decisions"));
  EXPECT_FALSE(kb.connection().run("INSERT OR REPLACE" + values));
  ASSERT_TRUE(kb.connection().run("PRAGMA recursive_triggers=OFF"));
  EXPECT_FALSE(kb.connection().run("INSERT OR REPLACE" + values));
  EXPECT_EQ(count(kb, "decisions"), 1);
}

}  // namespace
}  // namespace casebook
