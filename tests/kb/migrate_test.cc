#include "kb/migrate.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "corpus/gzip.h"
#include "kb/embedded.h"
#include "scratch.h"

namespace casebook {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A base as casebook made it when the schema was 1: two reports, 120 facts.
std::string old_base() {
  const std::string packed = bytes_of(std::string(CASEBOOK_SOURCE_DIR) +
                                      "/tests/kb/data/schema1.casebook.gz");
  const Result<std::string> bytes = gunzip(packed, "schema1");
  return bytes ? *bytes : std::string();
}

// Tables, columns and their rules; how the text was written does not count.
std::string shape(Connection& connection) {
  const Result<std::string> text = connection.text(
      "SELECT group_concat(m.type || ' ' || m.name || ' ' ||"
      " coalesce((SELECT group_concat(c.name || c.type || c.\"notnull\" ||"
      " coalesce(c.dflt_value, '') || c.pk, ',')"
      " FROM pragma_table_xinfo(m.name) AS c), ''), x'0a')"
      " FROM (SELECT * FROM sqlite_schema ORDER BY type, name) AS m");
  return text ? *text : text.error().to_text();
}

TEST(Migrate, AnOldBaseIsBroughtForwardWithACopyBesideIt) {
  const Scratch scratch;
  const std::string bytes = old_base();
  ASSERT_GT(bytes.size(), 100'000U);
  scratch.write("bones.casebook", bytes);
  {
    KnowledgeBase kb = scratch.base();
    ASSERT_EQ(kb.warnings().size(), 1U);
    EXPECT_NE(kb.warnings()[0].find("schema-1"), std::string::npos);
    EXPECT_EQ(count(kb, "facts"), 120);
    EXPECT_EQ(count(kb, "v_fact"), 120);
    EXPECT_EQ(count(kb, "v_evidence"), 2);
    expect_sound(kb);
  }
  // The copy is a base of the old schema, and can be brought forward too.
  KnowledgeBase copy = scratch.base("bones.casebook.schema-1");
  EXPECT_EQ(count(copy, "facts"), 120);
  EXPECT_TRUE(KnowledgeBase::open(scratch.path(), {})->warnings().empty());
}

TEST(Migrate, LeadsToTheSchemaThatNewBasesGet) {
  const Scratch scratch;
  scratch.write("old.casebook", old_base());
  KnowledgeBase old = scratch.base("old.casebook");
  KnowledgeBase fresh = scratch.base();
  EXPECT_EQ(shape(old.connection()), shape(fresh.connection()));
  for (const char* table : {"facts", "facts_set_aside"}) {
    const std::string query =
        "SELECT group_concat(name) FROM pragma_table_info('" +
        std::string(table) + "')";
    EXPECT_EQ(*old.connection().text(query),
              *fresh.connection().text(
                  "SELECT group_concat(name) FROM pragma_table_info('facts')"));
  }
}

// Every column of every fact, as the base says it itself.
std::string all_facts(Connection& connection) {
  return *connection.text(
      "SELECT group_concat(document_id || '|' || position || '|' || case_id ||"
      " '|' || kind || '|' || name || '|' || assertion || '|' ||"
      " coalesce(value, '-') || '|' || coalesce(low, '-') || '|' ||"
      " coalesce(high, '-') || '|' || coalesce(sd, '-') || '|' ||"
      " coalesce(unit, '-') || '|' || coalesce(site, '-') || '|' ||"
      " coalesce(side, '-') || '|' || coalesce(time, '-') || '|' || shown ||"
      " '|' || keys || '|' || flags || '|' || readings || '|' || begin_ ||"
      " '|' || end_ || '|' || quote || '|' || section || '|' || language ||"
      " '|' || rule, x'0a')"
      " FROM (SELECT * FROM facts ORDER BY document_id, position)");
}

TEST(Migrate, LeavesWhatEachFactSays) {
  const Scratch scratch;
  scratch.write("old.casebook", old_base());
  std::string before;
  {
    Result<Connection> old =
        Connection::open(scratch.path("old.casebook"), Connection::Mode::kRead);
    ASSERT_TRUE(old);
    before = all_facts(*old);
  }
  ASSERT_GT(before.size(), 5000U);
  KnowledgeBase kb = scratch.base("old.casebook");
  EXPECT_EQ(all_facts(kb.connection()), before);
  EXPECT_LT(count(kb, "labels"), 120);
}

TEST(Migrate, AStepForEverySchema) {
  EXPECT_EQ(migrations_sql().size(),
            static_cast<std::size_t>(kSchemaVersion - 1));
}

TEST(Migrate, AFailingStepLeavesTheOldBase) {
  const Scratch scratch;
  scratch.write("bones.casebook", old_base());
  {
    Result<Connection> connection =
        Connection::open(scratch.path(), Connection::Mode::kWrite);
    ASSERT_TRUE(connection);
    ASSERT_TRUE(connection->run("CREATE TABLE placements (mine)"));
  }
  const Result<KnowledgeBase> kb = KnowledgeBase::open(scratch.path(), {});
  ASSERT_FALSE(kb);
  Result<Connection> connection =
      Connection::open(scratch.path(), Connection::Mode::kRead);
  EXPECT_EQ(*connection->integer("PRAGMA user_version"), 1);
  EXPECT_EQ(*connection->integer("SELECT count(*) FROM facts"), 120);
  EXPECT_FALSE(connection->prepare("SELECT decided FROM facts"));
}

TEST(Migrate, AKillAtAnyMomentLeavesTheOldOrTheNewBase) {
  const Scratch scratch;
  const std::string bytes = old_base();
  int old_ones = 0;
  int new_ones = 0;
  for (int round = 0; round < 12; ++round) {
    const std::string name = "k" + std::to_string(round);
    scratch.write(name, bytes);
    const pid_t child = fork();
    if (child == 0) {
      const auto done = migrate(scratch.path(name));
      _exit(done ? 0 : 1);
    }
    usleep(static_cast<useconds_t>(round * 1500));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    std::int64_t version = 0;
    {
      Result<Connection> connection =
          Connection::open(scratch.path(name), Connection::Mode::kRead);
      ASSERT_TRUE(connection);
      version = *connection->integer("PRAGMA user_version");
    }
    ++(version == 1 ? old_ones : new_ones);
    KnowledgeBase kb = scratch.base(name);
    EXPECT_EQ(count(kb, "facts"), 120);
    expect_sound(kb);
  }
  EXPECT_EQ(old_ones + new_ones, 12);
}

}  // namespace
}  // namespace casebook
