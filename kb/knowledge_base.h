// KnowledgeBase: one SQLite file that keeps documents, cases, facts and
// decisions (see kb/README.md and kb/schema.sql).
//
// Invariant: an open KnowledgeBase is one of ours (application_id), of this
// schema (user_version), whole (no page missing). A file that is none of that
// is refused with a reason and left as it was. A base of an older schema is
// brought forward on opening, after a copy of it was made (kb/migrate.h).
// Faults: kKnowledge (missing, foreign, newer, damaged, read-only, beside a
// stray journal, on a network file system), kBusy, kDisk.
// Threads: one at a time; open another KnowledgeBase for another thread. Never
// fork() with one open, nor open its file by other means in the same process:
// closing that other handle would drop SQLite's locks.
//
//   Result<KnowledgeBase> kb = KnowledgeBase::open_or_create("bones.casebook");
//   if (!kb) return kb.error();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/sqlite.h"

namespace casebook {

// "CSBK": tells our files from other SQLite files.
inline constexpr std::int64_t kApplicationId = 0x4353424B;
// Of kb/schema.sql; counts up by one with each file of kb/migrations/.
inline constexpr std::int64_t kSchemaVersion = 4;

struct OpenOptions {
  bool write = false;
  // Network and FUSE file systems lose locks, and with them data: writing is
  // refused there unless this is set. The override is kept in `warnings()`.
  bool allow_network = false;
};

class KnowledgeBase {
 public:
  // Opens an existing base.
  static Result<KnowledgeBase> open(const std::string& path,
                                    const OpenOptions& options);
  // Opens it for writing, or makes an empty one. A base appears under its name
  // whole or not at all, whenever the making is interrupted.
  static Result<KnowledgeBase> open_or_create(const std::string& path,
                                              OpenOptions options = {});

  // Copies the base to a new file, whoever writes to it meanwhile, and opens
  // the copy to see that it is sound. kUsage where the file exists.
  Status back_up(const std::string& path);

  const std::string& path() const { return path_; }
  bool writable() const { return writable_; }
  // What a person should know although the base could be opened: that it is
  // on a network file system.
  const std::vector<std::string>& warnings() const { return warnings_; }

  // For the other files of kb/; nobody else talks SQL.
  Connection& connection() { return connection_; }

 private:
  KnowledgeBase() = default;

  std::string path_;
  bool writable_ = false;
  std::vector<std::string> warnings_;
  Connection connection_;
};

// The file that a path leads to through links: the journal, the lock and the
// backups stand beside that one, whichever name is used.
std::string base_file(const std::string& path);

// Whether a statfs() type is one whose locks cannot be trusted.
bool is_network_file_system(std::uint64_t type);

}  // namespace casebook
