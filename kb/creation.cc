#include "kb/creation.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "kb/embedded.h"
#include "kb/knowledge_base.h"
#include "kb/sqlite.h"
#include "kb/statements.h"

namespace casebook {
namespace {

Status fill_new(const std::string& path) {
  Result<Connection> connection =
      Connection::open(path, Connection::Mode::kCreate);
  if (!connection) return connection.error();
  Status done = connection->begin();
  if (!done) return done;
  done = connection->run(schema_sql());
  if (done) done = connection->run(views_sql());
  if (!done) return done;
  done = connection->run(
      fmt::format("PRAGMA application_id={}; PRAGMA user_version={};",
                  kApplicationId, kSchemaVersion));
  if (!done) return done;
  Result<SqlStatement> about = connection->prepare(sql::kSetAbout);
  if (!about) return about.error();
  constexpr std::array<std::array<std::string_view, 2>, 3> kAboutRows = {{
      {"what", "a casebook knowledge base: facts of case reports"},
      {"needs_casebook", "0.1.0"},
      {"made_by", "casebook " CASEBOOK_VERSION},
  }};
  for (const auto& [key, value] : kAboutRows) {
    about->bind(1, key);
    about->bind(2, value);
    done = about->run();
    if (!done) return done;
  }
  return connection->commit();
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

bool may_write(const std::string& path) {
  return faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

void sync_folder(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);
  close(file);
}

Status create_base(const std::string& path) {
  if (!may_write(folder_of(path))) {
    return Error{Fault::kKnowledge, "E-KB-READONLY", path,
                 "the folder does not exist or is read-only",
                 "choose another place for the knowledge base"};
  }
  const std::string making = fmt::format("{}.new-{}", path, getpid());
  unlink(making.c_str());
  Status filled = fill_new(making);
  if (!filled) {
    unlink(making.c_str());
    return filled;
  }
  const bool named = link(making.c_str(), path.c_str()) == 0;
  const int code = errno;
  unlink(making.c_str());
  // EEXIST: somebody else was faster, and that one is as good.
  if (!named && code != EEXIST)
    return Error{Fault::kDisk, "E-KB-IO", path, std::strerror(code), ""};
  sync_folder(folder_of(path));
  return Ok{};
}

}  // namespace casebook
