#include "kb/knowledge_base.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "kb/creation.h"
#include "kb/decision_log.h"
#include "kb/decision_statements.h"
#include "kb/migrate.h"
#include "kb/statements.h"

namespace casebook {
namespace {

Error unusable(const std::string& path, const char* code, std::string what,
               std::string hint) {
  return {Fault::kKnowledge, code, path, std::move(what), std::move(hint)};
}

Error damaged(const std::string& path, std::string what) {
  return unusable(path, "E-KB-DAMAGED",
                  "the knowledge base is damaged: " + std::move(what),
                  "restore a backup, or run casebook doctor");
}

// What can be told of the file without opening it.
Status check_file(const std::string& path) {
  struct stat file {};
  if (stat(path.c_str(), &file) != 0) {
    return errno == ENOENT
               ? unusable(path, "E-KB-MISSING", "there is no such file",
                          "casebook ingest makes a knowledge base")
               : unusable(path, "E-KB-OPEN", std::strerror(errno), "");
  }
  if (!S_ISREG(file.st_mode))
    return unusable(path, "E-KB-FOREIGN", "not a regular file", "");
  if (file.st_size == 0) {
    return unusable(path, "E-KB-FOREIGN",
                    "the file is empty and not a knowledge base",
                    "remove it to let casebook ingest make one");
  }
  return Ok{};
}

// A write without rights fails late and obscurely inside SQLite.
Status check_rights(const std::string& path) {
  if (!may_write(path)) {
    return unusable(path, "E-KB-READONLY", "the file is read-only",
                    "reading works; writing needs the right to");
  }
  if (!may_write(folder_of(path))) {
    return unusable(path, "E-KB-READONLY",
                    "its folder is read-only, and a journal must be written "
                    "beside it",
                    "reading works; writing needs the right to");
  }
  return Ok{};
}

bool on_network(const std::string& folder) {
  struct statfs found {};
  if (statfs(folder.c_str(), &found) != 0) return false;
  return is_network_file_system(static_cast<std::uint64_t>(found.f_type));
}

Status check_place(const std::string& path, const OpenOptions& options,
                   std::vector<std::string>& warnings) {
  if (!on_network(folder_of(path))) return Ok{};
  if (options.write && !options.allow_network) {
    return unusable(path, "E-KB-NETWORK",
                    "on a network or FUSE file system, whose locks can lose "
                    "data",
                    "keep the knowledge base on a local disk");
  }
  warnings.emplace_back(path + ": on a network or FUSE file system");
  return Ok{};
}

// The schema that the file is of, ours or older.
Result<std::int64_t> check_version(Connection& connection,
                                   const std::string& path) {
  const Result<std::int64_t> id = connection.integer(sql::kApplicationId);
  if (!id) return id.error();
  const Result<std::int64_t> version = connection.integer(sql::kUserVersion);
  if (!version) return version.error();
  const Result<std::int64_t> tables = connection.integer(sql::kTableCount);
  if (!tables) return tables.error();
  if (*id != kApplicationId) {
    return unusable(path, "E-KB-FOREIGN",
                    *tables == 0 ? "an empty SQLite file, not a knowledge base"
                                 : "a SQLite file of another program, not a "
                                   "knowledge base",
                    "");
  }
  if (*version < 1)
    return damaged(path, fmt::format("it says to be of schema {}", *version));
  if (*version <= kSchemaVersion) return *version;
  std::string needs = "a newer casebook";
  Result<SqlStatement> about = connection.prepare(sql::kAbout);
  if (about) {
    about->bind(1, std::string_view("needs_casebook"));
    const Result<bool> row = about->step();
    if (row && *row) needs = "casebook >= " + std::string(about->text(0));
  }
  return unusable(path, "E-KB-NEWER",
                  fmt::format("made by a newer casebook (schema {}, this "
                              "program knows {})",
                              *version, kSchemaVersion),
                  "needs " + needs);
}

// A file that lost its end reads well until the lost page is wanted; SQLite's
// own check passes when less than a page is gone.
Status check_size(Connection& connection, const std::string& path) {
  // Within a transaction no writer can be changing the size.
  Status done = connection.run("BEGIN");
  if (!done) return done;
  const Result<std::int64_t> pages = connection.integer(sql::kPageCount);
  const Result<std::int64_t> size = connection.integer(sql::kPageSize);
  struct stat file {};
  const bool known = stat(path.c_str(), &file) == 0;
  connection.roll_back();
  if (!pages) return pages.error();
  if (!size) return size.error();
  if (known && file.st_size < *pages * *size) {
    return damaged(path, fmt::format("{} of {} bytes are there", file.st_size,
                                     *pages * *size));
  }
  return Ok{};
}

Status check_tables(Connection& connection, const std::string& path) {
  const auto check = [&](std::string_view statement) -> Status {
    const Result<SqlStatement> prepared = connection.prepare(statement);
    if (prepared) return Ok{};
    if (prepared.error().fault != Fault::kBug) return prepared.error();
    return damaged(path, "a table is missing");
  };
  for (const std::string_view statement : sql::kAll) {
    Status done = check(statement);
    if (!done) return done;
  }
  for (const std::string_view statement : sql::kDecisionStatements) {
    Status done = check(statement);
    if (!done) return done;
  }
  return Ok{};
}

// The schema that the base is of.
Result<std::int64_t> check_base(const std::string& path) {
  Result<Connection> connection =
      Connection::open(path, Connection::Mode::kRead);
  if (!connection) return connection.error();
  Result<std::int64_t> version = check_version(*connection, path);
  if (!version) return version;
  Status done = check_size(*connection, path);
  if (done && *version == kSchemaVersion)
    done = check_tables(*connection, path);
  if (!done) return done.error();
  return version;
}

// Takes an older base to this program's schema.
Status bring_forward(const std::string& path, std::int64_t version,
                     const OpenOptions& options,
                     std::vector<std::string>& warnings) {
  const bool may = check_rights(path) &&
                   (options.allow_network || !on_network(folder_of(path)));
  if (!may) {
    return unusable(path, "E-KB-OLDER",
                    fmt::format("of schema {}, older than this program's {}, "
                                "and cannot be written",
                                version, kSchemaVersion),
                    "open it once where it can be written");
  }
  const Result<std::string> copy = migrate(path);
  if (!copy) return copy.error();
  if (!copy->empty()) {
    warnings.push_back(fmt::format(
        "{}: brought from schema {} to {}; the base as it was is {}", path,
        version, kSchemaVersion, *copy));
  }
  const Result<std::int64_t> now = check_base(path);
  if (!now) return now.error();
  return Ok{};
}

// The base and the journal of decisions brought to the same. A reader that
// cannot write says what it does not see.
Status settle_decisions(Connection& connection, const std::string& path,
                        const OpenOptions& options,
                        std::vector<std::string>& warnings) {
  const Result<bool> even = is_even(connection, path);
  if (!even) return even.error();
  if (*even) return Ok{};
  if (options.write) return synchronise(connection, path, warnings);
  Status done = check_rights(path);
  if (done) {
    Result<Connection> writer =
        Connection::open(path, Connection::Mode::kWrite);
    done =
        writer ? synchronise(*writer, path, warnings) : Status(writer.error());
  }
  if (!done) {
    warnings.push_back(path + ": its decisions and their journal differ (" +
                       done.error().to_text() + ")");
  }
  return Ok{};
}

Error stray(const std::string& path, std::string what) {
  return unusable(path, "E-KB-STRAY", std::move(what),
                  "move it to a safe place, or restore the pair it came from");
}

// SQLite would take a journal that is not the base's for its own, and remove
// it: it may be the only copy of something. So nothing is opened beside one.
Status check_strays(const std::string& path) {
  const std::string wal = path + "-wal";
  struct stat file {};
  if (stat(wal.c_str(), &file) == 0) {
    return stray(wal,
                 "a write-ahead journal stands beside the knowledge base, "
                 "which never has one");
  }
  const std::string journal = path + "-journal";
  constexpr std::array<char, 8> kMagic = {'\xd9', '\xd5', '\x05', '\xf9',
                                          '\x20', '\xa1', '\x63', '\xd7'};
  std::array<char, 8> head{};
  std::ifstream(journal, std::ios::binary).read(head.data(), head.size());
  // A zero is there until the journal counts.
  if (head[0] != '\0' && head != kMagic)
    return stray(journal, "this is not the knowledge base's journal");
  return Ok{};
}

}  // namespace

bool is_network_file_system(std::uint64_t type) {
  constexpr std::array<std::uint64_t, 9> kTypes = {
      0x65735546,  // FUSE
      0x6969,      // NFS
      0xff534d42,  // CIFS
      0xfe534d42,  // SMB 2
      0x517b,      // SMB
      0x01021997,  // 9P
      0x5346414f,  // AFS
      0x00c36400,  // Ceph
      0x47504653,  // GPFS
  };
  // f_type is signed on some machines: compare the low 32 bits.
  return std::find(kTypes.begin(), kTypes.end(), type & 0xffffffffU) !=
         kTypes.end();
}

std::string base_file(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_symlink(path, failed)) return path;
  const std::filesystem::path whole =
      std::filesystem::weakly_canonical(path, failed);
  return failed ? path : whole.string();
}

