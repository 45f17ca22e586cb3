#include "kb/migrate.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <span>

#include "kb/creation.h"
#include "kb/embedded.h"
#include "kb/knowledge_base.h"
#include "kb/lock.h"
#include "kb/sqlite.h"
#include "kb/statements.h"

namespace casebook {
namespace {

// Another program that migrates the same base is done in that time.
constexpr std::chrono::milliseconds kWait{10'000};

// A name that no file has: a copy is never written over.
std::string name_of_copy(const std::string& path, std::int64_t version) {
  const std::string name = fmt::format("{}.schema-{}", path, version);
  std::string free = name;
  std::error_code ignored;
  for (int i = 2; std::filesystem::exists(free, ignored); ++i)
    free = fmt::format("{}-{}", name, i);
  return free;
}

Status copy_beside(Connection& connection, const std::string& copy) {
  Status done = connection.copy_to(copy);
  if (!done) {
    unlink(copy.c_str());
    return done;
  }
  const int file = open(copy.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = file >= 0 && fsync(file) == 0;
  const int code = errno;
  if (file >= 0) close(file);
  if (!synced)
    return Error{Fault::kDisk, "E-KB-IO", copy, std::strerror(code), ""};
  sync_folder(folder_of(copy));
  return Ok{};
}

Status run_steps(Connection& connection, std::int64_t version) {
  const std::span<const char* const> steps = migrations_sql();
  for (auto step = version; step < kSchemaVersion; ++step) {
    const auto index = static_cast<std::size_t>(step - 1);
    if (index >= steps.size()) {
      return Error{Fault::kBug, "E-KB-MIGRATION", "",
                   fmt::format("there is no way from schema {}", step), ""};
    }
    Status done = connection.run(steps[index]);
    if (!done) return done;
  }
  Status done = connection.run(views_sql());
  if (!done) return done;
  return connection.run(fmt::format("PRAGMA user_version={};", kSchemaVersion));
}

}  // namespace

Result<std::string> migrate(const std::string& path) {
  const Result<WriterLock> lock = WriterLock::take(path, kWait);
  if (!lock) return lock.error();
  Result<Connection> connection =
      Connection::open(path, Connection::Mode::kWrite);
  if (!connection) return connection.error();
  // Somebody may have been faster.
  const Result<std::int64_t> version = connection->integer(sql::kUserVersion);
  if (!version) return version.error();
  if (*version >= kSchemaVersion) return std::string();
  const std::string copy = name_of_copy(path, *version);
  Status done = copy_beside(*connection, copy);
  if (!done) return done.error();
  done = connection->begin();
  if (!done) return done.error();
  done = run_steps(*connection, *version);
  if (done) done = connection->commit();
  if (done) return copy;
  Error error = done.error();
  connection->roll_back();
  error.hint = "the base is as it was; a copy is " + copy;
  return error;
}

}  // namespace casebook