Result<KnowledgeBase> KnowledgeBase::open(const std::string& named,
                                          const OpenOptions& options) {
  const std::string path = base_file(named);
  KnowledgeBase base;
  base.path_ = path;
  base.writable_ = options.write;
  Status done = check_file(path);
  if (!done) return done.error();
  done = check_place(path, options, base.warnings_);
  if (!done) return done.error();
  done = check_strays(path);
  if (!done) return done.error();
  // Looked at with a reader's connection first: a writer's settings would
  // already change a file that is not ours.
  Result<std::int64_t> version = check_base(path);
  if (!version) return version.error();
  if (*version < kSchemaVersion) {
    done = bring_forward(path, *version, options, base.warnings_);
    if (!done) return done.error();
  }
  if (options.write) {
    done = check_rights(path);
    if (!done) return done.error();
  }
  Result<Connection> connection = Connection::open(
      path, options.write ? Connection::Mode::kWrite : Connection::Mode::kRead);
  if (!connection) return connection.error();
  base.connection_ = std::move(*connection);
  done = settle_decisions(base.connection_, path, options, base.warnings_);
  if (!done) return done.error();
  return base;
}

Status KnowledgeBase::back_up(const std::string& path) {
  struct stat file {};
  if (stat(path.c_str(), &file) == 0) {
    return Error{Fault::kUsage, "E-KB-EXISTS", path,
                 "there is a file of that name", "choose another"};
  }
  Status done = connection_.copy_to(path);
  if (!done) {
    unlink(path.c_str());
    return done;
  }
  const int copy = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = copy >= 0 && fsync(copy) == 0;
  if (copy >= 0) close(copy);
  if (!synced)
    return Error{Fault::kDisk, "E-KB-IO", path, std::strerror(errno), ""};
  sync_folder(folder_of(path));
  Result<KnowledgeBase> opened = KnowledgeBase::open(path, {});
  if (!opened) return opened.error();
  const Result<std::string> check = opened->connection().text(sql::kQuickCheck);
  if (!check) return check.error();
  if (*check != "ok") return damaged(path, *check);
  return Ok{};
}

Result<KnowledgeBase> KnowledgeBase::open_or_create(const std::string& named,
                                                    OpenOptions options) {
  const std::string path = base_file(named);
  options.write = true;
  struct stat file {};
  if (stat(path.c_str(), &file) != 0 && errno == ENOENT) {
    std::vector<std::string> warnings;
    Status done = check_place(path, options, warnings);
    if (!done) return done.error();
    done = create_base(path);
    if (!done) return done.error();
  }
  return open(path, options);
}

}  // namespace casebook
